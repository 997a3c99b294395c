import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CHANGE_KINDS } from "./changeKinds.ts";
import { type Change, classifyChange } from "./classifyChange.ts";
import type { StoredDocument } from "./storedDocument.ts";

const WORDS = "Mayor Mara Vane said on Monday that the ferry would sail with 30,000 tickets sold.";

function block(_key: string, text: string, more: object = {}) {
  return {
    _type: "block",
    _key,
    style: "normal",
    children: [{ _type: "span", _key: `${_key}s`, text, marks: [] }],
    ...more,
  };
}

function statement(_key: string, _ref: string, more: object = {}) {
  return { _type: "statement", _key, quote: { _type: "reference", _ref }, ...more };
}

const STORY: StoredDocument = {
  _id: "story",
  _type: "article",
  headline: "Ferry stays in harbour",
  slug: { current: "ferry" },
  standfirst: "The council met.",
  byline: [{ _type: "reference", _ref: "ines-holm", _key: "b1" }],
  dateline: "Port Ellis",
  topics: [{ _ref: "harbour", _key: "t1" }],
  body: [
    block("p1", "The council met at the quay."),
    block("p2", WORDS),
    statement("s1", "vane-no-sailing", { excerpt: "It will not sail." }),
    block("p3", "Nobody asked the crew. The meeting ended."),
  ],
  updates: [{ _type: "update", _key: "u1", headline: "Noon", body: [block("q1", "Nothing new.")] }],
  replyRequests: [{ _key: "r1", to: "The company" }],
};

const QUOTE: StoredDocument = {
  _id: "vane-no-sailing",
  _type: "quote",
  text: "It will not sail.",
  language: "en",
  speaker: { _ref: "mara-vane" },
  roleAtTime: "Mayor",
  medium: "speech",
  saidAt: { date: "2031-05-01", precision: "day", bound: "exact" },
  place: "Port Ellis",
  sources: [{ _key: "c1", source: { _ref: "src" }, locator: "page 1" }],
  check: { state: "not-checked", note: "No recording." },
  status: "live",
};

const nameOf = (id: string) => ({ "mara-vane": "Mara Vane", "dele-okoro": "Dele Okoro" })[id] ?? id;
const changesOf = (published: StoredDocument, more: object): readonly Change[] =>
  classifyChange(published, { ...published, ...more }, nameOf).changes;
/** Each change as `kind where: was → now`. */
const told = (published: StoredDocument, more: object) =>
  changesOf(published, more).map(({ kind, where, was, now }) => `${kind} ${where}: ${was} → ${now}`);
const withText = (text: string) => ({ body: bodyWith("p2", text) });

function bodyWith(key: string, text: string) {
  return (STORY.body as readonly { _key: string }[]).map((item) =>
    item._key === key ? block(key, text) : item,
  );
}

describe("classifyChange of a published update", () => {
  const [update] = STORY.updates as readonly object[];
  const rulingOf = (updates: readonly object[]) => {
    const { correctionNeeded, allowedCorrections } = classifyChange(STORY, { ...STORY, updates }, nameOf);
    return { correctionNeeded, allowedCorrections };
  };

  test.each([
    ["its words", { body: [block("q1", "Nothing old.")] }, ["clarification", "correction"]],
    ["a mark", { body: [block("q1", "Nothing new!")] }, ["refile", "clarification", "correction"]],
    [
      "more words",
      { body: [block("q1", "Nothing new."), block("q2", "More.")] },
      ["clarification", "correction"],
    ],
    ["its time", { at: { date: "2031-05-01", bound: "exact" } }, ["clarification", "correction"]],
  ])("%s: asks for a correction", (_name, more, allowed) => {
    const { correctionNeeded, allowedCorrections } = rulingOf([{ ...update, ...more }]);
    expect(correctionNeeded).toBe(true);
    expect([...allowedCorrections].sort()).toEqual([...allowed].sort());
  });

  test("taken out: asks for a correction", () => {
    expect(rulingOf([])).toEqual({
      correctionNeeded: true,
      allowedCorrections: ["correction", "clarification", "withdrawal"],
    });
  });

  test("another address behind the same words: asks for one", () => {
    const linked = (href: string) => ({
      ...block("q1", "Nothing new."),
      markDefs: [{ _type: "link", _key: "l1", href }],
    });
    const story = (href: string) => ({ ...STORY, updates: [{ ...update, body: [linked(href)] }] });
    const at = (href: string) =>
      classifyChange(story("https://port.example/a"), story(href), nameOf).correctionNeeded;
    expect([at("https://port.example/a"), at("https://port.example/b")]).toEqual([false, true]);
  });

  test("a new one beside it, or made a key update: asks for none", () => {
    const more = { _type: "update", _key: "u2", headline: "Five ferries", body: [block("q1", "More.")] };
    expect(rulingOf([{ ...update, isKey: true }, more]).correctionNeeded).toBe(false);
  });
});

