import type { ChangeKind } from "./changeKinds.ts";
import { ordinal } from "./ordinal.ts";
import { sentence } from "./sentences.ts";
import {
  type DocumentPath,
  itemsIn,
  partIn,
  referenceIn,
  type StoredDocument,
  type StoredItem,
  type StoredPart,
  textIn,
} from "./storedDocument.ts";

/** The name of a document, for its id. */
export type NameOf = (id: string) => string;

/** One thing that a document tells its readers, in words. */
export interface Passage {
  /** The same in both versions of a document. */
  readonly id: string;
  readonly path: DocumentPath;
  /** "Second paragraph". */
  readonly where: string;
  readonly text: string;
  /** What any change of it is; null for running text, where that depends on the words. */
  readonly kind: ChangeKind | null;
  /** Whether it is the same wherever it stands: a paragraph, not a headline. */
  readonly isMovable: boolean;
}

/**
 * What a document tells its readers, piece by piece, in reading order. What stays in the newsroom,
 * and what only places a story (topics, related coverage), is not among it.
 */
export function passagesOf(document: StoredDocument, nameOf: NameOf): readonly Passage[] {
  const fields = FIELDS[document._type] ?? [];
  return fields.flatMap((field) => field(document, nameOf)).filter(({ text }) => text !== "");
}

/** All of a text block's spans. */
function blockText(block: StoredPart): string {
  return itemsIn(block, "children")
    .map(({ text }) => (typeof text === "string" ? text : ""))
    .join("");
}

type Field = (document: StoredDocument, nameOf: NameOf) => readonly Passage[];

/** A field that holds a text. */
function text(path: string, where: string, kind: ChangeKind | null): Field {
  const steps = path.split(".");
  return (document) => {
    const holder = steps.slice(0, -1).reduce<StoredPart>(partIn, document);
    return [{ ...fixed(steps, where, kind), text: textIn(holder, steps.at(-1) ?? "") }];
  };
}

function reference(name: string, where: string, kind: ChangeKind): Field {
  return (document, nameOf) => {
    const id = referenceIn(document, name);
    return [{ ...fixed([name], where, kind), text: id === null ? "" : nameOf(id) }];
  };
}

/** A field that holds a moment as exactly as it is known. */
function moment(name: string, where: string): Field {
  return (document) => [{ ...fixed([name], where, "fact"), text: momentText(partIn(document, name)) }];
}

/** A list whose members are told one by one. */
function each(
  name: string,
  passages: (item: StoredItem, nameOf: NameOf, index: number) => readonly Passage[],
): Field {
  return (document, nameOf) =>
    itemsIn(document, name).flatMap((item, index) =>
      passages(item, nameOf, index).map((passage) => ({
        ...passage,
        id: `${name}/${passage.id}`,
        path: [name, ...passage.path],
      })),
    );
}

function member(
  item: StoredItem,
  name: string,
  where: string,
  kind: ChangeKind | null,
  value: string,
): Passage {
  return {
    id: `${item._key}/${name}`,
    path: [{ _key: item._key }, name],
    where,
    text: value,
    kind,
    isMovable: false,
  };
}

function fixed(path: readonly string[], where: string, kind: ChangeKind | null): Omit<Passage, "text"> {
  return { id: path.join("/"), path, where, kind, isMovable: false };
}

function momentText(saidAt: StoredPart): string {
  const date = textIn(saidAt, "date");
  const bound = textIn(saidAt, "bound");
  const zone = textIn(saidAt, "zone");
  return [bound === "exact" ? "" : bound, date, zone && `(${zone})`].filter(Boolean).join(" ");
}

/** A text of blocks: `at` names what it is the text of, as in "Update “Noon”, first paragraph". */
function blocks(name: string, at: string): Field {
  return (document, nameOf) => blockPassages(document, name, at, nameOf, storyStatementNumbers(document));
}

