import { outerMarks, type QuotedRun, typesetQuotation } from "../../lib/typography.ts";

/**
 * The paragraphs of a quotation, typeset. The outer marks are part of the text, so that what is
 * copied is quoted; a paraphrase has none, for its words are not the speaker's.
 */
export function QuotedText({
  text,
  language,
  kind = "quotation",
}: {
  readonly text: string;
  readonly language: string;
  readonly kind?: "quotation" | "paraphrase";
}) {
  const paragraphs = typesetQuotation(text, language);
  const [open, close] = kind === "quotation" ? outerMarks(language) : ["", ""];
  return paragraphs.map((runs) => (
    <p key={runs[0]?.at}>
      {open}
      <QuotedRuns runs={runs} />
      {runs === paragraphs.at(-1) && close}
    </p>
  ));
}

function QuotedRuns({ runs }: { readonly runs: readonly QuotedRun[] }) {
  return runs.map(({ at, text, editorial }) =>
    editorial ? (
      <span key={at} className="editorial">
        {text}
      </span>
    ) : (
      text
    ),
  );
}
