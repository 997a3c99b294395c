import { describe, expect, test } from "vitest";
import type { Block, Story } from "../../lib/story.ts";
import { storyOrder } from "../../lib/storyStatements.ts";
import { asRead, markupOf } from "../fixtures/asRead.ts";
import {
  image,
  NOW,
  paragraph,
  source,
  span,
  statementBlock,
  story,
  topic,
  ZONE,
} from "../fixtures/portEllis.ts";
import { StoryPage } from "./StoryPage.tsx";

const page = (parts: Partial<Story> = {}, now = NOW) => (
  <StoryPage
    story={story(parts)}
    order={storyOrder(story(parts))}
    address="https://news.example/stories/bridge-report"
    now={now}
    liveScript={null}
  />
);
const read = (parts?: Partial<Story>, now?: Date) => asRead(page(parts, now));
const markup = (parts?: Partial<Story>, now?: Date) => markupOf(page(parts, now));

const update = (key: string, parts: Partial<Story["updates"][number]> = {}): Story["updates"][number] => ({
  key,
  at: { date: "2026-03-08T18:05:00Z", precision: "minute", bound: "exact", zone: ZONE },
  atNote: null,
  headline: `The council's answer to ${key}`,
  body: [],
  author: null,
  isKey: false,
  ...parts,
});
const correction: Story["corrections"][number] = {
  key: "page-count",
  at: "2026-03-08T19:10:00Z",
  kind: "correction",
  was: "20",
  now: "30",
  where: "body",
  note: "An earlier version gave the number of pages as 20. It's 30.",
};

describe("the head", () => {
  test("says where it belongs, who wrote it and when, with one main heading", () => {
    const html = markup();
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(read()).toMatch(
      /^Town hallBridge closure\nMayor says she will publish the bridge report\nThe council had asked for it twice\.\nBy Nora Lindqvist and Daniel Okafor\nPublished March 8, 2026, 11:58 am EDT\n/,
    );
  });

  test("changed since: says so, the zone only once, and leads to the correction", () => {
    const parts = { updates: [update("a")], corrections: [correction] };
    expect(read(parts)).toContain("Updated 2:05 pm, corrected 3:10 pm");
    expect(markup(parts)).toMatch(
      /<a class="[^"]*" href="#correction-page-count">corrected 3:10\u00A0pm<\/a>/,
    );
    expect(read({ corrections: [correction] })).toContain("\nCorrected 3:10 pm");
  });

  test("updates not known to be later than the story: it isn't called updated", () => {
    const at = { precision: "day", bound: "exact", zone: ZONE } as const;
    const told = [update("morning", { at: { ...at, date: "2026-03-08" } })];
    expect(read({ updates: told })).not.toContain("Updated ");
    expect(read({ updates: [...told, update("next day", { at: { ...at, date: "2026-03-09" } })] })).toContain(
      "Updated March 9, 2026",
    );
  });

  test("a statement in it corrected later: leads there", () => {
    const corrected = { ...correction, key: "word", at: "2026-03-08T20:40:00Z" };
    const parts = {
      body: [statementBlock(1, { id: "one", corrections: [corrected] })],
      corrections: [correction],
    };
    expect(markup(parts)).toMatch(/<a class="[^"]*" href="#statement-one">Corrected 4:40\u00A0pm<\/a>/);
  });

  test("only a spelling corrected: is not called changed", () => {
    const text = read({ corrections: [{ ...correction, kind: "refile" }] });
    expect(text).toMatch(/\nPublished March 8, 2026, 11:58 am EDT\nPort Ellis — /);
    expect(text).toContain("Spelling corrected March 8, 2026, 3:10 pm EDT");
  });

  test("older than a year: says which year it is from and how old it is, and only then", () => {
    expect(read({}, new Date("2029-03-09T12:00:00Z"))).toContain("From 2026. This story is three years old.");
    expect(read({}, new Date("2027-03-07T12:00:00Z"))).not.toContain("From 2026");
  });

  test("running: says Live; running no longer: says since when, as far as that is recorded", () => {
    expect(read({ coverage: "running" })).toMatch(/^Live/);
    expect(read({ coverage: "ended" })).toContain("\nLive coverage has ended\n");
    const coverageEnd = {
      date: "2026-03-08T22:00:00Z",
      precision: "minute",
      bound: "exact",
      zone: ZONE,
    } as const;
    const ended = read({ coverage: "ended", coverageEnd });
    expect(ended).toContain("\nLive coverage ended 6:00 pm\n");
    expect(ended).not.toMatch(/^Live/);
  });
});

