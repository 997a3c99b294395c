import type { SampleStory } from "../sampleStory.ts";

const zone = "America/New_York";
const day = { date: "2018-07-13", precision: "day", bound: "exact", zone } as const;

export const indictmentDay: SampleStory = {
  slug: "indictment-day",
  headline: "Twelve Russian officers charged over hacking in the 2016 election: the day in order",
  standfirst:
    "The indictment was announced in Washington and answered in Moscow within hours. According to one of its passages, an attempt on accounts used by Clinton’s office fell on or about the day of Trump’s remark to Russia.",
  dateline: "Washington",
  publishedAt: "2018-07-14T02:00:00Z",
  section: "topic-justice",
  topics: ["topic-special-counsel", "topic-russia", "topic-dnc-breach"],
  covered: { start: day, end: day },
  body: [
    "A grand jury has charged twelve officers of Russian military intelligence, the GRU, Deputy Attorney General Rod Rosenstein announced on Friday, July 13, 2018. The charges were brought in the investigation of Robert Mueller, who was [appointed](src-wikipedia-sco) special counsel on May 17, 2017.",
    "An indictment alleges; it is not the finding of a court. What this one says about events is given here as its own account.",
    "All times are Eastern daylight time. One was posted outside a courtroom, one is that for which a press conference was called, and one is the stamp on an article. Two updates have no time; the order is what the sources allow.",
    { update: "indictment-returned" },
    { update: "announcement" },
    { update: "white-house" },
    { update: "moscow" },
    { update: "passage" },
    "## What the printed versions change",
    "Two of Rosenstein’s sentences exist in two forms. The White House quoted the one on the vote count with two other verbs than [CNN’s report](src-cbsphilly-rosenstein) has. In the one on adversaries, [NBC Philadelphia](src-nbcphilly-rosenstein) has Americans attacked, not America. Whether one form was prepared and the other spoken is not recorded.",
    "The words of the Russian ministry differ from translation to translation, and once within one. RT’s page has “flog”; [a copy of the same article](src-f3news-mfa) has “torture”. The part of the page that could be read has no note of the change. Sputnik writes “farce” for “comedy”, and [CBS News](src-cbs-mfa) has a version of its own of the first sentence.",
  ],
  updates: [
    {
      key: "indictment-returned",
      at: { date: "2018-07-13T15:30:00Z", precision: "minute", bound: "exact", zone },
      headline: "Prosecutors return the indictment",
      body: [
        "Prosecutors brought the indictment before a magistrate judge. The time comes from an itinerary posted outside the courtroom, as [CNN](src-wtkr-indictment) reported.",
      ],
    },
    {
      key: "announcement",
      at: { date: "2018-07-13T15:45:00Z", precision: "minute", bound: "after", zone },
      headline: "Rosenstein announces the charges",
      body: [
        "The press conference was called for 11:45 am and began a few minutes late, according to [Heavy](src-heavy-rosenstein). Rosenstein said what is not alleged.",
        { statement: "rosenstein-2018-07-13-no-american" },
        "He also spoke of elections in general. These words are as [Anadolu Agency](src-aa-rosenstein) reported them.",
        { statement: "rosenstein-2018-07-13-adversaries" },
      ],
    },
    {
      key: "white-house",
      at: day,
      atNote: "After the press conference",
      headline: "The White House and Trump’s lawyer respond",
      body: [
        "Lindsay Walters, the White House deputy press secretary, issued a statement, which [Talk Media News](src-talkmedia-walters) printed.",
        { statement: "walters-2018-07-13-no-knowing-involvement" },
        "Rudy Giuliani, a personal lawyer of Trump’s, wrote on Twitter. The wording is that of [ABC News](src-abc-giuliani).",
        { statement: "giuliani-2018-07-13-good-news-tweet" },
        "Which of the two came first is not recorded.",
      ],
    },
    {
      key: "moscow",
      at: { date: "2018-07-13T20:06:00Z", precision: "minute", bound: "by", zone },
      headline: "Russian Foreign Ministry speaks of political motives",
      body: [
        "The ministry’s statement was out by 11:06 pm in Moscow, the stamp of [Sputnik’s article](src-sputnik-mfa) on it. [RT’s article](src-rt-mfa) is stamped 19:41 with no zone. The statement was in Russian; this is RT’s translation.",
        { statement: "russian-mfa-2018-07-13-comedy" },
      ],
    },
    {
      key: "passage",
      at: day,
      atNote: "Time not recorded",
      headline: "What the indictment says about July 27, 2016",
      body: [
        "On that day Trump, the Republican nominee, [spoke to Russia](src-doral-transcript) about Clinton’s missing emails. According to the indictment, as the [Atlanta Journal-Constitution](src-ajc-indictment) quotes it, officers whom it calls conspirators made an attempt on accounts used by her personal office.",
        { statement: "indictment-2018-07-13-after-hours" },
        "The passage gives no hour, and it does not mention the remark.",
      ],
    },
  ],
  related: [{ slug: "doral-remark-day", reason: "July 27, 2016, statement by statement" }],
  howWeKnow: [
    "The indictment itself could not be read. Its passage is quoted from a newspaper, and capital letters of the original could not be confirmed. [The New York Times](src-nyt-indictment), in print on July 14, hyphenates “after hours”; [The Week](src-theweek-indictment) spells “spearfish”.",
    "The Week also has WikiLeaks begin to publish Democratic emails days after Trump’s remark. The release was [five days before it](src-snopes-2016-07-22).",
    "All statements were copied by hand from news reports. [A transcription](src-americanrhetoric-rosenstein) of Rosenstein’s words from the audio could be read only in its opening. The Russian text of the ministry was not found.",
  ],
};
