import { html } from "hono/html";
import { correctionWords } from "../correctionWords.ts";
import { imageSources } from "../imageUrl.ts";
import { counted, numberInWords } from "../numberWords.ts";
import { sentence, withFullStop } from "../sentences.ts";
import type { Correction } from "../statement.ts";
import {
  type Block,
  type Image,
  type ListItem,
  type Story,
  type StorySource,
  type Update,
  updateAnchor,
} from "../story.ts";
import { inOrder, statementCounts, storyContext, storyOrder, unplacedUpdates } from "../storyStatements.ts";
import { supportInWords } from "../supportInWords.ts";
import { HEADINGS, type TextLevel } from "../textLevel.ts";
import { dateInWords, instantInWords } from "../time.ts";
import { typeset } from "../typography.ts";
import { updateTime } from "../updateTime.ts";
import { absoluteLink, type Html, spansHtml } from "./markup.ts";
import { type FeedContext, statementHtml } from "./statementHtml.ts";

interface TextContext extends FeedContext {
  readonly whole: Story;
  readonly within: TextLevel;
}

/**
 * The text of a story for readers' tools, in the order and the words of its page: statements with
 * their attribution, updates, corrections, how we know, sources. Links are absolute.
 *
 * @param storyUrl the absolute address of the story's page.
 */
export async function storyHtml(story: Story, storyUrl: string): Promise<string> {
  const order = storyOrder(story);
  const context: TextContext = { storyUrl, story: storyContext(story, order), whole: story, within: "story" };
  const updates = inOrder(unplacedUpdates(story), order).map((update) => updateHtml(update, context));
  const image = story.keyImage === null ? "" : imageHtml(story.keyImage, storyUrl);
  const body = html`${image}${bodyHtml(story, context)}`;
  const text =
    order === "newest-first" && updates.length > 0
      ? html`${updates}<h2>The story</h2>${body}`
      : html`${body}${updates}`;
  const markup = await html`${text}${story.corrections.map((correction) =>
    correctionHtml(correction, story),
  )}${howWeKnowHtml(story, context)}${sourcesHtml(story)}`;
  return markup.toString();
}

function bodyHtml({ body, dateline }: Story, context: TextContext): readonly Html[] {
  const opening = body.find((block) => block.type === "paragraph");
  return body.map((block) => blockHtml(block, context, block === opening ? dateline : null));
}

function blocksHtml(blocks: readonly Block[], context: TextContext): readonly Html[] {
  return blocks.map((block) => blockHtml(block, context, null));
}

function blockHtml(block: Block, context: TextContext, dateline: string | null): Html {
  switch (block.type) {
    case "paragraph":
      return html`<p>${dateline === null ? "" : `${dateline} — `}${spansHtml(block.spans)}</p>`;
    case "heading": {
      const element = HEADINGS[context.within][block.level];
      return html`<${element}>${spansHtml(block.spans)}</${element}>`;
    }
    case "list":
      return listHtml(block.ordered, block.items);
    case "statement":
    case "heldStatement":
      return statementHtml(block, context);
    case "image":
      return imageHtml(block.image, context.storyUrl);
    case "update":
      return updateHtml(block.update, context);
    default:
      return block satisfies never;
  }
}

function listHtml(ordered: boolean, items: readonly ListItem[]): Html {
  const element = ordered ? "ol" : "ul";
  const listed = items.map(
    ({ spans, children }) =>
      html`<li>${spansHtml(spans)}${children.length === 0 ? "" : listHtml(ordered, children)}</li>`,
  );
  return html`<${element}>${listed}</${element}>`;
}

function imageHtml(image: Image, pageUrl: string): Html {
  const { src, width, height } = imageSources(image, null);
  const caption = image.caption === null ? "" : `${typeset(image.caption)} `;
  return html`<figure><img src="${absoluteLink(src, pageUrl)}" alt="${image.alt}" width="${width}" height="${height}"><figcaption>${caption}${typeset(image.credit)}</figcaption></figure>`;
}

function updateHtml(update: Update, context: TextContext): Html {
  const { words } = updateTime(update, context.whole);
  const author = update.author === null ? "" : html`<p>By ${update.author}</p>`;
  const url = `${context.storyUrl}#${updateAnchor(update.key)}`;
  return html`<h2><a href="${url}">${words}</a> — ${update.isKey ? "Key update" : "Update"}: ${typeset(update.headline)}</h2>${blocksHtml(update.body, { ...context, within: "section" })}${author}`;
}

function correctionHtml({ kind, at, note }: Correction, { zone }: Story): Html {
  return html`<h2>${correctionWords(kind).name} ${instantInWords(at, zone)}</h2><p>${typeset(note)}</p>`;
}

function howWeKnowHtml({ howWeKnow }: Story, context: TextContext): Html | "" {
  if (howWeKnow.length === 0) return "";
  return html`<h2>How we know</h2>${blocksHtml(howWeKnow, { ...context, within: "section" })}`;
}

function sourcesHtml(story: Story): Html | "" {
  if (story.sources.length === 0) return "";
  const { quoted, wordForWord } = statementCounts(story);
  const counts =
    quoted === 0
      ? ""
      : html`<p>${sentence(counted(quoted, "statement", "statements"))} quoted, ${numberInWords(wordForWord)} checked word for word.</p>`;
  return html`<h2>Sources for this story</h2>${counts}<ol>${story.sources.map(sourceHtml)}</ol>`;
}

function sourceHtml(item: StorySource): Html {
  const { title, url, publisher, note, archivedUrl, unavailable } = item.source;
  const since = unavailable?.since ? ` since ${dateInWords(unavailable.since, "UTC")}` : "";
  const about = [
    publisher === null ? null : withFullStop(typeset(publisher)),
    note === null ? null : withFullStop(typeset(note)),
    supportInWords(item),
    unavailable === null ? null : `Not available${since}: ${withFullStop(typeset(unavailable.reason))}`,
  ].filter((part) => part !== null);
  const name = url === null ? typeset(title) : html`<a href="${url}">${typeset(title)}</a>`;
  const copy = archivedUrl === null ? "" : html` <a href="${archivedUrl}">Archived copy</a>`;
  return html`<li>${name}. ${about.join(" ")}${copy}</li>`;
}
