import { embargoFindings } from "./embargoRules.ts";
import { isExactExcerpt } from "./excerpt.ts";
import { findWords } from "./findWords.ts";
import type { CarriedStatement, Finding, ObstacleCode, Referred, StoryToPublish } from "./obstacle.ts";
import { passagesOf } from "./passages.ts";
import { MOST_UNATTRIBUTED_WORDS, quotedPassages } from "./quotationMarks.ts";
import { listInWords } from "./sentences.ts";
import {
  type DocumentPath,
  itemsIn,
  partIn,
  referenceIn,
  type StoredDocument,
  type StoredItem,
  type StoredPart,
  slugOf,
  textIn,
} from "./storedDocument.ts";
import { instantInWords } from "./time.ts";
import { isInstant, isSlug, isTimeZone } from "./writtenForms.ts";

const MOST_HEADLINE = 120;
const MOST_STANDFIRST = 300;

/** A story as a rule sees it: the version to publish, and what is around it. */
export interface JudgedStory extends StoryToPublish {
  readonly document: StoredDocument;
  readonly now: Date;
}

type Rule = (story: JudgedStory) => readonly Finding[];

/** What a story itself lacks, or should be looked at in it. */
export function storyFindings(story: JudgedStory): readonly Finding[] {
  return RULES.flatMap((rule) => rule(story));
}

/** A statement at its place in a story. */
export interface StatementPlace {
  readonly block: StoredItem;
  readonly path: DocumentPath;
  /** Null where none is chosen. */
  readonly id: string | null;
}

/** Where a story carries statements: in its text and in its updates. */
export function statementPlaces(document: StoredDocument): readonly StatementPlace[] {
  return textsOf(document).flatMap(({ holder, path }) =>
    itemsIn(holder, "body")
      .filter(({ _type }) => _type === "statement")
      .map((block) => ({
        block,
        path: [...path, "body", { _key: block._key }],
        id: referenceIn(block, "quote"),
      })),
  );
}

/** The story's text and the texts of its updates. */
function textsOf(document: StoredDocument): readonly { holder: StoredPart; path: DocumentPath }[] {
  const updates = itemsIn(document, "updates").map((update) => ({
    holder: update,
    path: ["updates", { _key: update._key }],
  }));
  return [{ holder: document, path: [] }, ...updates];
}

function finding(code: ObstacleCode, path: DocumentPath, sentence: string): Finding {
  return { code, path, sentence };
}

const headline: Rule = ({ document }) => {
  const { length } = textIn(document, "headline");
  if (length === 0) return [finding("headline-missing", ["headline"], "The headline is missing. Write one.")];
  if (length <= MOST_HEADLINE) return [];
  return [finding("headline-too-long", ["headline"], tooLong("headline", length, MOST_HEADLINE))];
};

const standfirst: Rule = ({ document }) => {
  const { length } = textIn(document, "standfirst");
  if (length === 0)
    return [finding("standfirst-missing", ["standfirst"], "The standfirst is missing. Write one.")];
  if (length <= MOST_STANDFIRST) return [];
  return [finding("standfirst-too-long", ["standfirst"], tooLong("standfirst", length, MOST_STANDFIRST))];
};

function tooLong(field: string, length: number, most: number): string {
  return `The ${field} has ${length} characters; ${most} is the most. Shorten it.`;
}

const address: Rule = ({ document, published, sameAddress }) => {
  const slug = slugOf(document);
  if (slug === "")
    return [finding("slug-missing", ["slug"], "The address is missing. Make one from the headline.")];
  if (!isSlug(slug)) {
    const sentence = `“${slug}” can't be an address. Write lower-case letters from a to z, digits, and single dashes between them.`;
    return [finding("slug-unreadable", ["slug"], sentence)];
  }
  const [other] = sameAddress;
  if (other !== undefined) {
    const isTaken = other.slug === slug;
    const sentence = isTaken
      ? `“${slug}” is the address of another story, “${other.headline}”. Choose another one.`
      : `“${slug}” was the address of another story, “${other.headline}”, and still leads readers there. Choose another one.`;
    return [finding(isTaken ? "slug-taken" : "slug-kept-by-another", ["slug"], sentence)];
  }
  const before = published === null ? slug : slugOf(published);
  if (before === slug || before === "") return [];
  const sentence = `The address of this published story changes from “${before}” to “${slug}”. The old one will lead readers to the new one.`;
  return [finding("slug-changed", ["slug"], sentence)];
};

const byline: Rule = ({ document }) => {
  const authors = itemsIn(document, "byline");
  const isSigned = authors.some((author) => textIn(author, "_ref") !== "" || textIn(author, "text") !== "");
  return isSigned
    ? []
    : [finding("byline-missing", ["byline"], "The byline is missing. Say who wrote the story.")];
};

