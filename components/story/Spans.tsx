import type { Span } from "../../lib/story.ts";
import { typesetRuns } from "../../lib/typography.ts";

/** A run of text with its marks and links. */
export function Spans({ spans }: { readonly spans: readonly Span[] }) {
  const runs = typesetRuns(spans.map((span) => span.text));
  return spans.map((span, index) => {
    const run = runs[index];
    return run === undefined ? null : <MarkedSpan key={run.at} span={span} text={run.text} />;
  });
}

function MarkedSpan({ span, text }: { readonly span: Span; readonly text: string }) {
  const emphasized = span.emphasis ? <em>{text}</em> : text;
  const strong = span.strong ? <strong>{emphasized}</strong> : emphasized;
  return span.link === null ? strong : <a href={span.link.href}>{strong}</a>;
}
