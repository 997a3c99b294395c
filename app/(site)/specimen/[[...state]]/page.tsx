import { notFound } from "next/navigation";
import { topic } from "../../../../components/fixtures/portEllis.ts";
import { SpecimenIndex } from "../../../../components/fixtures/SpecimenIndex.tsx";
import { specimenAt } from "../../../../components/fixtures/specimens.tsx";
import { SiteLayout } from "../../../../components/site/SiteLayout.tsx";
import type { Navigation } from "../../../../lib/navigation.ts";

const NAVIGATION: Navigation = {
  sections: ["Town hall", "Schools", "Harbor", "Courts"].map(topic),
  housePages: [{ title: "How we check", slug: "how-we-check" }],
};

/** Every state of every page, for whoever works on its looks: in development only. */
export default async function Page({ params }: { readonly params: Promise<{ state?: string[] }> }) {
  if (process.env.NODE_ENV === "production") notFound();
  const { state = [] } = await params;
  const specimen = specimenAt(state.join("/"));
  if (specimen === undefined && state.length > 0) notFound();
  return (
    <div dir={specimen?.direction}>
      <SiteLayout
        navigation={NAVIGATION}
        current={specimen?.current ?? { kind: "other" }}
        edition={specimen?.edition ?? null}
      >
        {specimen?.content ?? <SpecimenIndex />}
      </SiteLayout>
    </div>
  );
}