function blockPassages(
  holder: StoredPart,
  name: string,
  at: string,
  nameOf: NameOf,
  numbers: ReadonlyMap<string, number>,
): readonly Passage[] {
  const counted = { paragraph: 0, heading: 0, item: 0 };
  return itemsIn(holder, name).flatMap((block) => {
    const place = (words: string) => (at === "" ? sentence(words) : `${at}, ${words}`);
    const base = { path: [name, { _key: block._key }], isMovable: true };
    const id = `${name}/${block._key}`;
    switch (block._type) {
      case "block": {
        const { name: what, as } = textPlace(block);
        counted[as] += 1;
        const where = place(`${ordinal(counted[as])} ${what}`);
        return [{ ...base, id, where, text: blockText(block), kind: null }];
      }
      case "statement": {
        const quoteId = referenceIn(block, "quote") ?? "";
        const where = place(`statement ${numbers.get(quoteId) ?? ""}`.trim());
        const shown = [quoteId && nameOf(quoteId), textIn(block, "excerpt")].filter(Boolean).join(": ");
        return [{ ...base, id, where, text: shown, kind: "quotation" as const }];
      }
      case "articleImage":
        return imagePassages(block, place("image")).map((passage) => ({
          ...passage,
          id: `${id}/${passage.id}`,
          path: [...base.path, ...passage.path],
        }));
      default:
        return [];
    }
  });
}

function textPlace({ listItem, style }: StoredPart): {
  readonly name: string;
  readonly as: "paragraph" | "heading" | "item";
} {
  if (typeof listItem === "string") return { name: "item of a list", as: "item" };
  return style === "h2" || style === "h3"
    ? { name: "heading", as: "heading" }
    : { name: "paragraph", as: "paragraph" };
}

/** The numbers that readers see: by first place, in the text, then in the updates that have no place in it. */
export function storyStatementNumbers(document: StoredPart): ReadonlyMap<string, number> {
  const updates = itemsIn(document, "updates");
  const placed = new Set<string>();
  const inBlocks = (list: readonly StoredItem[]): readonly string[] =>
    list.flatMap((block) => {
      if (block._type === "statement") return [referenceIn(block, "quote") ?? ""];
      const update = updates.find(({ _key }) => _key === block.update && !placed.has(_key));
      if (block._type !== "updateAnchor" || !update) return [];
      placed.add(update._key);
      return inBlocks(itemsIn(update, "body"));
    });
  const inBody = inBlocks(itemsIn(document, "body"));
  const rest = updates
    .filter(({ _key }) => !placed.has(_key))
    .flatMap((update) => inBlocks(itemsIn(update, "body")));
  const ids = [...new Set([...inBody, ...rest])].filter((id) => id !== "");
  return new Map(ids.map((id, index) => [id, index + 1]));
}

function imagePassages(image: StoredPart, where: string): readonly Passage[] {
  return [
    { ...fixed(["caption"], `${where}, caption`, null), text: textIn(image, "caption") },
    { ...fixed(["alt"], `${where}, description`, null), text: textIn(image, "alt") },
    { ...fixed(["credit"], `${where}, credit`, "attribution"), text: textIn(image, "credit") },
  ];
}

const keyImage: Field = (document) =>
  imagePassages(partIn(document, "keyImage"), "Image").map((passage) => ({
    ...passage,
    id: `keyImage/${passage.id}`,
    path: ["keyImage", ...passage.path],
  }));

const byline = each("byline", (author, nameOf) => {
  const id = textIn(author, "_ref");
  const name = id === "" ? textIn(author, "text") : nameOf(id);
  return [{ ...member(author, "", "Byline", "name", name), path: [{ _key: author._key }] }];
});

/** The addresses that an update links to. */
function linksIn(update: StoredItem): readonly string[] {
  return itemsIn(update, "body").flatMap((block) =>
    itemsIn(block, "markDefs")
      .map((link) => textIn(link, "href"))
      .filter((href) => href !== ""),
  );
}

const updates: Field = (document, nameOf) =>
  itemsIn(document, "updates").flatMap((update) => {
    const at = `Update “${textIn(update, "headline")}”`;
    const author = referenceIn(update, "author");
    const told = [
      member(update, "headline", `${at}, headline`, null, textIn(update, "headline")),
      member(update, "at", `${at}, time`, "fact", momentText(partIn(update, "at"))),
      member(update, "atNote", `${at}, time`, "fact", textIn(update, "atNote")),
      member(update, "author", `${at}, author`, "name", author === null ? "" : nameOf(author)),
      ...blockPassages(update, "body", at, nameOf, storyStatementNumbers(document)).map((passage) => ({
        ...passage,
        id: `${update._key}/${passage.id}`,
        path: [{ _key: update._key }, ...passage.path],
      })),
      {
        ...member(update, "body", `${at}, links`, "fact", linksIn(update).join(" ")),
        id: `${update._key}/links`,
      },
    ];
    return told.map((passage) => ({
      ...passage,
      id: `updates/${passage.id}`,
      path: ["updates", ...passage.path],
    }));
  });

