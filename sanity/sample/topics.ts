export interface SampleTopic {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly parent?: string;
}

/** The section that every sample story stands in. */
export const politics: SampleTopic = { id: "topic-politics", title: "Politics" };

/** Topics within it. */
export const topics: readonly SampleTopic[] = [
  {
    id: "topic-us-election-2016",
    title: "2016 US election",
    description: "The presidential election of November 8, 2016, its campaigns and conventions.",
    parent: politics.id,
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
  { id: "topic-russia", title: "Russia", parent: politics.id },
  { id: "topic-fbi", title: "FBI", parent: politics.id },
  {
    id: "topic-transcripts",
    title: "Transcripts and wording",
    description: "Where the records of what was said differ, and how.",
    parent: politics.id,
  },
];
