import type { SampleStory } from "./sampleStory.ts";
import { agenciesStatementAndAssessment } from "./stories/agencies-statement-and-assessment.ts";
import { campaignManagerOnRelease } from "./stories/campaign-manager-on-release.ts";
import { dncReportsNetworkIntrusion } from "./stories/dnc-reports-network-intrusion.ts";
import { doralRemarkDay } from "./stories/doral-remark-day.ts";
import { emailsPublishedChairToStepDown } from "./stories/emails-published-chair-to-step-down.ts";
import { fbiDirectorOnEmailInquiry } from "./stories/fbi-director-on-email-inquiry.ts";
import { helsinkiWordsAndTranscript } from "./stories/helsinki-words-and-transcript.ts";
import { indictmentDay } from "./stories/indictment-day.ts";
import { moscowAnswers } from "./stories/moscow-answers.ts";
import { nomineeAsksRussiaToFindEmails } from "./stories/nominee-asks-russia-to-find-emails.ts";
import { officialsOnAttribution } from "./stories/officials-on-attribution.ts";
import { privateEmailAccountReported } from "./stories/private-email-account-reported.ts";
import { questionsAtDoral } from "./stories/questions-at-doral.ts";
import { reactionsToRemark } from "./stories/reactions-to-remark.ts";
import { reportOnTiming } from "./stories/report-on-timing.ts";
import { sarcasticOrNot } from "./stories/sarcastic-or-not.ts";

/** The stories of the sample newsroom, in the order of publication. */
export const stories: readonly SampleStory[] = [
  privateEmailAccountReported,
  dncReportsNetworkIntrusion,
  fbiDirectorOnEmailInquiry,
  emailsPublishedChairToStepDown,
  campaignManagerOnRelease,
  nomineeAsksRussiaToFindEmails,
  questionsAtDoral,
  doralRemarkDay,
  reactionsToRemark,
  moscowAnswers,
  sarcasticOrNot,
  officialsOnAttribution,
  agenciesStatementAndAssessment,
  indictmentDay,
  helsinkiWordsAndTranscript,
  reportOnTiming,
];
