import { defineDocuments } from "sanity/presentation";
import { sitePath, topicPath } from "../../../lib/routes.ts";
import { storyPath } from "../../../lib/story.ts";

const bySlug = (type: string) => `_type == "${type}" && slug.current == $slug`;

/** Which document a page is made of, by the address of the page. Pages that have none are lists. */
export const mainDocuments = defineDocuments([
  { route: sitePath("frontPage") ?? "/", filter: `_id == "frontPage"` },
  { route: storyPath(":slug"), filter: bySlug("article") },
  { route: [topicPath(":slug"), `${topicPath(":slug")}/:archive`], filter: bySlug("topic") },
  { route: "/:slug", filter: bySlug("page") },
]);
