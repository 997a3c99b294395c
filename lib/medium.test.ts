import { expect, test } from "vitest";
import { mediumAsPlace, mediumWithOutlet, mediumWords, shortMedium } from "./medium.ts";
import { MEDIA } from "./statement.ts";

test("mediumWords: the verb tells how it was said", () => {
  expect(MEDIA.map((medium) => mediumWords(medium).verb)).toEqual([
    "Said",
    "Said",
    "Said",
    "Said",
    "Said",
    "Issued",
    "Posted",
    "Wrote",
    "Wrote",
    "Testified",
    "Issued",
    "Issued",
  ]);
});

test("a post: is named by its platform where that is recorded", () => {
  const post = { medium: "social-post", outlet: "Twitter" } as const;
  expect([mediumWithOutlet(post), shortMedium(post), mediumAsPlace(post)]).toEqual([
    "Twitter",
    "Twitter",
    "on Twitter",
  ]);
  expect(mediumWithOutlet({ medium: "social-post", outlet: null })).toBe("Social media post");
});

test("an interview: is named with its outlet", () => {
  expect(mediumWithOutlet({ medium: "interview", outlet: "NBC News" })).toBe("Interview, NBC News");
});
