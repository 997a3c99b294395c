import { expect, test } from "vitest";
import type { Damage } from "./damage.ts";
import { PORT_ELLIS } from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";
import { loadNavigation } from "./navigation.ts";

const page = (slug: string, title: string) => ({
  _id: `page-${slug}`,
  _type: "page",
  title,
  slug: { _type: "slug", current: slug },
});

test("loadNavigation: sections and house pages by title, neither other topics nor drafts nor the staff's text", async () => {
  const { client } = queryLake([
    ...PORT_ELLIS,
    page("how-we-check", "How we check"),
    page("about", "About"),
    page("staff", "Our staff"),
    { ...page("secret", "SECRET-DRAFT"), _id: "drafts.page-secret" },
  ]);
  const { navigation, ids } = await loadNavigation(client);
  expect(navigation).toEqual({
    sections: [
      { id: "topic-local", title: "Local", slug: "local" },
      { id: "topic-world", title: "World", slug: "world" },
    ],
    housePages: [
      { title: "About", slug: "about" },
      { title: "How we check", slug: "how-we-check" },
    ],
  });
  expect(ids).toEqual(["topic-local", "topic-world", "page-about", "page-how-we-check"]);
});

test("loadNavigation, a section without a title: left out, the warning names it", async () => {
  const damages: Damage[] = [];
  const { client } = queryLake([
    ...PORT_ELLIS,
    { _id: "topic-broken", _type: "topic", slug: { current: "broken" }, isSection: true },
  ]);
  const { navigation } = await loadNavigation(client, { warn: (damage) => damages.push(damage) });
  expect(navigation.sections).toHaveLength(2);
  expect(damages).toMatchObject([{ documentId: "topic-broken", path: "title" }]);
});