describe("classifyChange of a paragraph", () => {
  test.each([
    ["digits", WORDS.replace("30,000", "33,000"), "number Second paragraph: 30,000 → 33,000"],
    ["a number word", WORDS.replace("30,000", "three"), "number Second paragraph: 30,000 → three"],
    ["a name", WORDS.replace("Vane", "Lane"), "name Second paragraph: Vane → Lane"],
    ["a day", WORDS.replace("Monday", "Tuesday"), "fact Second paragraph: Monday → Tuesday"],
    [
      "a negation",
      WORDS.replace("would sail", "would not sail"),
      "fact Second paragraph: would sail → would not sail",
    ],
    ["a letter", WORDS.replace("tickets", "tickests"), "spelling Second paragraph: tickets → tickests"],
    ["a capital", WORDS.replace("Mayor", "mayor"), "spelling Second paragraph: Mayor → mayor"],
    ["a mark", WORDS.replace(" sold.", " sold!"), "spelling Second paragraph: . → !"],
    ["a word", WORDS.replace("sail with", "leave with"), "text Second paragraph: sail → leave"],
    ["a letter of a name", WORDS.replace("Vane", "Vaine"), "name Second paragraph: Vane → Vaine"],
  ])("%s changed: the weightiest kind that fits", (_, text, change) => {
    expect(told(STORY, withText(text))).toEqual([change]);
  });

  test("a name that starts a sentence, known from elsewhere: a name", () => {
    const published = { ...STORY, body: [block("p1", "Mara Vane spoke."), block("p2", "Vane left.")] };
    expect(told(published, { body: [block("p1", "Mara Vane spoke."), block("p2", "Lane left.")] })).toEqual([
      "name Second paragraph: Vane → Lane",
    ]);
  });

  test.each([
    ["illegal", "legal"],
    ["unnamed", "named"],
    ["can", "can’t"],
  ])("%s for %s: no spelling", (was, now) => {
    const published = { ...STORY, body: [block("p1", `It is ${was} here.`)] };
    const [change] = changesOf(published, { body: [block("p1", `It is ${now} here.`)] });
    expect(change?.allowedCorrections).not.toContain("refile");
  });

  test.each([
    ["four", "4"],
    ["per cent", "percent"],
    ["its", "it’s"],
    ["recieve", "receive"],
  ])("%s for %s: spelling, which may be filed as such", (was, now) => {
    const published = { ...STORY, body: [block("p1", `We have ${was} here.`)] };
    expect(changesOf(published, { body: [block("p1", `We have ${now} here.`)] })).toMatchObject([
      {
        kind: "spelling",
        allowedCorrections: ["refile", "clarification", "correction"],
        needsCorrection: false,
      },
    ]);
  });

  test("typographic marks alone: no change", () => {
    const published = { ...STORY, body: [block("p1", `He didn't -- "no" -- say`)] };
    expect(told(published, { body: [block("p1", "He didn’t — “no” — say")] })).toEqual([]);
  });

  test("a letter between quotation marks, or the marks themselves: a quotation", () => {
    const published = { ...STORY, body: [block("p1", "She called it “the best ferry of them all” then.")] };
    const kinds = (text: string) =>
      changesOf(published, { body: [block("p1", text)] }).map(({ kind }) => kind);
    expect(kinds("She called it “the best fery of them all” then.")).toEqual(["quotation"]);
    expect(kinds("She called it the best ferry of them all then.")).toEqual(["quotation", "quotation"]);
    expect(kinds("She called it “the best ferry of them all” thenn.")).toEqual(["spelling"]);
  });

  test("a sentence added or taken out: an addition, a removal", () => {
    expect(told(STORY, { body: bodyWith("p1", "The council met at the quay. It rained.") })).toEqual([
      "addition First paragraph: null → It rained.",
    ]);
    expect(told(STORY, { body: bodyWith("p3", "The meeting ended.") })).toEqual([
      "removal Third paragraph: Nobody asked the crew. → null",
    ]);
  });

  test("several changes far apart: each by itself, the weightiest first", () => {
    const text = WORDS.replace("said on", "told us on").replace("30,000", "33,000");
    expect(told(STORY, withText(text))).toEqual([
      "number Second paragraph: 30,000 → 33,000",
      "text Second paragraph: said → told us",
    ]);
  });
});

