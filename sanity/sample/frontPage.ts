import type { SampleFrontPage } from "./samplePage.ts";

/** The story that the sample is about leads; without this document the newest one would. */
export const frontPage: SampleFrontPage = {
  lead: "nominee-asks-russia-to-find-emails",
  pinned: ["doral-remark-day"],
};
