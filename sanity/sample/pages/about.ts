import type { SamplePage } from "../samplePage.ts";

export const about: SamplePage = {
  slug: "about",
  title: "About",
  description:
    "Verbatim is an open-source program for news sites in which every quotation is a document of its own. These pages are its sample newsroom: real statements with their sources, and no newsroom behind them.",
  body: [
    "Verbatim prints what was said, who said it and how we know. A quotation has a record of its own: its speaker, the role that the speaker held that day, the time, the place, the source and a check of its words. Stories don’t copy a quotation, they refer to that record. When it is put right, it is put right in every story that carries it.",
    "## What you are reading",
    "This is the sample newsroom that comes with Verbatim, a program that anyone may use, change and pass on under the MIT licence. It shows what the program does with real material. It is not the site of a news organization: no editors work here, nobody was sent anywhere, and nothing new is reported.",
    "The stories retell one well-documented matter: a remark that Donald Trump made about Russia and Hillary Clinton’s emails on July 27, 2016, what led to it, and what was said of it until 2019. They were chosen because the same words are in print in many versions, and because the record can be looked up.",
    "## Where the facts come from",
    "Every statement and every fact was taken from stored copies of public pages, and each story lists them. No page was opened live, no recording was compared, and nobody was interviewed or asked for a reply. Often only the beginning of a stored page could be read; nothing beyond it is used.",
    "The words of the statements belong to those who said them. The prose around them was written for this sample. Where sources differ, the stories say how, and leave open what the sources leave open.",
    "## Dates of publication",
    "The sample’s stories carry dates that fit the days they tell about. A story knows only what was known on its day; what became known later stands, with its own date, in an update or under “How we know”. The times of publication and the corrections of the sample are examples. The mistakes that the corrections put right were in print elsewhere.",
    "## If this is your newsroom",
    "Verbatim’s content is a set of documents, and this text is one of them. Before you publish, write here who you are: the name of the publication, who owns and pays for it, who edits it, and what it covers. Then read the pages on checking, corrections and sources, which describe how the program works, and change what your newsroom does otherwise.",
  ],
};
