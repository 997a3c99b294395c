import { expect, test } from "vitest";
import { PUBLISHED } from "./fixtures/runningStory.ts";
import { publishedMeanwhile, publishedMeanwhileInWords } from "./publishedMeanwhile.ts";

const told = (known: readonly string[]) => publishedMeanwhileInWords(publishedMeanwhile(PUBLISHED, known));

test("publishedMeanwhile: those that nobody here knew, by name", () => {
  expect(publishedMeanwhile(PUBLISHED, ["u1"]).map(({ _key }) => _key)).toEqual(["u2"]);
  expect(told(["u1", "u2", "gone"])).toBeNull();
  expect(told(["u1"])).toBe("“Headline of u2” was published meanwhile. Look at it before you publish yours.");
  expect(told([])).toBe(
    "“Headline of u1” and “Headline of u2” were published meanwhile. Look at them before you publish yours.",
  );
});