const corrections = each("corrections", (correction) =>
  ["note", "was", "now"].map((field) =>
    member(correction, field, `Correction “${textIn(correction, "where")}”`, null, textIn(correction, field)),
  ),
);

function speaker(holder: StoredPart, nameOf: NameOf): string {
  const id = referenceIn(holder, "speaker");
  return id === null ? textIn(partIn(holder, "unnamed"), "description") : nameOf(id);
}

const statementSpeaker: Field = (document, nameOf) => [
  { ...fixed(["speaker"], "Speaker", "attribution"), text: speaker(document, nameOf) },
];

const turns = each("turns", (turn, nameOf, index) => {
  const at = sentence(`${ordinal(index + 1)} turn`);
  return [
    member(turn, "speaker", `${at}, speaker`, "attribution", speaker(turn, nameOf)),
    member(turn, "roleAtTime", `${at}, role`, "attribution", textIn(turn, "roleAtTime")),
    member(turn, "text", `${at}, words`, "quotation", textIn(turn, "text")),
  ];
});

const variants = each("variants", (variant, nameOf) => {
  const source = referenceIn(variant, "source");
  return [
    member(variant, "text", "Other wording", "quotation", textIn(variant, "text")),
    member(variant, "source", "Other wording, source", "attribution", source === null ? "" : nameOf(source)),
    member(variant, "note", "Other wording, note", null, textIn(variant, "note")),
  ];
});

const sources = each("sources", (citation, nameOf) => {
  const source = referenceIn(citation, "source");
  return [
    member(citation, "source", "Source", "attribution", source === null ? "" : nameOf(source)),
    member(citation, "locator", "Place in the source", null, textIn(citation, "locator")),
  ];
});

const roles = each("roles", (role) => [
  member(role, "title", "Role", "attribution", textIn(role, "title")),
  member(role, "from", "Role, from", "fact", textIn(role, "from")),
  member(role, "to", "Role, to", "fact", textIn(role, "to")),
]);

const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  article: [
    text("headline", "Headline", null),
    text("standfirst", "Standfirst", null),
    byline,
    text("dateline", "Dateline", "fact"),
    text("zone", "Time zone", "fact"),
    keyImage,
    blocks("body", ""),
    updates,
    blocks("howWeKnow", "How we know"),
    corrections,
  ],
  quote: [
    text("text", "Exact words", "quotation"),
    text("language", "Language", "fact"),
    text("original.text", "Original words", "quotation"),
    text("original.language", "Original language", "fact"),
    text("translatedBy", "Translator", "attribution"),
    text("unedited", "Words before editing", "quotation"),
    turns,
    statementSpeaker,
    text("unnamed.reason", "Why the speaker is not named", null),
    text("roleAtTime", "Role that day", "attribution"),
    text("medium", "Medium", "fact"),
    text("outlet", "Programme, network or platform", "fact"),
    moment("saidAt", "When"),
    text("place", "Place", "fact"),
    reference("event", "Event", "fact"),
    sources,
    text("check.note", "Note on the check", null),
    variants,
    text("statusNote", "Note on the status", null),
    corrections,
  ],
  source: [
    text("title", "Title", null),
    text("publisher", "Publisher", "attribution"),
    text("url", "Address", "fact"),
    text("publishedAt", "Published on", "fact"),
    text("note", "Note for readers", null),
    text("text", "Text", "quotation"),
  ],
  person: [
    text("name", "Name", "name"),
    text("description", "Description", null),
    text("bio", "Biography", null),
    roles,
  ],
  organization: [text("name", "Name", "name"), text("description", "Description", null)],
  event: [
    text("title", "Title", null),
    text("date", "Date", "fact"),
    text("zone", "Time zone", "fact"),
    text("place", "Place", "fact"),
    text("description", "What happened", null),
  ],
  topic: [text("title", "Title", null), text("description", "Description", null)],
  page: [text("title", "Title", null), text("description", "Description", null), blocks("body", "")],
};