describe("classifyChange of a story", () => {
  const body = STORY.body as readonly { _key: string }[];
  const pick = (...keys: readonly string[]) => keys.map((key) => body.find(({ _key }) => _key === key));

  test.each<[string, object, string[]]>([
    [
      "a new paragraph",
      { body: [...body, block("p4", "It rained.")] },
      ["addition Fourth paragraph: null → It rained."],
    ],
    [
      "a paragraph taken out",
      { body: pick("p1", "p2", "s1") },
      ["removal Third paragraph: Nobody asked the crew. The meeting ended. → null"],
    ],
    [
      "a paragraph moved",
      { body: pick("p2", "p1", "s1", "p3") },
      ["moved Second paragraph: The council met at the quay. → The council met at the quay."],
    ],
    [
      "a paragraph parted in two",
      {
        body: [
          ...pick("p1", "p2", "s1"),
          block("p3", "Nobody asked the crew."),
          block("n1", "The meeting ended."),
        ],
      },
      [],
    ],
    [
      "two paragraphs joined",
      { body: [block("p1", `The council met at the quay. ${WORDS}`), ...pick("s1", "p3")] },
      [],
    ],
    [
      "a paragraph typed anew",
      { body: [block("n1", "The council met at the pier."), ...pick("p2", "s1", "p3")] },
      ["text First paragraph: quay → pier"],
    ],
    [
      "another statement",
      {
        body: [
          ...pick("p1", "p2"),
          statement("s1", "okoro", { excerpt: "It will not sail." }),
          ...pick("p3"),
        ],
      },
      ["quotation Statement 1: vane-no-sailing: It will not sail. → okoro: It will not sail."],
    ],
    [
      "another excerpt",
      { body: [...pick("p1", "p2"), statement("s1", "vane-no-sailing"), ...pick("p3")] },
      ["quotation Statement 1: vane-no-sailing: It will not sail. → vane-no-sailing"],
    ],
    [
      "a statement taken out",
      { body: pick("p1", "p2", "p3") },
      ["quotation Statement 1: vane-no-sailing: It will not sail. → null"],
    ],
    [
      "a new statement",
      { body: [...body, statement("s2", "okoro")] },
      ["addition Statement 2: null → okoro"],
    ],
    ["the headline", { headline: "Ferry leaves harbour" }, ["text Headline: stays in → leaves"]],
    ["the dateline", { dateline: "New Ellis" }, ["fact Dateline: Port Ellis → New Ellis"]],
    [
      "an author",
      { byline: [{ _type: "reference", _ref: "dele-okoro", _key: "b1" }] },
      ["name Byline: ines-holm → Dele Okoro"],
    ],
    [
      "a new update",
      { updates: [...(STORY.updates as object[]), { _key: "u2", headline: "Five ferries", body: [] }] },
      ["addition Update “Five ferries”, headline: null → Five ferries"],
    ],
    [
      "an update's text",
      { updates: [{ _key: "u1", headline: "Noon", body: [block("q1", "Nothing old.")] }] },
      ["text Update “Noon”, first paragraph: new → old"],
    ],
    [
      "what stays in the newsroom",
      { topics: [], replyRequests: [], related: [{ _key: "x" }], publishAt: "2031-01-01T00:00:00Z" },
      [],
    ],
    [
      "a new correction",
      { corrections: [{ _key: "k1", note: "An earlier version …", now: "x", where: "Headline" }] },
      [],
    ],
  ])("%s: told", (_, more, changes) => {
    expect(told(STORY, more)).toEqual(changes);
  });

  test("a change that needs a correction: needed until the draft brings one", () => {
    const number = withText(WORDS.replace("30,000", "33,000"));
    expect(classifyChange(STORY, { ...STORY, ...number })).toMatchObject({
      correctionNeeded: true,
      allowedCorrections: ["correction"],
    });
    const corrections = [{ _key: "k1", kind: "correction" }];
    expect(classifyChange(STORY, { ...STORY, ...number, corrections }).correctionNeeded).toBe(false);
    const known = { ...STORY, corrections };
    expect(classifyChange(known, { ...known, ...number }).correctionNeeded).toBe(true);
  });

  test("a story that was never published: no change, no correction", () => {
    expect(classifyChange(null, STORY)).toEqual({
      changes: [],
      correctionNeeded: false,
      allowedCorrections: [],
    });
  });
});

