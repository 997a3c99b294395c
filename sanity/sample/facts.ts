import type { SourceKind, VariantKind } from "../../lib/statement.ts";
import events from "./facts/events.json" with { type: "json" };
import organizations from "./facts/organizations.json" with { type: "json" };
import people from "./facts/people.json" with { type: "json" };
import sources from "./facts/sources.json" with { type: "json" };
import statements from "./facts/statements.json" with { type: "json" };

interface Facts {
  readonly events: readonly EventFact[];
  readonly organizations: readonly OrganizationFact[];
  readonly people: readonly PersonFact[];
  readonly sources: readonly SourceFact[];
  readonly statements: readonly StatementFact[];
}

/** The facts that the sample is built from. README.md says what they are. */
export const facts: Facts = {
  events,
  organizations,
  people,
  sources: sources as readonly SourceFact[],
  statements: statements as readonly StatementFact[],
};

export interface StatementFact {
  readonly id: string;
  readonly text: string;
  readonly speaker: string;
  readonly speaker_type: string;
  readonly role_at_time: string;
  readonly date: string;
  /** Local clock time; `time_zone` then gives it in UTC too. */
  readonly time: string | null;
  readonly time_zone: string | null;
  readonly medium: string;
  readonly source_id: string;
  readonly locator: string;
  readonly in_reply_to: string | null;
  readonly event_id: string;
  readonly language: string;
  /** True where `text` is an English version of words in `language`. */
  readonly translated: boolean;
  readonly original_text: string | null;
  readonly variants: readonly VariantFact[];
}

export interface VariantFact {
  readonly text: string;
  readonly kind: VariantKind;
  readonly source_id: string;
  readonly note: string | null;
}

export interface SourceFact {
  readonly id: string;
  readonly kind: SourceKind;
  readonly title: string;
  readonly publisher: string;
  readonly date: string | null;
  readonly url: string;
  readonly original_url: string | null;
  readonly archived_url: string | null;
  readonly note: string | null;
}

export interface PersonFact {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly description: string;
  readonly roles: readonly {
    readonly title: string;
    readonly organization: string | null;
    readonly from: string | null;
    readonly to: string | null;
    readonly source_ids: readonly string[];
  }[];
  readonly wikidata: string | null;
  readonly wikidata_basis: string | null;
}

export interface OrganizationFact {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

export interface EventFact {
  readonly id: string;
  readonly date: string;
  readonly time_zone: string | null;
  readonly place: string | null;
  readonly sentence: string;
  readonly source_ids: readonly string[];
}
