import { describe, expect, test } from "vitest";
import type { Damage } from "./damage.ts";
import { PORT_ELLIS, paragraph, ref, type StoredDocument } from "./fixtures/portEllis.ts";
import { queryLake } from "./fixtures/queryLake.ts";
import { loadHousePage, loadStaffPage } from "./housePage.ts";

function page(slug: string, more: Readonly<Record<string, unknown>> = {}): StoredDocument {
  return {
    _id: `page-${slug}`,
    _type: "page",
    _updatedAt: "2031-05-05T10:00:00Z",
    title: `Title of ${slug}`,
    slug: { _type: "slug", current: slug },
    description: `Description of ${slug}.`,
    body: [
      paragraph("h", "First", { style: "h2" }),
      paragraph("p", "We read it twice.", {
        markDefs: [{ _type: "link", _key: "l", source: ref("src-gazette") }],
        children: [{ _type: "span", _key: "s", text: "We read it twice.", marks: ["l"] }],
      }),
      paragraph("i", "Then again.", { listItem: "bullet", level: 1 }),
    ],
    ...more,
  };
}

function lakeOf(...more: StoredDocument[]) {
  const damages: Damage[] = [];
  const { client } = queryLake([...PORT_ELLIS, ...more]);
  return { client, damages, warn: (damage: Damage) => damages.push(damage) };
}

describe("loadHousePage", () => {
  test("a page: its text block by block, and when it was changed", async () => {
    const { client, damages, warn } = lakeOf(page("about"));
    const found = await loadHousePage(client, "about", { warn });
    expect(damages).toEqual([]);
    expect(found?.page).toMatchObject({
      id: "page-about",
      title: "Title of about",
      description: "Description of about.",
      changedAt: "2031-05-05T10:00:00Z",
    });
    expect(found?.page.body.map(({ type }) => type)).toEqual(["heading", "paragraph", "list"]);
    expect(found?.ids).toEqual(["page-about", "src-gazette"]);
  });

  test("no page, or only a draft of one: null", async () => {
    const { client } = lakeOf({ ...page("about"), _id: "drafts.page-about" });
    expect(await loadHousePage(client, "about")).toBeNull();
    expect(await loadHousePage(client, "nowhere")).toBeNull();
  });

  test("a block that has no place in it: left out, the warning names it", async () => {
    const body = [paragraph("p", "Words."), { _type: "statement", _key: "s", quote: ref("held-words") }];
    const { client, damages, warn } = lakeOf(page("about", { body }));
    const found = await loadHousePage(client, "about", { warn });
    expect(found?.page.body).toHaveLength(1);
    expect(damages).toMatchObject([{ documentId: "page-about", path: 'body[_key=="s"]' }]);
    expect(JSON.stringify(found)).not.toContain("SECRET");
  });
});

describe("loadStaffPage", () => {
  const bea = {
    _id: "bea",
    _type: "person",
    name: "Bea Aal",
    slug: { current: "bea-aal" },
    staff: true,
    bio: "Reads minutes.",
  };

  test("staff alone, by name, with the text that opens the page", async () => {
    const { client, damages, warn } = lakeOf(bea, page("staff"));
    const { page: read, ids } = await loadStaffPage(client, { warn });
    expect(damages).toEqual([]);
    expect(read.staff).toEqual([
      {
        id: "bea",
        slug: "bea-aal",
        name: "Bea Aal",
        description: null,
        bio: "Reads minutes.",
        portrait: null,
      },
      { id: "ines-holm", slug: "ines-holm", name: "Ines Holm", description: null, bio: null, portrait: null },
    ]);
    expect(read.introduction?.title).toBe("Title of staff");
    expect(ids).toEqual(expect.arrayContaining(["bea", "ines-holm", "page-staff"]));
    expect(ids).not.toContain("mara-vane");
  });

  test("no text that opens the page: the staff without it", async () => {
    expect((await loadStaffPage(lakeOf().client)).page.introduction).toBeNull();
  });

  test("a person without a name: left out, the warning says whom", async () => {
    const { client, damages, warn } = lakeOf({ ...bea, name: "" });
    const { page: read } = await loadStaffPage(client, { warn });
    expect(read.staff.map(({ id }) => id)).toEqual(["ines-holm"]);
    expect(damages).toContainEqual({ documentId: "bea", path: "name", problem: "is blank" });
  });
});
