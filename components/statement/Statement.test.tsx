import { describe, expect, test } from "vitest";
import type { Statement as StatementRecord, ThreadLink } from "../../lib/statement.ts";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import { anaReyes, engineer, source, statement, tomAsh, ZONE } from "../fixtures/portEllis.ts";
import { Statement } from "./Statement.tsx";

const story = {
  slug: "bridge-report",
  zone: ZONE,
  numbersFromTop: [1, 2, 3],
  statementNumbers: new Map([
    ["first", 1],
    ["third", 3],
  ]),
};

function element(parts: Partial<StatementRecord> = {}, excerpt: string | null = null) {
  return (
    <Statement
      statement={statement({ id: "second", ...parts })}
      number={2}
      excerpt={excerpt}
      isRepeated={false}
      story={story}
    />
  );
}

const read = (parts?: Partial<StatementRecord>, excerpt?: string) => asRead(element(parts, excerpt ?? null));
const markup = (parts?: Partial<StatementRecord>, excerpt?: string) =>
  markupOf(element(parts, excerpt ?? null));

const thread = (parts: Partial<ThreadLink>): ThreadLink => ({
  relation: "replies-to",
  statementId: "first",
  speakerName: "Tom Ash",
  saidAt: { date: "2026-03-06", precision: "day", bound: "exact", zone: ZONE },
  storySlug: "bridge-report",
  ...parts,
});

describe("a statement with nothing missing", () => {
  test("reads as words, speaker, role at the time, and facts", () => {
    expect(read()).toBe(
      [
        "Statement 2",
        "¶ Permalink of statement 2",
        "“We will publish the inspection report in full.”",
        "Ana Reyes Mayor of Port Ellis",
        "Said",
        "Press conference, Port Ellis, March 8, 2026, 11:05 am EDT",
        "Checked",
        "Word for word against a transcript and the recording",
        "Record",
        "Source: Press conference, full video",
        "Archived copy: Press conference, full video",
      ].join("\n"),
    );
  });

  test("stands at an address of its own", () => {
    expect(markup()).toContain('id="statement-second"');
    expect(markup()).toContain('href="/stories/bridge-report#statement-second"');
  });

  test("stands further up already: leads there, and has no second address", () => {
    const again = markupOf(
      <Statement
        statement={statement({ id: "second" })}
        number={2}
        excerpt={null}
        isRepeated
        story={story}
      />,
    );
    expect(again).not.toContain(' id="');
    expect(again).toContain('href="/stories/bridge-report#statement-second"');
  });

  test("names its source to machines and its time as a time", () => {
    expect(markup()).toContain('<blockquote class="_story_');
    expect(markup()).toContain('cite="https://example.org/video"');
    expect(markup()).toContain('<time dateTime="2026-03-08T15:05:00Z">');
  });

  test("never puts a person into <cite>, and links to no page that doesn't exist", () => {
    expect(markup()).not.toContain("<cite");
    expect(markup()).not.toContain("ana-reyes");
  });
});

describe("a thread", () => {
  test("in the same story: leads to the statement, up or down", () => {
    const html = markup({
      replies: [thread({})],
      repliedBy: [thread({ statementId: "third", speakerName: "Ana Reyes" })],
    });
    expect(html).toContain(
      'In reply to <a href="#statement-first">Tom Ash<span aria-hidden="true"> ↑</span></a>',
    );
    expect(html).toContain(
      '<a href="#statement-third">Reply: Ana Reyes<span aria-hidden="true"> ↓</span></a>',
    );
  });

  test("in another story: leads there and says the day", () => {
    expect(markup({ replies: [thread({ statementId: "elsewhere", storySlug: "council" })] })).toContain(
      '<a href="/stories/council#statement-elsewhere">Tom Ash, March 6, 2026</a>',
    );
  });

  test("in no story: is words alone", () => {
    const html = markup({
      repliedBy: [thread({ relation: "denies", statementId: "elsewhere", storySlug: null })],
    });
    expect(html).toContain("<li>Denial: Tom Ash, March 6, 2026</li>");
  });

  test("answered but answering nothing: begins the exchange", () => {
    expect(read({ repliedBy: [thread({ statementId: "third" })] })).toContain("Begins the exchange");
    expect(read()).not.toContain("Begins the exchange");
  });
});

