import type { SampleStory } from "./sampleStory.ts";
import { dncReportsNetworkIntrusion } from "./stories/dnc-reports-network-intrusion.ts";
import { doralRemarkDay } from "./stories/doral-remark-day.ts";
import { fbiDirectorOnEmailInquiry } from "./stories/fbi-director-on-email-inquiry.ts";
import { nomineeAsksRussiaToFindEmails } from "./stories/nominee-asks-russia-to-find-emails.ts";
import { questionsAtDoral } from "./stories/questions-at-doral.ts";
import { reactionsToRemark } from "./stories/reactions-to-remark.ts";

/** The stories of the sample newsroom, in the order of publication. */
export const stories: readonly SampleStory[] = [
  dncReportsNetworkIntrusion,
  fbiDirectorOnEmailInquiry,
  nomineeAsksRussiaToFindEmails,
  questionsAtDoral,
  doralRemarkDay,
  reactionsToRemark,
];