describe("the text", () => {
  test("opens with its dateline, and only there", () => {
    const text = read({ body: [paragraph("a", "The mayor's word."), paragraph("b", "The council's.")] });
    expect(text).toContain("Port Ellis — The mayor’s word.\nThe council’s.");
    expect(read({ dateline: null })).toContain("\nThe mayor spoke on Sunday.");
  });

  test("marks and links: are those of the text", () => {
    const link = { href: "https://example.org/minutes", sourceId: null };
    expect(
      markup({
        dateline: null,
        body: [
          paragraph(
            "a",
            span("All", { strong: true }),
            span(" of it", { emphasis: true }),
            span(", minuted", { link }),
          ),
        ],
      }),
    ).toContain('<strong>All</strong><em> of it</em><a href="https://example.org/minutes">, minuted</a></p>');
  });

  test("headings and lists: keep their levels", () => {
    const item = (key: string, children: Extract<Block, { type: "list" }>["items"] = []) => ({
      key,
      spans: [span(key)],
      children,
    });
    const html = markup({
      body: [
        { type: "heading", key: "h", level: 2, spans: [span("What is known")] },
        { type: "heading", key: "i", level: 3, spans: [span("By whom")] },
        { type: "list", key: "l", ordered: true, items: [item("one", [item("inner")])] },
      ],
    });
    expect(html).toMatch(/<h2 class="[^"]*">What is known<\/h2><h3 class="[^"]*">By whom<\/h3><ol/);
    expect(html).toMatch(/<li>one<ol class="[^"]*"><li>inner<\/li><\/ol><\/li>/);
  });

  test("a picture: has its caption and its credit, and waits until the reader is near", () => {
    const body = [{ type: "image", key: "i", image: image() } as const];
    expect(markup({ body })).toContain('alt="The bridge at Port Ellis" decoding="async" loading="lazy"');
    expect(read({ body })).toContain("Closed since March. Mo Diaz");
  });

  test("the key picture: is fetched before all else", () => {
    expect(markup({ keyImage: image() })).toContain('fetchPriority="high"');
  });
});

describe("updates", () => {
  test("placed in the text: stand there once, time first, at an address of their own", () => {
    const placed = update("placed", { body: [paragraph("p", "They answered.")], author: "Mo Diaz" });
    const parts = {
      dateline: null,
      body: [{ type: "update", key: "u", update: placed } as const, paragraph("z", "The last paragraph.")],
      updates: [placed],
    };
    expect(read(parts)).toContain(
      "2:05 pm — Update: The council’s answer to placed\n¶ Permalink of the update “The council’s answer to placed”\nThey answered.\nBy Mo Diaz\nThe last paragraph.",
    );
    expect(markup(parts).match(/id="update-placed"/g)).toHaveLength(1);
  });

  test("not placed: follow the text", () => {
    const by = { date: "2026-03-08T20:40:00Z", precision: "minute", bound: "by", zone: ZONE } as const;
    expect(read({ updates: [update("late", { at: by })] })).toContain("\nBy 4:40 pm — Update: ");
    expect(read({ updates: [update("late", { isKey: true })] })).toMatch(
      /The mayor spoke on Sunday\.\n2:05 pm — Key update: The council’s answer to late/,
    );
  });
});

