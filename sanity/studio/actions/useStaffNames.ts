import { useEffect, useState } from "react";
import { useClient } from "sanity";
import { API_VERSION } from "../../client.ts";
import { loadStaffNames, type StaffName } from "../../queries/staffNames.ts";

/** The staff to choose from; nobody while they aren't loaded. */
export function useStaffNames(): readonly StaffName[] {
  const client = useClient({ apiVersion: API_VERSION });
  const [names, setNames] = useState<readonly StaffName[]>([]);
  useEffect(() => {
    loadStaffNames(client).then(setNames, console.error);
  }, [client]);
  return names;
}
