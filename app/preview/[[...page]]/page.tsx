import { createDataAttribute } from "@sanity/visual-editing/create-data-attribute";
import { notFound } from "next/navigation";
import type { Edit } from "../../../components/edit.ts";
import { DamagedStory } from "../../../components/preview/DamagedStory.tsx";
import { PreviewBar } from "../../../components/preview/PreviewBar.tsx";
import { SiteLayout } from "../../../components/site/SiteLayout.tsx";
import { STUDIO_PATH } from "../../../lib/routes.ts";
import { readerClient } from "../../../sanity/client.ts";
import type { Damage } from "../../../sanity/queries/damage.ts";
import { loadNavigation } from "../../../sanity/queries/navigation.ts";
import { DamagedStoryError } from "../../../sanity/queries/story.ts";
import { type PreviewedPage, previewedPage } from "../previewedPage.tsx";

/** Kept by nobody: an editor looks at it while typing. */
export const dynamic = "force-dynamic";

interface Props {
  readonly params: Promise<{ page?: string[] }>;
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

const edit: Edit = (type, id) => (path) => ({
  "data-sanity": createDataAttribute({ baseUrl: STUDIO_PATH, type, id, path }).toString(),
});

/** Any page that readers have, as it will be. The front door lets in those who may see it. */
export default async function Page({ params, searchParams }: Props) {
  const path = `/${((await params).page ?? []).join("/")}`;
  const isOfPublished = (await searchParams)["sanity-preview-perspective"] === "published";
  const client = readerClient().withConfig({ perspective: isOfPublished ? "published" : "drafts" });
  const damages: Damage[] = [];
  const warn = (damage: Damage) => void damages.push(damage);
  const page =
    (await previewedPage(path, { client, warn, edit, now: new Date() }).catch(inWords)) ?? notFound();
  const { navigation } = await loadNavigation(client, { warn });
  return (
    <>
      <PreviewBar path={path} isOfPublished={isOfPublished} notes={page.notes} damages={damages} />
      <SiteLayout navigation={navigation} current={page.current} edition={page.edition}>
        {page.content}
      </SiteLayout>
    </>
  );
}

/** A draft may lack what no published story can. */
function inWords(error: unknown): PreviewedPage {
  if (!(error instanceof DamagedStoryError)) throw error;
  const editField = edit("article", error.documentId)(error.field);
  return {
    current: { kind: "other" },
    edition: null,
    notes: [],
    content: <DamagedStory field={error.field} edit={editField} />,
  };
}
