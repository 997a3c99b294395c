import { expect, test } from "vitest";
import type { Obstacle } from "../../../lib/obstacle.ts";
import { formErrors } from "./formErrors.ts";

const story = { id: "story", type: "article" };
const obstacle: Obstacle = {
  code: "alt-missing",
  severity: "blocks",
  sentence: "The image has no alternative text.",
  documentId: "story",
  documentType: "article",
  path: ["keyImage", "alt"],
  standsAt: ["keyImage", "alt"],
};
const marker = (path: (string | { _key: string } | number)[], message: string) => ({
  level: "error" as const,
  path,
  message,
});

test("formErrors: an error at a place that no obstacle names, with the place and its name", () => {
  const path = ["related", { _key: "a" }, "reason"];
  expect(formErrors([marker(path, "Required")], story, [obstacle])).toEqual([
    {
      severity: "blocks",
      sentence: "related › reason: Required",
      documentId: "story",
      documentType: "article",
      path,
    },
  ]);
});

test("formErrors: what an obstacle has said, at its place or in its words, isn't said again", () => {
  const said = [marker(["keyImage", "alt"], "Required"), marker([], obstacle.sentence)];
  expect(formErrors(said, story, [obstacle])).toEqual([]);
});

test("formErrors: warnings of the form stop nothing", () => {
  expect(formErrors([{ ...marker(["dateline"], "Odd"), level: "warning" }], story, [])).toEqual([]);
});
