import { expect, test } from "vitest";
import { failureSentence } from "./failureSentence.ts";

const answered = (statusCode: number) => Object.assign(new Error("The lake says so"), { statusCode });

test.each([
  [409, "Somebody changed the document meanwhile"],
  [403, "Your role doesn’t allow this"],
  [401, "You are no longer signed in"],
  [400, "The lake says so"],
])("failureSentence of an answer with %i: %s", (status, words) => {
  expect(failureSentence(answered(status))).toContain(words);
});

test("failureSentence of a proxy that got no answer: nothing is lost, and it may be done", () => {
  expect(failureSentence(answered(504))).toContain("look whether it was done");
});

test("failureSentence without an answer: nothing is lost", () => {
  expect(failureSentence(new TypeError("Failed to fetch"))).toContain(
    "Nothing that you have written is lost",
  );
});
