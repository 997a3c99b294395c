import type { SampleStory } from "../sampleStory.ts";

export const sarcasticOrNot: SampleStory = {
  slug: "sarcastic-or-not",
  headline: "Trump says he was sarcastic about Russia and the emails; others say tongue-in-cheek, or a joke",
  standfirst:
    "The nominee, two officials of his campaign and a supporter explained the remark on Wednesday and Thursday. The best-known of the answers is in print in two tenses.",
  publishedAt: "2016-07-29T00:30:00Z",
  section: "topic-politics",
  topics: ["topic-doral-remark", "topic-us-election-2016", "topic-transcripts"],
  body: [
    "Donald Trump said in an interview broadcast on Thursday, July 28, 2016, that he had been sarcastic when he spoke to Russia about Hillary Clinton’s missing emails. His campaign chairman had used the same word on Wednesday, the day of the remark. A supporter called it a joke.",
    "The remark was part of [a press conference](src-doral-transcript) in Doral, Florida. These are the explanations given since then.",
    "## The campaign",
    "Paul Manafort, the campaign chairman, spoke on Fox News with Megyn Kelly on Wednesday. The [Washington Examiner](src-examiner-manafort) puts an attribution between the two sentences.",
    { statement: "manafort-2016-07-27-sarcastic-point" },
    "Katrina Pierson, a spokeswoman for the campaign, chose another word on the same network. [Politico](src-politico-sarcastic) reported what she said before Trump’s interview had been broadcast in full; the day is inferred from that.",
    { statement: "pierson-2016-07-27-tongue-in-cheek" },
    "## The nominee",
    "Trump’s own explanation came in an interview with Brian Kilmeade, a host of “Fox & Friends”. Fox News broadcast it on Thursday morning. It had been recorded on Wednesday after the press conference, according to [Newsmax](src-newsmax-sarcastic), so the words have two dates. When the remark to Russia had been quoted, Kilmeade asked:",
    { statement: "kilmeade-2016-07-28-sarcastic-question" },
    "Trump answered in the present tense.",
    { statement: "trump-2016-07-28-being-sarcastic" },
    "That is how [the transcript](src-fox-friends-transcript) has it, which is not complete. [The New Civil Rights Movement](src-ncrm-sarcastic) prints the answer in the past tense. A [copy of a Washington Post item](src-benton-sarcastic) gives the question in the past tense and goes from the first words of the answer to a later part, with nothing to mark the join.",
    "On the statement of Jake Sullivan, Senior Policy Advisor at Hillary for America, who had spoken of espionage, Trump said this in the same interview.",
    { statement: "trump-2016-07-28-didnt-encourage" },
    "## A joke, and sarcasm again",
    "Rudy Giuliani, a former mayor of New York City who supports Trump, spoke on CNN on Thursday. On Wednesday [he had said](src-examiner-giuliani) that Trump would like the emails to go to the FBI.",
    { statement: "giuliani-2016-07-28-joke" },
    "Trump’s post about the FBI is [recorded](src-trump-tweets) at 12:16:02 pm EDT on Wednesday. Where he was when he sent it is not recorded.",
    "On Thursday evening Greta Van Susteren of Fox News put it to Trump that he now called the remark a joke. He answered with the other word.",
    { statement: "trump-2016-07-28-greta-sarcastic" },
    { update: "written-answer" },
  ],
  updates: [
    {
      key: "written-answer",
      at: { date: "2019-04-18", precision: "day", bound: "exact", zone: "America/New_York" },
      headline: "A written answer on the remark is published",
      body: [
        "Trump, by then president, was asked about the remark by the special counsel and replied in writing. The answers are [an appendix](src-mueller-appc) to the report that was released on April 18, 2019. [Volume II](src-mueller-vol2) dates them to November 20, 2018, and quotes only the end of this sentence.",
        { statement: "trump-2018-11-20-in-jest" },
      ],
    },
  ],
  related: [
    { slug: "nominee-asks-russia-to-find-emails", reason: "The remark itself" },
    { slug: "reactions-to-remark", reason: "Giuliani’s explanation of the day before" },
  ],
  howWeKnow: [
    "Trump’s words in the two Fox News interviews were compared by program with transcripts made by a third party, his written answer with a transcription of the report. The words of Manafort, Pierson and Giuliani were copied by hand, each from one page. No recording was compared.",
    "The Washington Examiner calls Manafort campaign manager. His title was campaign chairman, as Politico has it.",
    "[Mediaite](src-mediaite-sarcastic) prints Kilmeade’s question in the present tense and turned around.",
  ],
};
