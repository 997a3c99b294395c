import { images } from "../images/images.ts";
import type { SampleStory } from "../sampleStory.ts";

export const helsinkiWordsAndTranscript: SampleStory = {
  slug: "helsinki-words-and-transcript",
  headline: "Helsinki: a sentence that its speaker changed, and a transcript that lacked a question",
  standfirst:
    "Trump said a day after his press conference with Putin that one word had been wrong. Ten days after it, the White House added to its transcript what a reporter had asked Putin.",
  dateline: "Washington",
  publishedAt: "2018-07-26T22:00:00Z",
  section: "topic-world",
  topics: ["topic-helsinki-summit", "topic-russia", "topic-transcripts", "topic-translations"],
  keyImage: images["missing-question"],
  body: [
    "The White House on Thursday, July 26, 2018, updated its transcript of the press conference that Donald Trump and Vladimir Putin held in Helsinki on July 16. A question to Putin, of which only the second half had been there, is now complete.",
    "An earlier change to the record of that press conference was a speaker’s own. On July 17 Trump said that he had used the wrong word.",
    "## The question",
    "Jeff Mason, a reporter for Reuters, asked the Russian president about the election of 2016. The wording is The Atlantic’s, as [a weblog at Seton Hill University](src-atlantic-transcript) quotes it.",
    { statement: "mason-2018-07-16-did-you-want" },
    "Putin’s answer is known here in English only, as it was interpreted.",
    { statement: "putin-2018-07-16-yes-i-did" },
    "In the transcript as the White House first published it, Mason’s question began in the middle: it asked only about directing officials to help. The answer then stood after a different question. The English transcript of the Kremlin has neither the question nor the answer, according to the same weblog.",
    "[HuffPost](src-huffpost-transcript) wrote about the omission on July 25. [The Hill](src-thehill-transcript) and [CBS News](src-cbs-transcript) report that the White House has now filled it; CBS places the change in the first half of Thursday. As CBS prints the new version, the question has become two. Why the words were missing is not recorded.",
    "## The word",
    "At the same press conference Trump answered a question from Jonathan Lemire of the Associated Press. He spoke of Dan Coats, the director of national intelligence, and of Putin.",
    { statement: "trump-2018-07-16-any-reason" },
    "That is the wording of [the White House transcript](src-wh-helsinki). [American Journal News](src-americanjournal-helsinki) and [EFE](src-efe-clarification) end the quotation before the words about a server, with no mark of a cut.",
    "At the White House the next day, Trump named the word and gave the sentence as it should have been.",
    { statement: "trump-2018-07-17-would-wouldnt" },
    "The new sentence is in print in four forms. [Mother Jones](src-motherjones-clarification) is followed here. [AURN](src-aurn-clarification) sets another comma, EFE reads it as two alternatives, and American Journal News leaves out a clause that the other three keep.",
    "## Two ways to correct",
    "The White House put the missing words into its transcript. Trump’s correction is a statement of its own, and in the transcript used here the sentence that it concerns stands unchanged. The two are kept apart on this page as well: what was said on July 16, and what was said about it on July 17.",
  ],
  related: [{ slug: "moscow-answers", reason: "Putin on the intrusion in 2016" }],
  howWeKnow: [
    "Nothing here was compared with a recording. All four statements were copied by hand from stored pages, of which only the opening could be read.",
    "HuffPost’s page has an update note of July 27, 10 am; the other sources agree on July 26 for the change.",
    "The Russian words of Putin’s answer were not found.",
  ],
};