describe("a story that runs or ran", () => {
  const first = update("first", { headline: "First", isKey: true });
  const second = update("second", {
    at: { date: "2026-03-09T14:30:00Z", precision: "minute", bound: "exact", zone: ZONE },
    headline: "Second",
    body: [paragraph("t", "More of it."), { type: "heading", key: "h", level: 2, spans: [span("Why")] }],
  });
  const third = update("third", {
    at: { date: "2026-03-09T15:00:00Z", precision: "minute", bound: "exact", zone: ZONE },
    headline: "Third",
    isKey: true,
  });
  const running = { coverage: "running", updates: [first, second, third] } as const;
  const fromTheStart = (parts: Partial<Story>) => (
    <StoryPage
      story={story(parts)}
      order="oldest-first"
      address="https://news.example/"
      now={NOW}
      liveScript={null}
    />
  );
  const anchors = (html: string) =>
    [...html.matchAll(/<section[^>]* id="update-(\w+)"/g)].map(([, key]) => key);

  test.each(["running", "ended"] as const)("%s: newest first, then the body", (coverage) => {
    const html = markup({ ...running, coverage });
    expect(html).toContain('data-order="newest-first"');
    expect(anchors(html)).toEqual(["third", "second", "first"]);
    expect(html.indexOf("The mayor spoke")).toBeGreaterThan(html.indexOf('id="update-first"'));
    expect(html).toContain('<a href="/stories/bridge-report/from-the-start">Read from the start</a>');
  });

  test("from the start: the body, then the updates as they came, and the way back", () => {
    const html = markupOf(fromTheStart(running));
    expect(html).toContain('data-order="oldest-first"');
    expect(anchors(html)).toEqual(["first", "second", "third"]);
    expect(html.indexOf("The mayor spoke")).toBeLessThan(html.indexOf('id="update-first"'));
    expect(html).toContain('<a href="/stories/bridge-report">Newest first</a>');
  });

  test("key updates: with their times at the top, in the order of the page; without any, nothing is said", () => {
    expect(read(running)).toContain(
      "Key updates\nMarch 9, 2026, 11:00 am Third\nMarch 8, 2026, 2:05 pm First\nUpdates\n",
    );
    expect(asRead(fromTheStart(running))).toContain(
      "March 8, 2026, 2:05 pm First\nMarch 9, 2026, 11:00 am Third\n",
    );
    expect(markup(running)).toContain('<a href="#update-third"');
    expect(read({ ...running, updates: [second] })).not.toContain("Key update");
  });

  test("each update: its day where it isn't that of the story, and an address of its own", () => {
    expect(read(running)).toContain(
      "March 9, 2026, 10:30 am — Update: Second\n¶ Permalink of the update “Second”\nMore of it.",
    );
    expect(markup(running)).toContain('href="/stories/bridge-report#update-second"');
    expect(markupOf(fromTheStart(running))).toContain('href="/stories/bridge-report#update-second"');
  });

  test("headings: no level is left out", () => {
    const levels = (html: string) => [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    for (const html of [markup(running), markupOf(fromTheStart(running))]) {
      const found = levels(html);
      expect(found.length).toBeGreaterThan(6);
      expect(found.every((level, index) => level <= (found[index - 1] ?? 0) + 1)).toBe(true);
    }
  });

  test("statements: keep their numbers in either order, and their arrows point to where they stand", () => {
    const told = statementBlock(1, { id: "one" });
    const answer = statementBlock(2, {
      id: "two",
      replies: [
        {
          relation: "replies-to",
          statementId: "one",
          speakerName: "Ana Reyes",
          saidAt: { date: null, precision: "unknown", bound: "exact", zone: null },
          storySlug: null,
        },
      ],
    });
    const parts = { ...running, body: [told], updates: [update("late", { body: [answer] })] };
    const arrow = /In reply to <a href="#statement-one">Ana Reyes<span aria-hidden="true"> (.)</;
    expect(arrow.exec(markup(parts))?.[1]).toBe("↓");
    expect(arrow.exec(markupOf(fromTheStart(parts)))?.[1]).toBe("↑");
    for (const text of [read(parts), asRead(fromTheStart(parts))]) expect(text).toContain("Statement 2");
    expect(read(parts).indexOf("Statement 2")).toBeLessThan(read(parts).indexOf("Statement 1"));
  });

  test("running without updates: their place is there and says so; all placed in the text: says that", () => {
    expect(read({ coverage: "running" })).toContain("\nUpdates\nNone so far.\nThe story\nPort Ellis — ");
    const body = [{ type: "update", key: "u", update: first } as const];
    expect(read({ ...running, body, updates: [first] })).toContain(
      "\nUpdates\nThose so far stand in the story.\nThe story\n",
    );
    expect(read({ coverage: "ended" })).not.toContain("Updates");
    expect(read({ updates: [first] })).not.toContain("Updates");
  });

  test("what an open page mends: has its place, whatever is there so far", () => {
    for (const id of ["byline", "on-the-record", "key-updates", "updates", "corrections"]) {
      expect(markup({ coverage: "running" }).match(new RegExp(` id="${id}"`, "g")), id).toHaveLength(1);
      expect(markup({ ...running, body: [statementBlock(1)], corrections: [correction] })).toContain(
        ` id="${id}"`,
      );
    }
  });

  test("running: says when it was updated, with the zone, and leads to what came since", () => {
    expect(read({ coverage: "running", updates: [first] })).toContain(
      "\nRunning: updated 2:05 pm EDT Look for newer updates",
    );
    expect(read(running)).toContain("\nRunning: updated March 9, 2026, 11:00 am EDT ");
    expect(markup(running)).toContain('href="?since=third#update-third"');
    expect(read({ coverage: "running" })).toContain("\nRunning: no updates so far ");
    expect(read({ ...running, coverage: "ended" })).not.toContain("Running");
  });

  test("running: the byline leaves it to the line of its state to say when it was updated", () => {
    expect(read(running)).not.toContain("\nUpdated ");
    expect(read({ ...running, coverage: "ended" })).toContain("\nUpdated March 9, 2026, 11:00 am");
  });
});

test("every id in the page: is its own, whatever the keys are", () => {
  const html = markup({
    body: [statementBlock(1, { id: "a" }), statementBlock(2, { id: "a-title" })],
    updates: [update("a"), update("a-title")],
    corrections: [
      { ...correction, key: "a" },
      { ...correction, key: "a-title" },
    ],
  });
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.length).toBeGreaterThan(9);
  expect(new Set(ids).size).toBe(ids.length);
});

