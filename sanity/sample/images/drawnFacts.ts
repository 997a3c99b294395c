import { type EventFact, facts, type SourceFact, type StatementFact } from "../facts.ts";

/** One of the facts that a drawing shows. */
export function statementFact(id: string): StatementFact {
  return one(facts.statements, id);
}

export function eventFact(id: string): EventFact {
  return one(facts.events, id);
}

export function sourceFact(id: string): SourceFact {
  return one(facts.sources, id);
}

export function speakerName({ speaker }: StatementFact): string {
  return one([...facts.people, ...facts.organizations], speaker).name;
}

function one<Fact extends { readonly id: string }>(all: readonly Fact[], id: string): Fact {
  const fact = all.find((candidate) => candidate.id === id);
  if (!fact) throw new Error(`A drawing needs ${id}, which facts/ lacks.`);
  return fact;
}
