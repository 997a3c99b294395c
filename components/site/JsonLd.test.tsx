import { expect, test } from "vitest";
import { storyGraph } from "../../lib/structuredData/pageData.ts";
import { markupOf } from "../fixtures/asRead.ts";
import { story } from "../fixtures/portEllis.ts";
import { JsonLd } from "./JsonLd.tsx";

const site = { origin: "https://news.example", housePages: [] };

test.each([
  "</script><script>alert(1)</script>",
  "<!--<script>",
  "AT&T &amp; &lt;i&gt;",
  "line\u2028and\u2029paragraph",
  `"quoted" \\ and 'single'`,
])("a headline with %j: one script, and the headline whole in it", (headline) => {
  const html = markupOf(<JsonLd graph={storyGraph(story({ headline }), site)} />);
  const [, json = ""] =
    /^<script type="application\/ld\+json">([^<>&\u2028\u2029]*)<\/script>$/.exec(html) ?? [];
  expect(JSON.parse(json)["@graph"][0].headline).toBe(headline);
});