test("corrections: stand at the foot with their moment, at an address of their own", () => {
  expect(read({ corrections: [correction] })).toContain(
    "Correction March 8, 2026, 3:10 pm EDT\nAn earlier version gave the number of pages as 20. It’s 30.",
  );
  expect(markup({ corrections: [correction] })).toContain('id="correction-page-count"');
});

describe("on the record in this story", () => {
  const first = statementBlock(1, {
    id: "one",
    text: "Russia, if you're listening, I hope you can hear this.",
  });
  const second = statementBlock(2, {
    id: "two",
    medium: "social-post",
    outlet: "Bluesky",
    replies: [
      {
        relation: "replies-to",
        statementId: "one",
        speakerName: "Ana Reyes",
        saidAt: { date: null, precision: "unknown", bound: "exact", zone: null },
        storySlug: "bridge-report",
      },
    ],
  });
  const held: Block = { type: "heldStatement", key: "h", number: 3, isRepeated: false, statementId: "three" };

  test("lists every statement with speaker, first words and medium, those in updates too", () => {
    const parts = { body: [first], updates: [update("u", { body: [second, held] })] };
    const text = read(parts);
    expect(text).toContain("On the record in this story");
    expect(text).toContain("1Ana Reyes“Russia, if you’re listening …”Spoken");
    expect(text).toContain("2Ana Reyes“We will publish the inspection report …”Bluesky");
    expect(text).toContain("3Held");
    expect(markup(parts)).toContain('<a href="#statement-three">');
  });

  test("a statement that stands twice: is listed and counted once, under one id", () => {
    const again = { ...first, key: "again", isRepeated: true } as Block;
    const parts = {
      body: [first, second, again],
      sources: [{ source: source(), statementNumbers: [1], inText: false }],
    };
    expect(markup(parts).match(/href="#statement-one"><span/g)).toHaveLength(1);
    expect(markup(parts).match(/ id="statement-one"/g)).toHaveLength(1);
    expect(read(parts)).toContain("Two statements quoted, two checked word for word.");
  });

  test("a statement and its reply: are joined by a line, which is explained", () => {
    expect(read({ body: [first, second] })).toContain("A line joins a statement to its reply.");
    expect(read({ body: [first, held] })).not.toContain("A line joins");
  });

  test("no statements: there is no such list", () => {
    expect(read()).not.toContain("On the record");
  });
});