describe("classifyChange of a statement", () => {
  test.each<[string, object, string[]]>([
    [
      "a letter of its words",
      { text: "It will not sale." },
      ["quotation Exact words: It will not sail. → It will not sale."],
    ],
    ["the speaker", { speaker: { _ref: "dele-okoro" } }, ["attribution Speaker: Mara Vane → Dele Okoro"]],
    [
      "a speaker no longer named",
      { speaker: undefined, unnamed: { description: "a clerk" } },
      ["attribution Speaker: Mara Vane → a clerk"],
    ],
    ["the role", { roleAtTime: "Councillor" }, ["attribution Role that day: Mayor → Councillor"]],
    [
      "the day",
      { saidAt: { date: "2031-05-02", precision: "day", bound: "exact" } },
      ["fact When: 2031-05-01 → 2031-05-02"],
    ],
    ["the place", { place: "Quay" }, ["fact Place: Port Ellis → Quay"]],
    [
      "the source",
      { sources: [{ _key: "c1", source: { _ref: "other" }, locator: "page 1" }] },
      ["attribution Source: src → other"],
    ],
    [
      "that it was checked",
      { check: { state: "word-for-word", against: ["recording"], note: "No recording." } },
      [],
    ],
    ["that it is held", { status: "held" }, []],
    ["a reply", { replies: [{ _key: "r1", quote: { _ref: "x" }, kind: "denies" }] }, []],
  ])("%s: told", (_, more, changes) => {
    expect(told(QUOTE, more)).toEqual(changes);
  });

  test("words, speaker and role: nothing but a correction will do", () => {
    for (const more of [{ text: "No." }, { speaker: { _ref: "x" } }, { roleAtTime: "x" }]) {
      expect(classifyChange(QUOTE, { ...QUOTE, ...more })).toMatchObject({
        correctionNeeded: true,
        allowedCorrections: ["correction"],
      });
    }
  });
});

test("a person renamed: a name, but there is nowhere to file a correction", () => {
  const person = { _id: "p", _type: "person", name: "Mara Vane" };
  expect(classifyChange(person, { ...person, name: "Mara Lane" })).toMatchObject({
    changes: [{ kind: "name", where: "Name", allowedCorrections: [] }],
    correctionNeeded: false,
  });
});

describe("any two versions of a text", () => {
  const word = fc.constantFrom(
    "the",
    "ferry",
    "Vane",
    "30,000",
    "four",
    "not",
    "Monday",
    "“",
    "”",
    ".",
    "sailed",
    "said",
  );
  const text = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(" "));
  const versions = (was: string, now: string) =>
    classifyChange({ ...STORY, body: [block("p", was)] }, { ...STORY, body: [block("p", now)] });

  test("the same text: no change", () => {
    fc.assert(
      fc.property(text, (one) => {
        expect(versions(one, one).changes).toEqual([]);
      }),
    );
  });

  test("a number changed in place: never spelling alone", () => {
    fc.assert(
      fc.property(text, fc.nat(9999), fc.nat(9999), (one, was, now) => {
        fc.pre(was !== now);
        const { changes } = versions(`It had ${was} tickets ${one}`, `It had ${now} tickets ${one}`);
        expect(changes.some(({ kind }) => kind === "number" || kind === "quotation")).toBe(true);
        expect(changes.flatMap(({ allowedCorrections }) => allowedCorrections)).not.toContain("refile");
      }),
    );
  });

  test("whatever changes: kinds in their order, what was in the one and now in the other", () => {
    fc.assert(
      fc.property(text, text, (one, other) => {
        const { changes } = versions(one, other);
        const weights = changes.map(({ kind }) => CHANGE_KINDS.indexOf(kind));
        expect(weights).toEqual(weights.toSorted((a, b) => a - b));
        for (const { was, now } of changes) {
          if (was !== null) expect(one).toContain(was);
          if (now !== null) expect(other).toContain(now);
        }
      }),
    );
  });
});
