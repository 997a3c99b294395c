import { html } from "hono/html";
import { languageAttributes } from "../language.ts";
import type { Span } from "../story.ts";
import { outerMarks, typesetQuotation, typesetRuns } from "../typography.ts";

/** HTML in which whatever came from content is escaped. */
export type Html = ReturnType<typeof html>;

/** Where a text stands: links in it are made absolute against the page that carries it. */
export function absoluteLink(href: string, pageUrl: string): string {
  return new URL(href, pageUrl).href;
}

/** A run of text with its marks and links. */
export function spansHtml(spans: readonly Span[]): readonly (Html | string)[] {
  const runs = typesetRuns(spans.map(({ text }) => text));
  return spans.map((span, index) => markedSpan(span, runs[index]?.text ?? ""));
}

function markedSpan({ emphasis, strong, link }: Span, text: string): Html | string {
  const emphasized = emphasis ? html`<em>${text}</em>` : text;
  const marked = strong ? html`<strong>${emphasized}</strong>` : emphasized;
  return link === null ? marked : html`<a href="${link.href}">${marked}</a>`;
}

export interface QuotedWords {
  readonly text: string;
  readonly language: string;
  readonly kind: "quotation" | "paraphrase";
  /** Address of the source, for machines; null where there is none. */
  readonly cite: string | null;
}

/** Somebody's words, typeset as on the page. */
export function quotationHtml({ text, language, kind, cite }: QuotedWords): Html {
  const { lang, dir } = languageAttributes(language);
  return html`<blockquote${attribute("cite", cite)}${attribute("lang", lang)}${attribute("dir", dir)}>${quotedParagraphs(text, language, kind)}</blockquote>`;
}

function quotedParagraphs(text: string, language: string, kind: QuotedWords["kind"]): readonly Html[] {
  const [open, close] = kind === "quotation" ? outerMarks(language) : ["", ""];
  const paragraphs = typesetQuotation(text, language).map((runs) => runs.map((run) => run.text).join(""));
  return paragraphs.map(
    (words, index) => html`<p>${open}${words}${index === paragraphs.length - 1 ? close : ""}</p>`,
  );
}

function attribute(name: "cite" | "lang" | "dir", value: string | null | undefined): Html | "" {
  return value == null ? "" : html` ${name}="${value}"`;
}