describe("what is missing", () => {
  test("not checked, time and place unknown, no public source: all three are said", () => {
    const text = read({
      medium: "interview",
      saidAt: { date: "2026-03-03", precision: "day", bound: "exact", zone: null },
      place: null,
      sources: [
        {
          source: source({ title: "Recording held by Verbatim", url: null, archivedUrl: null }),
          locator: null,
        },
      ],
      check: { state: "not-checked", against: [], note: "Taken from live audio", at: null },
    });
    expect(text).toContain("Statement 2Not yet checked");
    expect(text).toContain("Interview, March 3, 2026. Time and place not recorded.");
    expect(text).toContain("Not yet. Taken from live audio.");
    expect(text).toContain("No public source. Recording held by Verbatim.");
  });

  test("role not recorded: is said of a person and not of an organization", () => {
    expect(read({ roleAtTime: null })).toContain("Ana Reyes Role not recorded");
    expect(
      read({ roleAtTime: null, speaker: { kind: "organization", id: "o", name: "Bridge Trust", slug: "o" } }),
    ).not.toContain("Role not recorded");
  });

  test("no archived copy: there is no link to one", () => {
    const text = read({ sources: [{ source: source({ archivedUrl: null }), locator: null }] });
    expect(text).toContain("Source");
    expect(text).not.toContain("Archived copy");
  });

  test("several sources: are numbered", () => {
    const text = read({
      sources: [
        { source: source(), locator: null },
        { source: source({ id: "b", archivedUrl: null, url: "https://example.org/b" }), locator: null },
      ],
    });
    expect(text).toContain("Source 1");
    expect(text).toContain("Source 2");
    expect(text).not.toContain("Archived copy 1");
  });

  test("a source that is gone: its going is dated", () => {
    const gone = source({
      url: null,
      archivedUrl: null,
      unavailable: { since: "2026-03-06", reason: "archive closed" },
    });
    expect(read({ sources: [{ source: gone, locator: null }] })).toContain(
      "Source not available since March 6, 2026: archive closed.",
    );
  });

  test("known only by a bound: the bound is printed", () => {
    expect(
      read({
        medium: "social-post",
        outlet: "Bluesky",
        place: null,
        saidAt: { date: "2026-03-08T18:05:00Z", precision: "minute", bound: "by", zone: ZONE },
      }),
    ).toContain("Posted\nBluesky, March 8, 2026, by 2:05 pm EDT");
  });
});

describe("who spoke", () => {
  test("unnamed: is described, with the reason and how many editors know", () => {
    const text = read({ speaker: engineer, roleAtTime: null });
    expect(text).toContain("Speaker not named");
    expect(text).toContain("Unnamed Engineer who worked on the bridge inspection");
    expect(text).toContain("Asked not to be named for fear of losing work. Two editors know who it is.");
  });

  test("two speakers: each beside their own words, with one set of facts", () => {
    const text = read({
      turns: [
        { speaker: tomAsh, roleAtTime: "Council member", text: "When did you read it?" },
        { speaker: anaReyes, roleAtTime: "Mayor of Port Ellis", text: "The 14th." },
      ],
    });
    expect(text).toContain("Exchange between two speakers");
    expect(text).toContain(
      "Tom Ash Council member\n“When did you read it?”\nAna Reyes Mayor of Port Ellis\n“The 14th.”",
    );
    expect(text.match(/Checked/g)).toHaveLength(1);
  });
});

