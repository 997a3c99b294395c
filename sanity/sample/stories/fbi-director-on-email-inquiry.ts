import type { SampleStory } from "../sampleStory.ts";

export const fbiDirectorOnEmailInquiry: SampleStory = {
  slug: "fbi-director-on-email-inquiry",
  headline: "FBI ends Clinton email inquiry and recommends no charges, director says",
  standfirst:
    "James Comey announced the outcome in Washington on July 5. The text that was prepared for him and the words that he spoke differ in one noun.",
  dateline: "Washington",
  publishedAt: "2016-07-05T20:15:00Z",
  section: "topic-justice",
  topics: ["topic-clinton-emails", "topic-fbi", "topic-transcripts"],
  body: [
    "The FBI has finished its investigation of Hillary Clinton’s private email and does not recommend charges, its director, James Comey, said in Washington on Tuesday, July 5, 2016.",
    "The inquiry concerned classified information on the private servers that Clinton used as secretary of state. The bureau opened it in July 2015, after a referral by the Inspector General of the Intelligence Community. On Saturday, three days before Comey spoke, the FBI interviewed Clinton.",
    "The bureau does not decide on charges itself. Early in the [prepared text](src-fbi-comey-prepared) of his statement, which the FBI issued, Comey says where that decision lies.",
    { statement: "comey-2016-07-05-referring" },
    "What Comey said aloud was not quite that. He spoke of “the matter” where the prepared text has “the case”, according to [a transcript](src-comey-delivered) made from the audio; the captions of [C-SPAN’s video](src-comey-cspan-captions) agree with it. Both wordings are authentic. One is the text as the FBI issued it, the other is the statement as its director gave it.",
    "On the findings, Comey distinguished what was intended from how the information was handled. The passage is given as [CNN](src-comey-cnn) reported it.",
    { statement: "comey-2016-07-05-careless" },
    "He also gave the FBI’s view of a prosecution. CNN quoted this much of the sentence.",
    { statement: "comey-2016-07-05-prosecutor" },
    "## How the account became known",
    "That Clinton had used only a personal account for official business as secretary of state was reported by [The New York Times](src-nyt-2015-03-02) on March 2, 2015. Eight days later she answered questions at [a press conference](src-cnn-2015-03-10) at the United Nations in New York. About half of some 60,000 messages on the account, she said there, had been personal.",
    "Clinton was secretary of state from January 21, 2009, to February 1, 2013. Comey has led the FBI since September 4, 2013.",
  ],
  howWeKnow: [
    "Only the first of the three statements was taken from the text as issued. The other two were copied from a news report, which interrupts one of them with an attribution; no recording was compared.",
    "The opening of the inquiry is described in [a report of 2018](src-oig-2018) by the Inspector General of the Department of Justice, and the date of the interview in its [executive summary](src-oig-2018-ch).",
  ],
};