const section: Rule = ({ document }) =>
  referenceIn(document, "section") === null
    ? [finding("section-missing", ["section"], "The section is missing. Choose one.")]
    : [];

const body: Rule = ({ document, statements }) => {
  const isWritten = itemsIn(document, "body").length > 0 && hasText(document, statements);
  return isWritten ? [] : [finding("body-missing", ["body"], "The story has no text. Write it.")];
};

function hasText(document: StoredDocument, statements: StoryToPublish["statements"]): boolean {
  return (
    passagesOf(document, (id) => id).some(({ path, text }) => path[0] === "body" && text.trim() !== "") ||
    statementPlaces(document).some(({ id }) => id !== null && statements.has(id))
  );
}

const zone: Rule = ({ document }) => {
  const name = textIn(document, "zone");
  if (isTimeZone(name)) return [];
  const sentence =
    name === ""
      ? "The time zone of the story is missing. Write its IANA name, such as America/New_York."
      : `“${name}” is not a time zone. Write its IANA name, such as America/New_York.`;
  return [finding("zone-unreadable", ["zone"], sentence)];
};

const embargo: Rule = ({ document, now }) =>
  embargoFindings(document, { type: "article", zone: textIn(document, "zone"), now });

function zoneOf(document: StoredDocument): string {
  const name = textIn(document, "zone");
  return isTimeZone(name) ? name : "UTC";
}

const images: Rule = ({ document }) => [
  ...imageFindings(partIn(document, "keyImage"), ["keyImage"], "The story’s image"),
  ...itemsIn(document, "body")
    .filter(({ _type }) => _type === "articleImage")
    .flatMap((image) => imageFindings(image, ["body", { _key: image._key }], "An image in the text")),
];

function imageFindings(image: StoredPart, path: DocumentPath, name: string): readonly Finding[] {
  if (referenceIn(image, "asset") === null) return [];
  const alt = `${name} has no description. Describe it for those who can’t see it.`;
  const credit = `${name} has no credit. Say who made it.`;
  return [
    ...(textIn(image, "alt") === "" ? [finding("alt-missing", [...path, "alt"], alt)] : []),
    ...(textIn(image, "credit") === "" ? [finding("credit-missing", [...path, "credit"], credit)] : []),
  ];
}

const updates: Rule = ({ document }) =>
  itemsIn(document, "updates").flatMap((update) => {
    const path = ["updates", { _key: update._key }];
    const title = textIn(update, "headline");
    const name = title === "" ? "An update" : `The update “${title}”`;
    const missing = (field: string, sentence: string) =>
      finding("update-incomplete", [...path, field], `${name} ${sentence}`);
    const { length } = title;
    const longTitle = tooLong(`headline of the update “${title}”`, length, MOST_HEADLINE);
    return [
      ...(title === "" ? [missing("headline", "has no headline. Write one.")] : []),
      ...(length > MOST_HEADLINE ? [finding("headline-too-long", [...path, "headline"], longTitle)] : []),
      ...(textIn(partIn(update, "at"), "precision") === ""
        ? [missing("at", "has no time. Say when it was, as exactly as it is known.")]
        : []),
      ...(!itemsIn(update, "body").some(isWritten) ? [missing("body", "has no text. Write it.")] : []),
    ];
  });

/** Anything but a text block without words. */
function isWritten(block: StoredItem): boolean {
  return block._type !== "block" || itemsIn(block, "children").some((span) => textIn(span, "text") !== "");
}

const statements: Rule = (story) =>
  statementPlaces(story.document).flatMap(({ block, path, id }) => {
    if (id === null) {
      const sentence = "No statement is chosen at this place of the text. Choose one, or delete the place.";
      return [finding("statement-missing", [...path, "quote"], sentence)];
    }
    const carried = story.statements.get(id);
    if (carried === undefined) return [unpublished(story.referred.get(id), id, path)];
    const { document } = carried;
    const name = `The statement ${nameOf(story, id)}`;
    if (textIn(document, "status") === "held") {
      return [heldFinding(story, id, name, path)];
    }
    return [...excerptFindings(block, carried, path), ...missingReplies(story, block, id, path)];
  });

/** A story that carries it already can be published again while it is held: readers go on seeing that it is. */
function heldFinding({ published }: JudgedStory, id: string, name: string, path: DocumentPath): Finding {
  const isCarried = published !== null && statementPlaces(published).some((place) => place.id === id);
  return isCarried
    ? finding(
        "statement-stays-held",
        [...path, "quote"],
        `${name} is held. Readers go on seeing that it is, and none of its words.`,
      )
    : finding(
        "statement-held",
        [...path, "quote"],
        `${name} is held. Release it, or take it out of the story.`,
      );
}

