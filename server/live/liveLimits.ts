export type LiveRefusal = "readers" | "address";

/** How many streams may be open. */
export interface LiveLimits {
  /** Counts a reader in until `leave` is called once with the same address; says why not if there is no room. */
  enter(address: string | null): LiveRefusal | null;
  leave(address: string | null): void;
}

/**
 * @param most of all readers
 * @param mostPerAddress of the readers at one address; those at null, this machine's own, are not counted so
 */
export function createLiveLimits({
  most,
  mostPerAddress,
}: {
  most: number;
  mostPerAddress: number;
}): LiveLimits {
  let readers = 0;
  const byAddress = new Map<string, number>();
  return {
    enter(address) {
      if (readers >= most) return "readers";
      const there = address === null ? 0 : (byAddress.get(address) ?? 0);
      if (there >= mostPerAddress) return "address";
      readers += 1;
      if (address !== null) byAddress.set(address, there + 1);
      return null;
    },
    leave(address) {
      readers -= 1;
      if (address === null) return;
      const left = (byAddress.get(address) ?? 0) - 1;
      if (left > 0) byAddress.set(address, left);
      else byAddress.delete(address);
    },
  };
}