describe("what happened to the words", () => {
  test("translated: the original stands in its own language and direction", () => {
    const parts: Partial<StatementRecord> = {
      original: { text: "الجسر للجميع", language: "ar" },
      translatedBy: "Verbatim",
      check: { state: "translated", against: ["recording"], note: null, at: null },
    };
    expect(markup(parts)).toContain('<span lang="ar" dir="rtl">«الجسر للجميع»</span>');
    expect(read(parts)).toContain("Translated from Arabic");
    expect(read(parts)).toContain("Translated\nBy Verbatim.");
    expect(read(parts)).toContain("Original word for word against the recording");
  });

  test("edited: our words are told apart, and the words before editing are given", () => {
    const parts: Partial<StatementRecord> = {
      text: "[The council] will release the figures […] soon.",
      unedited: "They will release the figures, all of them, soon.",
      check: { state: "edited", against: ["transcript"], note: null, at: null },
    };
    expect(markup(parts)).toContain('“<span class="editorial">[The council]</span> will release');
    expect(read(parts)).toContain("Brackets and cuts are ours");
    expect(read(parts)).toContain("Edited. Compared with a transcript.");
    expect(read(parts)).toContain("In full\n“They will release the figures, all of them, soon.”");
    expect(read({ ...parts, unedited: null })).toContain("In full\nFull wording not available.");
  });

  test("an excerpt: the whole statement is one step away", () => {
    const whole = `First sentence. ${"More words follow here. ".repeat(12)}Last sentence.`;
    const text = read({ text: whole }, "First sentence. […] Last sentence.");
    expect(text).toContain("Excerpt");
    expect(text).toContain("“First sentence. […] Last sentence.”");
    expect(text).toContain("Read all 52 words\n“First sentence. More words follow here.");
  });

  test("a paraphrase: has no quotation marks, in part or in full", () => {
    const check = { state: "paraphrase", against: ["other-outlet"], note: null, at: null } as const;
    expect(read({ check }, "We will publish")).not.toMatch(/[“”]/);
    const text = read({ check });
    expect(text).toContain("Paraphrase, not exact words");
    expect(text).toContain("\nWe will publish the inspection report in full.\n");
  });

  test("deleted: its address goes and the archived copy stays", () => {
    const parts: Partial<StatementRecord> = {
      status: "deleted-by-author",
      statusNote: "Gone by 9:30 pm",
    };
    expect(markup(parts)).toMatch(/^<figure class="[^"]*_gone_/);
    expect(read(parts)).toContain("Deleted by the author");
    expect(read(parts)).toContain("Deleted\nGone by 9:30 pm.");
    expect(markup(parts)).not.toContain('href="https://example.org/video"');
    expect(markup(parts)).toContain('href="https://example.org/archive/video"');
    expect(markup(parts)).toContain('cite="https://example.org/archive/video"');
  });

  test("withdrawn: stays readable, and says when and how", () => {
    const text = read({ status: "withdrawn", statusNote: "March 7, in writing" });
    expect(text).toContain("Withdrawn by the speaker");
    expect(text).toContain("“We will publish the inspection report in full.”");
    expect(text).toContain("Withdrawn\nMarch 7, in writing.");
    expect(read({ status: "withdrawn" })).toContain("Withdrawn\nWhen and how is not recorded.");
  });

  test("corrected: says what was put right, and when", () => {
    expect(
      read({
        corrections: [
          {
            key: "k",
            at: "2026-03-08T19:10:00Z",
            kind: "correction",
            was: "a",
            now: "b",
            where: "text",
            note: "He wrote “b”",
          },
        ],
      }),
    ).toContain("Corrected\nMarch 8, 2026. He wrote “b”.");
  });
});

describe("how long it is", () => {
  const sentences = (count: number) => "These are five more words. ".repeat(count).trim();

  test("more than 90 words: is set smaller", () => {
    expect(markup({ text: sentences(18) })).toContain('<blockquote class="_story_');
    expect(markup({ text: sentences(19) })).toContain('<blockquote class="_long_');
  });

  test("more than 180 words: is folded after its first sentences, and not a word is lost", () => {
    const text = read({ text: sentences(40) });
    expect(text).toContain("200 words");
    expect(text).toContain("Read the remaining 125 words");
    expect(text.match(/These are five more words\./g)).toHaveLength(40);
  });
});

describe("other wordings", () => {
  test("are counted, and each is given with those who print it", () => {
    const variant = { text: "We'll publish it.", kind: "wording", note: "Shorter" } as const;
    const courier = source({ id: "a", publisher: "Courier", url: "https://example.org/courier" });
    const text = markup({
      variants: [
        { ...variant, source: courier },
        {
          ...variant,
          note: null,
          source: source({ id: "b", publisher: "Gazette", url: null, archivedUrl: null }),
        },
        { ...variant, kind: "spelling", source: null },
      ],
    });
    expect(text).toContain("Printed differently in three places.");
    expect(text.match(/“We’ll publish it.”/g)).toHaveLength(2);
    expect(text).toContain('<a href="https://example.org/courier">Courier</a>. Shorter.');
    expect(text).toContain("Gazette. ");
    expect(text).toContain("Spelling only");
    expect(text).toContain("Where it was printed is not recorded. Shorter.");
  });

  test("that change no word: are said to change none", () => {
    expect(read({ variants: [{ text: "a", kind: "punctuation", note: null, source: null }] })).toContain(
      "Printed in another spelling or punctuation in one place, with the same words.",
    );
  });

  test("that are equal in print: are neither counted nor listed", () => {
    const text = "We'll publish it.";
    const same = { text: "We’ll publish it.", kind: "punctuation", note: null, source: null } as const;
    const other = { ...same, text: "We will publish it.", kind: "wording" } as const;
    expect(read({ text, variants: [same] })).not.toContain("Wording");
    expect(read({ text, variants: [same, other] })).toContain("Printed differently in one place.");
    expect(read({ text, variants: [same, other] })).not.toContain("Punctuation only");
  });

  test("that differ in who is said to have said it: are listed even if the words are equal", () => {
    const variants = [{ text: "Yes.", kind: "attribution", note: null, source: null } as const];
    expect(read({ text: "Yes.", variants })).toContain("Attributed differently");
  });

  test("unknown: are not mentioned", () => {
    expect(read()).not.toContain("Wording");
  });
});
