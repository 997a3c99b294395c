import { describe, expect, test } from "vitest";
import type { LiveNews } from "./liveNews.ts";
import { newsSentence, removedUpdateMark, statementMark } from "./liveNewsWords.ts";

const NOTHING: LiveNews = {
  updates: [],
  removedUpdates: [],
  corrections: [],
  statements: {},
  isEnded: false,
};
const say = (news: Partial<LiveNews>, since: "opened" | "looked" = "opened") =>
  newsSentence({ ...NOTHING, ...news }, since);

describe("newsSentence", () => {
  test.each([
    [{}, ""],
    [{ updates: ["a"] }, "1 update since you opened this."],
    [{ updates: ["b", "a"], corrections: ["x"] }, "2 updates and 1 correction since you opened this."],
    [
      { updates: ["a"], removedUpdates: ["b"], statements: { one: "held", two: "corrected", three: "held" } },
      "1 update, 2 statements held, 1 statement corrected and 1 update taken down since you opened this.",
    ],
    [{ isEnded: true }, "Live coverage has ended."],
    [{ updates: ["a"], isEnded: true }, "1 update since you opened this. Live coverage has ended."],
  ] as const)("%o: %s", (news, sentence) => {
    expect(say(news)).toBe(sentence);
  });

  test("after a look: since then", () => {
    expect(say({ updates: ["a"] }, "looked")).toBe("1 update since you last looked.");
  });
});

test("marks: what happened, and since when", () => {
  expect(statementMark("withdrawn", "opened")).toBe("Since you opened this: withdrawn");
  expect(removedUpdateMark("looked")).toBe("Since you last looked: taken down");
});
