import { checkWords } from "../../../lib/checkWords.ts";
import { mediumAsPlace, mediumWords } from "../../../lib/medium.ts";
import { notRecorded } from "../../../lib/notRecorded.ts";
import { CHECK_STATES, CHECKED_AGAINST, type Check, MEDIA } from "../../../lib/statement.ts";
import { isPart, partIn, type StoredPart, textIn, textsIn } from "../../../lib/storedDocument.ts";
import { saidAtInWords } from "../../../lib/time.ts";
import { typeset } from "../../../lib/typography.ts";
import { saidAtIn } from "./saidAtIn.ts";

/** A part of the line; `isMissing` where it says that something is not recorded. */
export interface LinePart {
  readonly about: "speaker" | "role" | "medium" | "time" | "place" | "missing" | "check";
  readonly words: string;
  readonly isMissing: boolean;
}

/** Who the statement's reference leads to; `name` is null where there is none. */
export interface NamedSpeaker {
  readonly name: string | null;
  readonly isOrganization: boolean;
}

/**
 * What readers will see of a statement as it stands in its form: who, in which role, how, when and
 * where, and how the words were checked; in readers' words, with what is not recorded.
 */
export function readerLine(statement: StoredPart, speaker: NamedSpeaker): readonly LinePart[] {
  return [
    ...speakerParts(statement, speaker),
    ...occasionParts(statement),
    part("check", checkLine(partIn(statement, "check"))),
  ];
}

function speakerParts(statement: StoredPart, { name, isOrganization }: NamedSpeaker): readonly LinePart[] {
  if (isPart(statement.unnamed)) {
    const description = textIn(statement.unnamed, "description");
    return [
      part("speaker", "Unnamed"),
      description === "" ? missing("role", "Description not recorded") : part("role", description),
    ];
  }
  const role = textIn(statement, "roleAtTime");
  const noRole = isOrganization ? [] : [missing("role", "Role not recorded")];
  return [
    name === null ? missing("speaker", "Speaker not recorded") : part("speaker", name),
    ...(role === "" ? noRole : [part("role", role)]),
  ];
}

function occasionParts(statement: StoredPart): readonly LinePart[] {
  const medium = oneOf(MEDIA, textIn(statement, "medium"));
  const outlet = textIn(statement, "outlet") || null;
  const place = textIn(statement, "place") || null;
  const saidAt = saidAtIn(statement);
  const time = saidAtInWords(saidAt);
  const lacks = medium && notRecorded({ medium, place, saidAt });
  return [
    medium === null ? missing("medium", "Medium not recorded") : part("medium", occasion(medium, outlet)),
    ...(time === null ? [] : [part("time", time.before + time.time)]),
    ...(place === null ? [] : [part("place", place)]),
    ...(lacks === null ? [] : [missing("missing", lacks.replace(/\.$/, ""))]),
  ];
}

/** "Said in an interview, NBC", "Posted on Twitter". */
function occasion(medium: (typeof MEDIA)[number], outlet: string | null): string {
  const words = `${mediumWords(medium).verb} ${mediumAsPlace({ medium, outlet })}`;
  return outlet === null || medium === "social-post" ? words : `${words}, ${outlet}`;
}

function checkLine(stored: StoredPart): string {
  const check: Check = {
    state: oneOf(CHECK_STATES, textIn(stored, "state")) ?? "not-checked",
    against: textsIn(stored, "against").flatMap((item) => oneOf(CHECKED_AGAINST, item) ?? []),
    note: null,
    at: null,
  };
  const { verdict, basis } = checkWords(check);
  return verdict === null ? "Not yet checked" : `${verdict} ${basis}`.replace(/\.$/, "");
}

function oneOf<Value extends string>(values: readonly Value[], value: string): Value | null {
  return values.find((known) => known === value) ?? null;
}

function part(about: LinePart["about"], words: string): LinePart {
  return { about, words: typeset(words), isMissing: false };
}

function missing(about: LinePart["about"], words: string): LinePart {
  return { about, words, isMissing: true };
}
