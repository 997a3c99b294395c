import { existsSync, readFileSync, statSync } from "node:fs";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { counted } from "../../../lib/numberWords.ts";
import { typeset } from "../../../lib/typography.ts";
import { facts, type StatementFact } from "../facts.ts";
import { agenciesIn } from "./agenciesCounted.ts";
import { HEIGHT, WIDTH, wordsIn } from "./drawing.ts";
import { drawings } from "./drawings.ts";
import { statementFact } from "./drawnFacts.ts";
import { fingerprint } from "./fingerprint.ts";
import { images, type SampleImageName } from "./images.ts";
import { missingQuestion } from "./missingQuestion.ts";
import { numberInPrint, numbersInPrint } from "./numberInPrint.ts";
import { questionsAndAnswers } from "./questionsAndAnswers.ts";
import { countByMonth } from "./statementsByMonth.ts";

const names = Object.keys(images) as SampleImageName[];
const drawn: Record<string, string> = JSON.parse(
  readFileSync(new URL("drawn.json", import.meta.url), "utf8"),
);

describe("the committed pictures", () => {
  test.each(names)("%s: drawn as its drawing says; else run node sanity/sample/images/draw.ts", (name) => {
    expect(drawn[name]).toBe(fingerprint(drawings[name]));
  });

  test.each(names)("%s: a PNG of 1600 by 1000 pixels and at most 150 KB", async (name) => {
    const file = new URL(images[name].file, import.meta.url);
    expect(existsSync(file)).toBe(true);
    expect(statSync(file).size).toBeLessThanOrEqual(150 * 1024);
    const { format, width, height } = await sharp(readFileSync(file)).metadata();
    expect({ format, width, height }).toEqual({ format: "png", width: 2 * WIDTH, height: 2 * HEIGHT });
  });
});

const speakers = new Map([...facts.people, ...facts.organizations].map(({ id, name }) => [id, name]));
const numbersOf = (text: string) => text.match(/\d[\d,]*/g) ?? [];
const shown = (name: SampleImageName) => wordsIn(drawings[name]).join("\n");

test("the number in print: every number of the facts, with as many squares as texts that have it", () => {
  const { text, variants } = statementFact("st-trump-2016-07-27-russia-if-youre-listening");
  const printed = [text, ...variants.map((variant) => variant.text)].map((words) => numbersOf(words)[0]);
  expect(wordsIn(drawings["number-in-print"])[0]).toBe(`One number in ${printed.length} printings`);
  expect(drawings["number-in-print"].match(/<rect/g)).toHaveLength(printed.length);
  for (const number of new Set(printed)) expect(shown("number-in-print")).toContain(`\n${number}\n`);
  const publishers = facts.sources.filter(({ id }) =>
    variants.some((variant) => variant.source_id === id && !variant.text.includes("30,000")),
  );
  expect(publishers).toHaveLength(3);
  for (const { publisher } of publishers) expect(shown("number-in-print")).toContain(publisher);
});

test("a statement without other numbers: one row, and no blue", () => {
  const fact = { ...statementFact("st-trump-2016-07-27-russia-if-youre-listening"), variants: [] };
  expect(numbersInPrint(fact)).toEqual([{ number: "30,000", sources: [fact.source_id] }]);
  expect(numberInPrint(fact, String)).not.toContain("full-pencil");
});

describe("questions and answers", () => {
  test("every word: stands in the statement that it is taken from", () => {
    const all = facts.statements.map(({ text }) => typeset(text)).join("\n");
    const [, asker, answerer, ...lines] = wordsIn(drawings["questions-and-answers"]);
    expect([asker, answerer]).toEqual([speakers.get("katy-tur"), speakers.get("donald-trump")]);
    const quotations = lines.join(" ").split(/(?<=”) (?=“)/);
    expect(quotations).toHaveLength(7);
    for (const quotation of quotations) expect(all).toContain(quotation.slice(1, -1));
  });

  const turn = (id: string, excerpt: string) => ({ statement: statementFact(id), excerpt });
  const remark = turn("st-trump-2016-07-27-russia-if-youre-listening", "Russia");

  test("words that were not said, or an answer to something else: no drawing", () => {
    const question = turn("st-tur-2016-07-27-asking-foreign-government", "qualms");
    expect(() => questionsAndAnswers([remark, question], String)).toThrow(/does not say “qualms”/);
    const other = turn("st-tur-2016-07-27-give-you-pause", "pause");
    expect(() => questionsAndAnswers([remark, other], String)).toThrow(/does not answer/);
  });
});

