import { isBareSource } from "./bareSource.ts";
import { embargoFindings } from "./embargoRules.ts";
import type { Finding, ObstacleCode } from "./obstacle.ts";
import {
  type DocumentPath,
  itemsIn,
  partIn,
  referenceIn,
  type StoredDocument,
  type StoredPart,
  textIn,
} from "./storedDocument.ts";
import { isCalendarDate, isInstant } from "./writtenForms.ts";

/** How many characters a date has for each precision, after which it says more or less than is known. */
const DATE_LENGTHS: Readonly<Record<string, number>> = { day: 10, month: 7, year: 4 };

type Rule = (statement: StoredDocument) => readonly Finding[];

/** No place is further ahead of UTC. */
const FURTHEST_AHEAD_MS = 14 * 3_600_000;

/** What a statement's own fields lack; says nothing of other documents. */
export function statementFindings(statement: StoredDocument, now: Date): readonly Finding[] {
  const zone = textIn(partIn(statement, "saidAt"), "zone");
  return [
    ...RULES.flatMap((rule) => rule(statement)),
    ...saidLater(statement, now),
    ...embargoFindings(statement, { type: "quote", zone, now }),
  ];
}

function finding(code: ObstacleCode, path: DocumentPath, sentence: string): Finding {
  return { code, path, sentence };
}

/** A text that must be there. */
function needs(field: string, code: ObstacleCode, sentence: string): Rule {
  return (statement) => (textIn(statement, field) === "" ? [finding(code, [field], sentence)] : []);
}

const speaker: Rule = (statement) => [
  ...speakerFindings(statement, []),
  ...itemsIn(statement, "turns").flatMap((turn) => speakerFindings(turn, ["turns", { _key: turn._key }])),
];

function speakerFindings(holder: StoredPart, at: DocumentPath): readonly Finding[] {
  const isNamed = referenceIn(holder, "speaker") !== null;
  if (holder.unnamed == null) {
    if (isNamed) return [];
    const sentence = "The speaker is missing. Choose the speaker, or describe one who is not named.";
    return [finding("speaker-missing", [...at, "speaker"], sentence)];
  }
  const unnamed = unnamedFindings(partIn(holder, "unnamed"), [...at, "unnamed"]);
  if (!isNamed) return unnamed;
  const sentence =
    "A speaker who isn’t named is stored beside a name. Clear one of the two, so that no identity is stored.";
  return [finding("speaker-named-and-unnamed", [...at, "speaker"], sentence), ...unnamed];
}

function unnamedFindings(unnamed: StoredPart, at: DocumentPath): readonly Finding[] {
  const description = textIn(unnamed, "description");
  const missing = (field: string, remedy: string) =>
    finding("unnamed-incomplete", [...at, field], `The speaker isn’t named. ${remedy}`);
  return [
    ...(description === "" ? [missing("description", "Describe how the speaker can know.")] : []),
    ...(textIn(unnamed, "reason") === "" ? [missing("reason", "Tell readers why.")] : []),
    ...(Array.isArray(unnamed.editorsWhoKnow)
      ? []
      : [missing("editorsWhoKnow", "Say which editors know who it is, or that nobody here does.")]),
    ...(isBareSource(description)
      ? [
          finding(
            "unnamed-bare-source",
            [...at, "description"],
            `“${description}” tells readers nothing. Say how the speaker can know.`,
          ),
        ]
      : []),
  ];
}

const time: Rule = (statement) => {
  const saidAt = partIn(statement, "saidAt");
  const precision = textIn(saidAt, "precision");
  const date = textIn(saidAt, "date");
  if (precision === "unknown") return [];
  const isReadable =
    precision === "minute"
      ? isInstant(date)
      : isCalendarDate(date) && date.length === DATE_LENGTHS[precision];
  if (isReadable) return [];
  const sentence =
    date === "" || precision === ""
      ? "When it was said is missing. Give the time as exactly as it is known, or say that it is not known at all."
      : `When it was said, “${date}”, doesn’t fit how exactly that is known (${precision}). Correct one of the two.`;
  return [finding("time-missing", ["saidAt"], sentence)];
};

/** A day is compared with the latest that it can be anywhere, a month with its month. */
function saidLater(statement: StoredDocument, now: Date): readonly Finding[] {
  const date = textIn(partIn(statement, "saidAt"), "date");
  const latest = new Date(now.getTime() + FURTHEST_AHEAD_MS).toISOString();
  const isLater = isInstant(date)
    ? Date.parse(date) > now.getTime()
    : isCalendarDate(date) && date > latest.slice(0, date.length);
  if (!isLater) return [];
  const sentence = `“${date}”, when it was said, is still to come. Correct it, unless the words were given out beforehand.`;
  return [finding("time-to-come", ["saidAt"], sentence)];
}

const sources: Rule = (statement) => {
  const citations = itemsIn(statement, "sources");
  if (citations.some((citation) => referenceIn(citation, "source") !== null)) return [];
  return [
    finding(
      "source-missing",
      ["sources"],
      "The source is missing. Choose the one that the words are taken from.",
    ),
  ];
};

/** Words that nobody has compared are published only flagged: readers see “Not yet checked” and, in the note, why. */
const check: Rule = (statement) => {
  const stored = partIn(statement, "check");
  const state = textIn(stored, "state");
  const isCompared = Array.isArray(stored.against) && stored.against.length > 0;
  if (state === "") {
    return [
      finding(
        "check-missing",
        ["check"],
        "The check is missing. Say how the words were checked, or that they weren’t.",
      ),
    ];
  }
  if (state === "not-checked" && textIn(stored, "note") === "") {
    const sentence =
      "The words are not checked, and nothing says why. Check them, or tell readers why they aren’t (“What readers should know of it”).";
    return [finding("not-checked", ["check", "note"], sentence)];
  }
  if (state === "word-for-word" && !isCompared) {
    return [finding("check-without-basis", ["check", "against"], "Say what the words were compared with.")];
  }
  return [];
};

const original: Rule = (statement) => {
  const isTranslated = textIn(partIn(statement, "check"), "state") === "translated";
  const hasOriginal = textIn(partIn(statement, "original"), "text") !== "";
  return isTranslated && !hasOriginal
    ? [finding("original-missing", ["original"], "The words are a translation. Give the original words.")]
    : [];
};

const statusNote: Rule = (statement) => {
  const isGone = ["deleted-by-author", "withdrawn"].includes(textIn(statement, "status"));
  return isGone && textIn(statement, "statusNote") === ""
    ? [
        finding(
          "status-note-missing",
          ["statusNote"],
          "Say when and how the statement was deleted or withdrawn.",
        ),
      ]
    : [];
};

const RULES: readonly Rule[] = [
  needs("text", "text-missing", "The exact words are missing. Write down what was said."),
  needs(
    "language",
    "language-missing",
    "The language of the words is missing. Write its tag, such as en or ru.",
  ),
  speaker,
  needs(
    "roleAtTime",
    "role-missing",
    "The role that day is missing. Say what the speaker was when it was said.",
  ),
  needs(
    "medium",
    "medium-missing",
    "The medium is missing. Say how it was said: it decides the verb that readers see.",
  ),
  time,
  sources,
  check,
  original,
  statusNote,
];
