export interface SampleTopic {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly parent?: string;
}

/** The sections: every story stands in one. */
export const sections: readonly SampleTopic[] = [
  {
    id: "topic-politics",
    title: "Politics",
    description: "Candidates, campaigns and parties: what they said, and what was said back.",
  },
  {
    id: "topic-security",
    title: "Security",
    description: "Intrusions, and what companies, agencies and officials said of who was behind them.",
  },
  {
    id: "topic-justice",
    title: "Justice",
    description: "Inquiries, charges and reports, and the exact words in which they were announced.",
  },
  {
    id: "topic-world",
    title: "World",
    description: "Governments abroad: their statements, the translations and the transcripts.",
  },
];

/** Topics within the sections. */
export const topics: readonly SampleTopic[] = [
  {
    id: "topic-us-election-2016",
    title: "2016 US election",
    description: "The presidential election of November 8, 2016, its campaigns and conventions.",
    parent: "topic-politics",
  },
  {
    id: "topic-clinton-emails",
    title: "Clinton emails",
    description: "The private account and servers that Hillary Clinton used as secretary of state.",
    parent: "topic-us-election-2016",
  },
  {
    id: "topic-dnc-breach",
    title: "DNC breach",
    description: "The intrusion into the network of the Democratic National Committee and what came of it.",
    parent: "topic-us-election-2016",
  },
  {
    id: "topic-doral-remark",
    title: "The Doral remark",
    description: "What Donald Trump said of Russia and the emails on July 27, 2016, and what was made of it.",
    parent: "topic-us-election-2016",
  },
  {
    id: "topic-democratic-convention-2016",
    title: "2016 Democratic convention",
    description: "Philadelphia, July 25 to 28, 2016.",
    parent: "topic-us-election-2016",
  },
  {
    id: "topic-wikileaks",
    title: "WikiLeaks",
    description: "What it published in 2016, and what its founder said of where that came from.",
    parent: "topic-security",
  },
  {
    id: "topic-intelligence-agencies",
    title: "US intelligence agencies",
    description: "What the agencies and their director said of Russia and the election, and when.",
    parent: "topic-security",
  },
  {
    id: "topic-fbi",
    title: "FBI",
    description: "Its inquiries into Hillary Clinton’s email and into the DNC breach, as it described them.",
    parent: "topic-justice",
  },
  {
    id: "topic-special-counsel",
    title: "Special counsel",
    description: "The office of Robert Mueller, its indictment of July 2018 and its report.",
    parent: "topic-justice",
  },
  {
    id: "topic-russia",
    title: "Russia",
    description: "What officials and candidates said that Russia had done, and what Moscow answered.",
    parent: "topic-world",
  },
  {
    id: "topic-helsinki-summit",
    title: "Helsinki summit",
    description: "The joint press conference of July 16, 2018, and the corrections that followed.",
    parent: "topic-russia",
  },
  {
    id: "topic-transcripts",
    title: "Transcripts and wording",
    description: "Where the records of what was said differ, and how.",
    parent: "topic-politics",
  },
  {
    id: "topic-translations",
    title: "Translations",
    description: "One remark in another language, more than one version of it in ours.",
    parent: "topic-world",
  },
  {
    id: "topic-numbers",
    title: "Counts and numbers",
    description: "Where the figures in print differ, and what each of them counts.",
    parent: "topic-politics",
  },
];
