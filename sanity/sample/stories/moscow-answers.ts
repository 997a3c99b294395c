import { images } from "../images/images.ts";
import type { SampleStory } from "../sampleStory.ts";

export const moscowAnswers: SampleStory = {
  slug: "moscow-answers",
  headline: "Moscow answers the accusation on three days; its words differ from translator to translator",
  standfirst:
    "Russia’s foreign minister would not comment. The Kremlin’s spokesman called the accusation absurd, denied interference and said that the emails were for the Americans to deal with.",
  dateline: "Moscow",
  publishedAt: "2016-07-28T21:15:00Z",
  section: "topic-world",
  topics: ["topic-russia", "topic-translations", "topic-dnc-breach", "topic-doral-remark"],
  keyImage: images["where-moscow-spoke"],
  body: [
    "Representatives of Russia answered on three days in a row, from Tuesday, July 26, to Thursday, July 28, 2016, the accusation that their country was behind the intrusion at the Democratic National Committee and the release of its emails. Foreign Minister Sergey Lavrov declined to comment. Dmitry Peskov, the press secretary of the president, rejected the accusation each day.",
    "Lavrov spoke English. Peskov spoke Russian, and his words are given in the English of news agencies. Where agencies differ, this story says how.",
    "## Tuesday",
    "Lavrov met John Kerry, the U.S. secretary of state, in Vientiane, Laos. Before the meeting he turned the subject away. The words are from [a transcript](src-memri-lavrov) of the video.",
    { statement: "lavrov-2016-07-26-four-letter" },
    "[AFP](src-afp-peskov-0726) and [Reuters](src-wion-kerry) print the sentence without its first word; [another agency](src-app-lavrov) keeps the word and drops a comma and a hyphen. Kerry said that he raised the matter with Lavrov.",
    "In Moscow, Peskov called the accusation [absurd](src-afp-peskov-0726). AFP quotes him further.",
    { statement: "peskov-2016-07-26-attempts" },
    "[RT](src-rt-peskov-0726) has its own English version of the remark. In it the attempts are “maniacal”, and the theme is not used but exploited.",
    "Peskov ended with a word on relations between the two countries.",
    { statement: "peskov-2016-07-26-game" },
    "Of this passage the Russian is known: [RIA Novosti](src-ria-peskov-0726) printed it. What AFP calls a game is “забава” there, in quotation marks. [A further rendering](src-platoscave-assange) has only the middle part, and shorter.",
    "## Wednesday",
    "President Barack Obama had not excluded a Russian attempt to influence the election, in [an interview](src-rcp-obama) with NBC News that was recorded on Tuesday. Peskov responded, as [APP](src-app-peskov-0727) reported.",
    { statement: "peskov-2016-07-27-never-interfered" },
    "Also on Wednesday, at [a press conference](src-doral-transcript) in Doral, Florida, the Republican nominee, Donald Trump, spoke to Russia of emails missing from Hillary Clinton’s server.",
    "## Thursday",
    "Peskov rejected the accusation again. [Reuters](src-reuters-0728) quotes him on it and on who should find out more.",
    { statement: "peskov-2016-07-28-total-stupidity" },
    "The emails of which Trump had spoken were the subject of another remark, which stands in [a reprint of a Reuters report](src-betiforex-peskov). The word in round brackets is the report’s.",
    { statement: "peskov-2016-07-28-not-our-headache" },
    { update: "putin-bloomberg" },
  ],
  updates: [
    {
      key: "putin-bloomberg",
      at: { date: "2016-09-02", precision: "day", bound: "exact" },
      headline: "Putin denies a role of the Russian state",
      body: [
        "President Vladimir Putin spoke about the matter himself in an interview with Bloomberg in Vladivostok on Thursday, September 1. It was published the next day. The words are in the translation that [Politico](src-politico-putin) quotes. On the importance of the question, Putin said:",
        { statement: "putin-2016-09-01-does-it-matter" },
        "Another passage concerns who did it.",
        { statement: "putin-2016-09-01-state-level" },
        "In [RealClearPolitics](src-rcp-putin) the second passage begins with one sentence more and has another rendering of the rest.",
      ],
    },
  ],
  related: [
    { slug: "officials-on-attribution", reason: "What American officials said in the same days" },
    { slug: "campaign-manager-on-release", reason: "The interview in which the accusation was made" },
  ],
  howWeKnow: [
    "Lavrov’s words were copied by hand from a transcript made by MEMRI. All translations were copied by hand from agencies or from pages that reprint them; the parts read don’t say what the agencies translated from.",
    "Only for one passage was the Russian found. For the others a reader of Russian has nothing to compare the English with.",
  ],
};
