/**
 * Documents of a fictional town, as an editor's tool would send them to the lake. Every id begins
 * with the prefix given, so that tests don't meet.
 */

export interface PortEllis {
  readonly shared: readonly Draft[];
  statement(name: string, over?: Partial<Draft>): Draft;
  story(slug: string, statementNames: readonly string[], over?: Partial<Draft>): Draft;
}

export type Draft = { _id: string; _type: string } & Record<string, unknown>;

const reference = (id: string) => ({ _type: "reference", _ref: id });
const keyed = (id: string) => ({ ...reference(id), _key: id });

export function portEllis(prefix: string): PortEllis {
  const id = (name: string) => `${prefix}-${name}`;
  const slug = (current: string) => ({ _type: "slug", current });
  const shared: Draft[] = [
    { _id: id("section"), _type: "topic", title: "Harbour", slug: slug(id("harbour")), isSection: true },
    { _id: id("staff"), _type: "person", name: "Verbatim staff", slug: slug(id("staff")), staff: true },
    { _id: id("mayor"), _type: "person", name: "Ana Reyes", slug: slug(id("ana-reyes")) },
    {
      _id: id("minutes"),
      _type: "source",
      title: "Minutes of the council",
      kind: "document",
      publisher: "Port Ellis council",
      url: "https://port-ellis.example/minutes",
    },
  ];
  return {
    shared,
    statement: (name, over = {}) => ({
      _id: id(name),
      _type: "quote",
      text: `The words of ${name}, as the minutes have them.`,
      language: "en",
      speaker: reference(id("mayor")),
      roleAtTime: "Mayor of Port Ellis",
      medium: "speech",
      saidAt: {
        _type: "saidAt",
        date: "2026-03-06",
        precision: "day",
        bound: "exact",
        zone: "America/New_York",
      },
      sources: [{ _type: "sourceCitation", _key: "minutes", source: reference(id("minutes")) }],
      check: { state: "word-for-word", against: ["text-as-issued"] },
      status: "live",
      ...over,
    }),
    story: (storySlug, statementNames, over = {}) => ({
      _id: id(storySlug),
      _type: "article",
      headline: headlineOf(prefix, storySlug),
      slug: slug(id(storySlug)),
      standfirst: "The council met in the harbour hall.",
      byline: [keyed(id("staff"))],
      section: reference(id("section")),
      topics: [],
      zone: "America/New_York",
      publishedAt: "2026-03-07T12:00:00Z",
      coverage: { state: "none" },
      body: [
        paragraph("opening", "The council met on Friday in the harbour hall."),
        ...statementNames.map((name) => ({ _type: "statement", _key: name, quote: reference(id(name)) })),
      ],
      ...over,
    }),
  };
}

export function headlineOf(prefix: string, storySlug: string): string {
  return `Port Ellis, ${prefix}: ${storySlug}`;
}

export function paragraph(key: string, text: string): Record<string, unknown> {
  return {
    _type: "block",
    _key: key,
    style: "normal",
    markDefs: [],
    children: [{ _type: "span", _key: `${key}-0`, text, marks: [] }],
  };
}
