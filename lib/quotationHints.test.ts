import { expect, test } from "vitest";
import { quotationHints } from "./quotationHints.ts";

test.each([
  "",
  "We will not close the harbour.",
  "We will not close [the harbour] […] this year.",
  "We will [...] reopen.",
  "He said “no” and then “never”.",
  "“No” is what he said.",
])("look at %j: nothing to say", (text) => {
  expect(quotationHints(text)).toEqual([]);
});

test.each([
  ["We close [the harbour", "The bracket at “[the harbour” isn’t closed."],
  ["We [close [the] harbour", "The bracket at “[close [the] harbour” isn’t closed."],
  ["[the harbour of Port Ellis, all of it", "The bracket at “[the harbour of Port Ell…” isn’t closed."],
  ["We close the harbour] soon", "The ] after “We close the harbour” closes nothing."],
  ["We will ... reopen.", "“...” doesn’t say that we cut something."],
  ["We will … reopen.", "“…” doesn’t say that we cut something."],
  ['"We will reopen."', "There are quotation marks around all of it."],
  ["“We will reopen.”", "There are quotation marks around all of it."],
  [" «Мы откроем порт.» ", "There are quotation marks around all of it."],
])("look at %j: that is said", (text, hint) => {
  expect(quotationHints(text)).toEqual([expect.stringContaining(hint)]);
});