test("the day in order: nine statements by their speakers, and the two clock times that are recorded", () => {
  const words = shown("day-in-order");
  expect(words).toContain("Nine statements of July 27, 2016");
  expect(words.match(/\d+:\d\d:\d\d/g)).toEqual(["12:16:02", "12:35:19"]);
  const recorded = statementFact("st-trump-2016-07-27-share-with-fbi-tweet").time;
  expect(recorded).toBe("12:16:02");
  const known = [...speakers.values()].filter((name) => words.replaceAll("\n", " ").includes(name));
  expect(known.sort()).toEqual(
    [
      "Brendan Buck",
      "Donald Trump",
      "Jake Sullivan",
      "Jason Miller",
      "John Hutson",
      "John Kasich",
      "Leon Panetta",
      "Mike Pence",
    ].sort(),
  );
});

test("where Moscow spoke: as many statements at each place as the facts have", () => {
  const lines = wordsIn(drawings["where-moscow-spoke"]);
  const russian = facts.statements.filter(
    ({ speaker, date }) =>
      ["sergey-lavrov", "dmitry-peskov", "vladimir-putin"].includes(speaker) && date.startsWith("2016"),
  );
  const counts = new Map<string, number>();
  for (const { event_id } of russian) {
    const city = facts.events.find(({ id }) => id === event_id)?.place?.split(",")[0] ?? "";
    counts.set(city, (counts.get(city) ?? 0) + 1);
  }
  expect(lines[0]).toBe("Eight statements, three places");
  expect([russian.length, counts.size]).toEqual([8, 3]);
  for (const [city, count] of counts) {
    expect(lines[lines.indexOf(city) + 1]).toBe(counted(count, "statement", "statements"));
  }
});

test("the agencies: each speaker's own number", () => {
  const own = [
    "st-clinton-2016-10-19-17-agencies",
    "st-nyt-2017-06-29-correction",
    "st-ap-2017-06-30-clarification",
  ].map(statementFact);
  expect(own.map(agenciesIn)).toEqual([17, 4, 3]);
  expect(own.map(({ text }) => /\b(17|four|three)\b/.exec(text)?.[0])).toEqual(["17", "four", "three"]);
  const lines = wordsIn(drawings["agencies-counted"]);
  expect(lines.slice(1)).toEqual([
    ...["17", speakers.get("hillary-clinton"), "October 19, 2016"],
    ...["4", "The New York Times", "June 29, 2017"],
    ...["3", "Associated Press", "June 30, 2017"],
  ]);
  expect(own.map(({ speaker }) => speakers.get(speaker))).toEqual([lines[2], lines[5], lines[8]]);
  expect(drawings["agencies-counted"].match(/class="full"/g)).toHaveLength(17 + 4 + 3);
});

describe("the missing question", () => {
  const fact = statementFact("st-mason-2018-07-16-did-you-want");

  test("the three wordings: those of the facts, with one gap", () => {
    const words = wordsIn(drawings["missing-question"]).join(" ");
    for (const text of [fact.text, ...fact.variants.map((variant) => variant.text)]) {
      expect(words).toContain(text);
    }
    expect(drawings["missing-question"].match(/class="gap"/g)).toHaveLength(1);
  });

  test("a question that was not asked: no drawing", () => {
    const printing = { label: "Elsewhere", text: "And did you win?" };
    expect(() => missingQuestion(fact, [printing])).toThrow(/was not asked/);
  });
});

describe("statements by month", () => {
  const dated = (date: string) => ({ date }) satisfies Pick<StatementFact, "date">;

  test("months: counted from the first to the last, none left out", () => {
    expect([...countByMonth(["2016-12-30", "2017-02-01", "2016-12-01"].map(dated))]).toEqual([
      ["2016-12", 2],
      ["2017-01", 0],
      ["2017-02", 1],
    ]);
    expect(countByMonth([]).size).toBe(0);
  });

  test("the drawing: all statements, and those of the fullest month", () => {
    const ofJuly = facts.statements.filter(({ date }) => date.startsWith("2016-07")).length;
    const lines = wordsIn(drawings["statements-by-month"]);
    expect(lines[0]).toBe(`${facts.statements.length} statements, month by month`);
    expect(lines).toContain(String(ofJuly));
    expect(lines).toContain("July 2016");
    expect(images["statements-by-month"].alt).toContain(`with ${ofJuly} statements`);
  });
});
