import { Badge, Flex } from "@sanity/ui";
import type { FoundStatement } from "../../queries/findStatements.ts";

type Standing = Pick<FoundStatement, "isPublished" | "isHeld" | "isEmbargoed" | "isChecked">;

interface Flag {
  readonly words: string;
  readonly tone: "caution" | "critical";
}

/** What an editor has to know of a statement before it stands in a story; nothing of a normal one. */
export function StatementFlags({ statement }: { readonly statement: Standing }) {
  const flags = flagsOf(statement);
  if (flags.length === 0) return null;
  return (
    <Flex gap={1} wrap="wrap">
      {flags.map(({ words, tone }) => (
        <Badge key={words} tone={tone}>
          {words}
        </Badge>
      ))}
    </Flex>
  );
}

/** The same in a line, for those who hear it. */
export function flagsInWords(statement: Standing): string {
  return flagsOf(statement)
    .map(({ words }) => words)
    .join(", ");
}

function flagsOf({ isPublished, isHeld, isEmbargoed, isChecked }: Standing): readonly Flag[] {
  return [
    ...(isHeld ? [{ words: "Held", tone: "critical" } as const] : []),
    ...(isEmbargoed ? [{ words: "Embargoed", tone: "caution" } as const] : []),
    ...(isPublished ? [] : [{ words: "Not published", tone: "critical" } as const]),
    ...(isChecked ? [] : [{ words: "Not checked", tone: "caution" } as const]),
  ];
}
