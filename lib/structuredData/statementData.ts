import type { CreativeWork, CreativeWorkLeaf, Organization, Person, Quotation } from "schema-dts";
import type { Speaker, Statement } from "../statement.ts";
import { correctionData } from "./correctionData.ts";
import { exactMoment } from "./exactMoment.ts";
import { unlessEmpty } from "./unlessEmpty.ts";

/** Where a statement stands, and what names its sources there. */
export interface StatementPlace {
  readonly url: string;
  readonly sourceId: (sourceId: string) => string;
}

const GONE = {
  live: undefined,
  "deleted-by-author": "Deleted by its author",
  withdrawn: "Withdrawn",
} as const;

/**
 * A statement as a quotation: the words as stored, to whom they are attributed, when and where they
 * were said as far as that is recorded, and what they are taken from. A paraphrase is no quotation;
 * its text stands as the abstract of what was said.
 */
export function statementData(statement: Statement, place: StatementPlace): Quotation | CreativeWork {
  const { text, language, place: location, status, sources, corrections } = statement;
  const speakers = speakersOf(statement);
  const facts = {
    "@id": place.url,
    url: place.url,
    inLanguage: language,
    dateCreated: exactMoment(statement.saidAt),
    locationCreated: location === null ? undefined : { "@type": "Place", name: location },
    isBasedOn: unlessEmpty(sources.map(({ source }) => ({ "@id": place.sourceId(source.id) }))),
    correction: unlessEmpty(corrections.map((correction) => correctionData(correction, place.url))),
    creativeWorkStatus: GONE[status],
  } satisfies Omit<CreativeWorkLeaf, "@type">;
  if (statement.check.state === "paraphrase") {
    return { "@type": "CreativeWork", ...facts, creator: speakers, abstract: text };
  }
  return {
    "@type": "Quotation",
    ...facts,
    text,
    spokenByCharacter: speakers,
    translationOfWork: originalOf(statement),
    hasPart: unlessEmpty(statement.turns.map((turn) => turnData(turn, language))),
  };
}

function speakersOf({ turns, speaker, roleAtTime }: Statement): readonly (Person | Organization)[] {
  if (turns.length === 0) return [speakerData(speaker, roleAtTime)];
  const byIdentity = new Map(
    turns.map((turn) => [
      turn.speaker.kind === "unnamed" ? turn.speaker.description : turn.speaker.id,
      speakerData(turn.speaker, turn.roleAtTime),
    ]),
  );
  return [...byIdentity.values()];
}

/** Described by the role held then, which need not be one held now. Someone unnamed has a description and no name. */
function speakerData(speaker: Speaker, roleAtTime: string | null): Person | Organization {
  if (speaker.kind === "unnamed") return { "@type": "Person", description: speaker.description };
  const type = speaker.kind === "person" ? "Person" : "Organization";
  return { "@type": type, name: speaker.name, description: roleAtTime ?? undefined };
}

function originalOf({ original }: Statement): Quotation | undefined {
  return original === null
    ? undefined
    : { "@type": "Quotation", text: original.text, inLanguage: original.language };
}

function turnData({ speaker, roleAtTime, text }: Statement["turns"][number], language: string): Quotation {
  return {
    "@type": "Quotation",
    text,
    inLanguage: language,
    spokenByCharacter: speakerData(speaker, roleAtTime),
  };
}