describe("sources", () => {
  const sources: Story["sources"] = [
    { source: source(), statementNumbers: [1], inText: true },
    {
      source: source({ id: "b", title: "Minutes", url: null, archivedUrl: null, publisher: null }),
      statementNumbers: [1, 2],
      inText: false,
    },
    {
      source: source({ id: "c", title: "A post", publisher: null, note: "Gone since" }),
      statementNumbers: [],
      inText: false,
    },
  ];

  test("are counted, and each says what it supports", () => {
    const check = { state: "edited", against: [], note: null, at: null } as const;
    const text = read({ body: [statementBlock(1), statementBlock(2, { id: "b", check })], sources });
    expect(text).toContain("Two statements quoted, one checked word for word.");
    expect(text).toContain(
      "Press conference, full videoPort Ellis Public Access. Supports statement 1 and the text. Archived copy: Press conference, full video",
    );
    expect(text).toContain("MinutesSupports statements 1 and 2.");
    expect(text).toContain("A postGone since. Archived copy: A post");
  });

  test("without an address: are named and not linked", () => {
    expect(markup({ sources })).toMatch(/<div>Minutes<span/);
  });

  test("none: there is no list", () => {
    expect(read()).not.toContain("Sources for this story");
  });
});

test("how we know: the newsroom's account stands under a heading of its own", () => {
  expect(read({ howWeKnow: [paragraph("a", "We read the report.")] })).toContain(
    "How we know\nWe read the report.",
  );
  expect(read()).not.toContain("How we know");
});

test("on paper: says where it was printed from", () => {
  expect(read()).toMatch(
    /\nPrinted from https:\/\/news\.example\/stories\/bridge-report\. Later corrections appear at that address\.$/,
  );
});

test("topics: are listed", () => {
  expect(read({ topics: [topic("Bridge closure"), topic("Public works")] })).toContain(
    "Topics\nBridge closure\nPublic works",
  );
  expect(read({ topics: [] })).not.toContain("Topics");
});

describe("related coverage", () => {
  const related: Story["related"] = [
    {
      id: "r",
      slug: "pence",
      headline: "Council's answer",
      publishedAt: "2026-03-07T15:00:00Z",
      reason: { kind: "replies", label: "Responds to", detail: "statement 1" },
    },
  ];

  test("each headline stands under its reason", () => {
    expect(read({ related })).toMatch(
      /Related coverage\nResponds to statement 1\nCouncil’s answer\nMarch 7, 2026$/,
    );
    expect(markup({ related })).toContain('href="/stories/pence"');
  });

  test.each([[null], [[]]])("%o: nothing is said of it", (none) => {
    expect(read({ related: none })).not.toContain("Related");
  });
});