function unpublished(referred: Referred | undefined, id: string, path: DocumentPath): Finding {
  const sentence =
    referred === undefined
      ? `The statement ${id} is not there any more. Choose another one, or take it out of the story.`
      : `The statement ${referred.name} is not published. Publish it first, or take it out of the story.`;
  return finding("statement-unpublished", [...path, "quote"], sentence);
}

function excerptFindings(
  block: StoredPart,
  { document }: CarriedStatement,
  path: DocumentPath,
): readonly Finding[] {
  const excerpt = textIn(block, "excerpt");
  const isExact =
    excerpt === "" ||
    isExactExcerpt(excerpt, textIn(document, "text"), textIn(document, "language") || "und");
  if (isExact) return [];
  const sentence = `“${excerpt}” is not made of the exact words of the statement. Copy them from it, with […] for what is cut.`;
  return [finding("excerpt-not-exact", [...path, "excerpt"], sentence)];
}

/** Replies to a statement that is to stand with its published replies, and that the story doesn't carry. */
function missingReplies(
  { document, replies }: JudgedStory,
  block: StoredPart,
  id: string,
  path: DocumentPath,
): readonly Finding[] {
  if (block.context !== true) return [];
  const here = new Set(statementPlaces(document).map((place) => place.id));
  const missing = replies.filter((reply) => reply.to.includes(id) && !here.has(reply.id));
  if (missing.length === 0) return [];
  const names = listInWords(missing.map(({ name }) => name));
  const sentence = `This statement is to stand with its replies, and the story lacks ${names}. Add what is missing.`;
  return [finding("reply-missing", [...path, "context"], sentence)];
}

function nameOf({ referred }: JudgedStory, id: string): string {
  return referred.get(id)?.name ?? id;
}

/** Words between quotation marks that no statement of the story has. */
const quotations: Rule = ({ document, statements: carried }) => {
  const texts = [...carried.values()].map(({ document: { text } }) => (typeof text === "string" ? text : ""));
  const isStated = (words: string) => texts.some((text) => findWords(text, words).kind === "exact");
  return passagesOf(document, (id) => id)
    .filter(({ kind, isMovable }) => kind === null && isMovable)
    .flatMap(({ text, path, where }) =>
      quotedPassages(text)
        .filter(({ wordCount, words }) => wordCount > MOST_UNATTRIBUTED_WORDS && !isStated(words))
        .map(({ words }) => ({
          ...finding(
            "quotation-without-statement",
            path,
            `“${words}” stands between quotation marks without a statement (${lowerFirst(where)}). Make it a statement, so that readers see who said it and how we know.`,
          ),
          quoted: words,
        })),
    );
};

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

const links: Rule = ({ document }) =>
  [
    ...textsOf(document).map((text) => ({ ...text, field: "body" })),
    { holder: document, path: [], field: "howWeKnow" },
  ]
    .flatMap(({ holder, path, field }) =>
      itemsIn(holder, field).flatMap((block) =>
        itemsIn(block, "markDefs").map((link) => ({ link, path: [...path, field, { _key: block._key }] })),
      ),
    )
    .filter(({ link }) => isWebLink(link) && referenceIn(link, "source") === null)
    .map(({ link, path }) =>
      finding(
        "link-without-source",
        [...path, "markDefs", { _key: link._key }],
        `The link to ${textIn(link, "href")} is to an address and not to a source. Make it a source, so that readers find it among the story’s sources.`,
      ),
    );

function isWebLink(mark: StoredPart): boolean {
  return mark._type === "link" && /^https?:/i.test(textIn(mark, "href"));
}

const replyRequests: Rule = ({ document, now }) =>
  itemsIn(document, "replyRequests")
    .filter((request) => textIn(request, "outcome") === "")
    .map((request) => {
      const asked = textIn(request, "to") || "Somebody";
      const deadline = textIn(request, "deadline");
      const path = ["replyRequests", { _key: request._key }, "outcome"];
      if (!isInstant(deadline)) {
        const sentence = `${asked} was asked for a reply, and what came of it is not recorded. Write it down.`;
        return finding("reply-request-open", path, sentence);
      }
      const time = instantInWords(deadline, zoneOf(document));
      return Date.parse(deadline) > now.getTime()
        ? finding(
            "reply-request-open",
            path,
            `${asked} was asked for a reply and has until ${time}. Wait, or write down what came of it.`,
          )
        : finding(
            "reply-request-overdue",
            path,
            `The time for ${asked} to reply was over at ${time}, and what came of it is not recorded. Write it down.`,
          );
    });

const RULES: readonly Rule[] = [
  headline,
  address,
  standfirst,
  byline,
  section,
  zone,
  images,
  body,
  updates,
  statements,
  embargo,
  quotations,
  links,
  replyRequests,
];
