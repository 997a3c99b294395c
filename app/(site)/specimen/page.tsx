import { notFound } from "next/navigation";
import { Specimen } from "../../../components/fixtures/Specimen.tsx";
import { SiteLayout } from "../../../components/site/SiteLayout.tsx";

/** Every state of a statement side by side, for whoever works on its looks: in development only. */
export default function Page() {
  if (process.env.NODE_ENV === "production") notFound();
  return (
    <SiteLayout sections={[]} current={{ kind: "other" }} edition={null}>
      <Specimen />
    </SiteLayout>
  );
}
