import { images } from "../images/images.ts";
import type { SampleStory } from "../sampleStory.ts";

export const reportOnTiming: SampleStory = {
  slug: "report-on-timing",
  headline: "Special counsel’s report: Clinton’s office was targeted within hours of Trump’s remark",
  standfirst:
    "Two volumes of one report word the finding differently, and an indictment of 2018 gave no hour. The report also contains a written answer by the president on what he had said.",
  dateline: "Washington",
  publishedAt: "2019-04-18T22:00:00Z",
  section: "topic-justice",
  topics: ["topic-special-counsel", "topic-doral-remark", "topic-clinton-emails"],
  keyImage: images["statements-by-month"],
  body: [
    "Officers of the GRU, Russia’s military intelligence, made a first attempt on Hillary Clinton’s personal office about five hours after Donald Trump spoke to Russia about her emails, or sooner, according to the report of Special Counsel Robert Mueller. A redacted version was [released](src-cnn-mueller-release) on Thursday, April 18, 2019.",
    "## The remark",
    "Trump, who is now president, was the Republican nominee on July 27, 2016. He was speaking at [a press conference](src-doral-transcript) in Doral, Florida.",
    { statement: "trump-2016-07-27-russia-if-youre-listening" },
    "The transcript has the number 30,000, and so does the report; [Talking Points Memo](src-tpm-doral) printed 33,000, which Trump used elsewhere in the press conference. The hour of the remark is not recorded. Sources disagree on when the press conference began; by 12:16 pm EDT, when Trump [posted](src-trump-tweets) about the emails, it had ended, according to [ThinkProgress](src-thinkprogress-doral).",
    "## The finding, twice",
    "[Volume I](src-mueller-vol1) of the report describes the attempt in its section on the operations of summer and fall 2016. Two places in it are blacked out.",
    { statement: "mueller-2019-five-hours" },
    "[Volume II](src-mueller-vol2) mentions it in a footnote. There the five hours are a limit, without “approximately”, and what was targeted is put more widely, as accounts associated with Clinton.",
    "The charges against twelve officers, announced on July 13, 2018, include the same attempt. The indictment, as [a newspaper quoted it](src-ajc-indictment), has it on or about July 27 and after hours; it gives no hour. It also speaks of 76 addresses at the domain of the Clinton campaign. They are not the 15 accounts of the report, which were at the domain of her office.",
    "The passages from the two volumes put one event after the other. They do not say that the first caused the second.",
    "## The answer",
    "The special counsel asked Trump about the remark. [Appendix C](src-mueller-appc) prints his replies, which were in writing; Volume II gives their date, November 20, 2018.",
    { statement: "trump-2018-11-20-in-jest" },
    "On the day after the remark Fox News had broadcast [an interview](src-fox-friends-transcript) in which he called himself sarcastic.",
    "## A third set of emails",
    "Trump spoke of 30,000 missing emails. Volume I mentions another 30,000, approximately: messages of Clinton’s, released under the Freedom of Information Act, of which WikiLeaks opened a searchable archive in March 2016. They are not the ones that he spoke of.",
  ],
  related: [
    { slug: "indictment-day", reason: "What the indictment alleged about July 27, 2016" },
    { slug: "sarcastic-or-not", reason: "How the remark was explained in 2016" },
  ],
  howWeKnow: [
    "The report is dated March 2019. It was read in a transcription that a third party made, and the two statements from it were compared with that by program. What is blacked out in the report stands here as [redacted].",
    "The volumes also differ on the Democratic convention: Volume II has it begin a day after the release of July 22, 2016, Volume I three days after it. It [opened on July 25](src-politico-dnc-apology).",
  ],
};
