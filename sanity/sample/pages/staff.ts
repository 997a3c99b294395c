import type { SamplePage } from "../samplePage.ts";

export const staff: SamplePage = {
  slug: "staff",
  title: "Staff",
  description: "Who signs the stories, and what the byline “Verbatim staff” means in the sample newsroom.",
  body: [
    "A byline names who wrote a story. Staff have an entry here; an agency or a guest is named in the byline alone.",
    "The stories of the sample newsroom are signed “Verbatim staff”. The byline stands for the project that wrote them from their sources. It does not stand for particular people, and there is no editorial office. The sample has no reporters, so it doesn’t invent any.",
    "A newsroom that uses Verbatim should sign stories with the names of those who wrote them, and keep a byline like this one for what was truly written in common.",
  ],
};
