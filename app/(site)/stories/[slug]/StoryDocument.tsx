import { JsonLd } from "../../../../components/site/JsonLd.tsx";
import { SiteLayout } from "../../../../components/site/SiteLayout.tsx";
import { StoryPage } from "../../../../components/story/StoryPage.tsx";
import { type Story, storyPath, type UpdateOrder } from "../../../../lib/story.ts";
import { storyGraph } from "../../../../lib/structuredData/pageData.ts";
import { readNavigation } from "../../../../server/caching/readNavigation.ts";
import { liveScriptPath } from "../../../../server/live/liveScript.ts";
import { publicSite } from "../../../../server/publicSite.ts";

/** A story's page, at whichever of its addresses. */
export async function StoryDocument({
  story,
  order,
}: {
  readonly story: Story;
  readonly order: UpdateOrder;
}) {
  const navigation = await readNavigation();
  const site = publicSite(navigation);
  return (
    <SiteLayout
      navigation={navigation}
      current={{ kind: "story", sectionSlug: story.section.slug }}
      edition={null}
    >
      <StoryPage
        story={story}
        order={order}
        address={site.origin + storyPath(story.slug)}
        now={new Date()}
        liveScript={liveScriptPath()}
      />
      <JsonLd graph={storyGraph(story, site)} />
    </SiteLayout>
  );
}
