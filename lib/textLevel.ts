/** Where a text stands: inside a section that has a heading of its own, its headings stand one level lower. */
export type TextLevel = "story" | "section" | "subsection";

/** The elements of a text's two kinds of headings, by where it stands. */
export const HEADINGS = {
  story: { 2: "h2", 3: "h3" },
  section: { 2: "h3", 3: "h4" },
  subsection: { 2: "h4", 3: "h5" },
} as const;

/** Of a text inside a section that stands in a text of this level. */
export const INSIDE = {
  story: "section",
  section: "subsection",
  subsection: "subsection",
} as const satisfies Readonly<Record<TextLevel, TextLevel>>;
