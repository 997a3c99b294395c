import { withFullStop } from "../../lib/sentences.ts";
import type { Source } from "../../lib/statement.ts";
import { typeset } from "../../lib/typography.ts";
import type { Wording } from "../../lib/wordings.ts";
import { PageLink } from "../PageLink.tsx";

/** Who prints a wording, each with what there is to say about it. */
export function PrintedBy({ printedBy }: Pick<Wording, "printedBy">) {
  const numbered = printedBy.map((printer, index) => ({ ...printer, number: index + 1 }));
  return (
    <ul className="micro">
      {numbered.map(({ number, source, note }) => (
        <li key={number}>
          <Printer source={source} />. {note !== null && withFullStop(typeset(note))}
        </li>
      ))}
    </ul>
  );
}

function Printer({ source }: { readonly source: Source | null }) {
  if (source === null) return "Where it was printed is not recorded";
  const name = typeset(source.publisher ?? source.title);
  return <PageLink href={source.url ?? source.archivedUrl}>{name}</PageLink>;
}
