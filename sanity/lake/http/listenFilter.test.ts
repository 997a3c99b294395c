import { expect, test } from "vitest";
import { complete } from "../query/datasetFixture.ts";
import { compileListenFilter } from "./listenFilter.ts";

test("listen to a search: documents pass by their own words, and by those of what they refer to", () => {
  const author = complete({ _id: "ann", _type: "person", name: "Élodie" });
  const story = complete({ _id: "story", _type: "story", title: "Harbour", author: { _ref: "ann" } });
  const passes = (filter: string) =>
    compileListenFilter(`*[${filter}]`, { words: "elod*" }, (id) => (id === "ann" ? author : undefined));
  const now = new Date("2026-07-27T12:00:00Z");
  expect(passes("[@, _id] match text::query($words)")(author, now)).toBe(true);
  expect(passes("[@, _id] match text::query($words)")(story, now)).toBe(false);
  expect(passes("author->name match text::query($words)")(story, now)).toBe(true);
});
