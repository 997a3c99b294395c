import type {
  ArticleLeaf,
  BlogPosting,
  ImageObject,
  LiveBlogPosting,
  NewsArticle,
  Organization,
  Person,
  Thing,
} from "schema-dts";
import { shareImage } from "../imageUrl.ts";
import { storyLastModified } from "../lastModified.ts";
import { NEWSROOM_LANGUAGE, STAFF_BYLINE } from "../newsroom.ts";
import { plainText } from "../plainText.ts";
import { pagePath } from "../routes.ts";
import { statementAnchor } from "../statement.ts";
import { type Image, type Story, storyPath, type TopicLink, type Update, updateAnchor } from "../story.ts";
import { storyStatements } from "../storyStatements.ts";
import { correctionData } from "./correctionData.ts";
import { exactMoment } from "./exactMoment.ts";
import { newsroomData } from "./newsroom.ts";
import { absoluteUrl, type Site } from "./site.ts";
import { sourceData } from "./sourceData.ts";
import { statementData } from "./statementData.ts";
import { unlessEmpty } from "./unlessEmpty.ts";

/**
 * A story as https://schema.org/NewsArticle. What isn't known is left out, and of a held statement
 * there is nothing.
 */
export function storyData(story: Story, site: Site): NewsArticle {
  const url = absoluteUrl(storyPath(story.slug), site);
  const sourceId = (id: string) => `${url}#source-${id}`;
  const parts = storyStatements(story).flatMap((block) =>
    block.type === "statement"
      ? [statementData(block.statement, { url: `${url}#${statementAnchor(block.statement.id)}`, sourceId })]
      : [],
  );
  return {
    "@type": "NewsArticle",
    "@id": `${url}#story`,
    ...headOf(story, site),
    mainEntityOfPage: url,
    articleSection: story.section.title,
    about: unlessEmpty(story.topics.map((topic) => topicData(topic, site))),
    keywords: unlessEmpty(story.topics.map(({ title }) => title)),
    dateline: story.dateline ?? undefined,
    isAccessibleForFree: true,
    correction: unlessEmpty(
      story.corrections.map((correction) =>
        correctionData(correction, `${url}#correction-${correction.key}`),
      ),
    ),
    citation: unlessEmpty(story.sources.map(({ source }) => sourceData(source, sourceId(source.id)))),
    hasPart: unlessEmpty(parts),
    backstory: plainText(story.howWeKnow) || undefined,
  };
}

/** Running or ended coverage as https://schema.org/LiveBlogPosting, update by update; null for any other story. */
export function liveCoverageData(story: Story, site: Site): LiveBlogPosting | null {
  if (story.coverage === "none") return null;
  const url = absoluteUrl(storyPath(story.slug), site);
  return {
    "@type": "LiveBlogPosting",
    "@id": `${url}#live`,
    ...headOf(story, site),
    coverageStartTime: story.coverageStart ? exactMoment(story.coverageStart) : undefined,
    coverageEndTime: story.coverageEnd ? exactMoment(story.coverageEnd) : undefined,
    liveBlogUpdate: unlessEmpty(
      story.updates.map((update) => updateData(update, `${url}#${updateAnchor(update.key)}`, site)),
    ),
  };
}

/** What a story is called, who made it and when. */
function headOf(story: Story, site: Site) {
  return {
    headline: story.headline,
    description: story.standfirst || undefined,
    url: absoluteUrl(storyPath(story.slug), site),
    inLanguage: NEWSROOM_LANGUAGE,
    datePublished: story.publishedAt,
    dateModified: storyLastModified(story),
    author: unlessEmpty(story.byline.map((name) => authorData(name, site))),
    publisher: newsroomData(site),
    image: story.keyImage === null ? undefined : imageData(story.keyImage, site),
  } satisfies Omit<ArticleLeaf, "@type">;
}

function authorData(name: string, site: Site): Person | Organization {
  return name === STAFF_BYLINE
    ? { "@type": "Organization", name, url: absoluteUrl("/", site) }
    : { "@type": "Person", name };
}

function topicData({ title, slug }: TopicLink, site: Site): Thing {
  const path = pagePath("topic", slug);
  return { "@type": "Thing", name: title, url: path === null ? undefined : absoluteUrl(path, site) };
}

function imageData(image: Image, site: Site): ImageObject {
  const { url, width, height } = shareImage(image);
  return {
    "@type": "ImageObject",
    url: absoluteUrl(url, site),
    width: { "@type": "QuantitativeValue", value: width, unitCode: "E37" },
    height: { "@type": "QuantitativeValue", value: height, unitCode: "E37" },
    caption: image.caption ?? undefined,
    creditText: image.credit,
  };
}

function updateData({ headline, at, body, author }: Update, url: string, site: Site): BlogPosting {
  return {
    "@type": "BlogPosting",
    "@id": url,
    url,
    headline,
    datePublished: exactMoment(at),
    articleBody: plainText(body) || undefined,
    author: author === null ? undefined : authorData(author, site),
  };
}
