import type { SourceKind } from "../../lib/statement.ts";
import { dayInPreview } from "./dayInPreview.ts";

/** The kinds of sources as editors read them, in the order of the choice. */
export const SOURCE_KIND_TITLES: Readonly<Record<SourceKind, string>> = {
  "press-conference": "Press conference",
  "written-statement": "Written statement",
  "social-post": "Social post",
  interview: "Interview",
  "court-filing": "Court filing",
  report: "Report",
  testimony: "Testimony",
  broadcast: "Broadcast",
  document: "Document",
};

interface SourceSelection {
  readonly title?: string;
  readonly kind?: SourceKind;
  readonly publisher?: string;
  readonly archivedUrl?: string;
  readonly reason?: string;
  readonly since?: string;
}

/** A source in a list: its title, and beneath it what it is, whose, and whether it can still be read. */
export const sourcePreview = {
  select: {
    title: "title",
    kind: "kind",
    publisher: "publisher",
    archivedUrl: "archivedUrl",
    reason: "unavailable.reason",
    since: "unavailable.since",
  },
  prepare: ({ title, kind, publisher, archivedUrl, reason, since }: SourceSelection) => {
    const goneSince = dayInPreview(since, undefined);
    return {
      title: title || "Source without a title",
      subtitle: [
        ...(reason || since ? [goneSince ? `Unavailable since ${goneSince}` : "Unavailable"] : []),
        ...(kind ? [SOURCE_KIND_TITLES[kind]] : []),
        ...(publisher ? [publisher] : []),
        ...(archivedUrl ? [] : ["No archived copy"]),
      ].join(" · "),
    };
  },
};
