import type { SampleStory } from "../sampleStory.ts";

export const dncReportsNetworkIntrusion: SampleStory = {
  slug: "dnc-reports-network-intrusion",
  headline: "Democratic committee reports intrusion; firm names two groups, a persona says it did it",
  standfirst:
    "CrowdStrike linked the intruders to Russian intelligence services. A day later someone writing as Guccifer 2.0 took responsibility, and the firm answered that it kept to its findings.",
  dateline: "Washington",
  publishedAt: "2016-06-15T23:10:00Z",
  section: "topic-security",
  topics: ["topic-dnc-breach", "topic-us-election-2016"],
  body: [
    "The Democratic National Committee and its security company made public on Tuesday, June 14, 2016, that there had been an intrusion into the committee’s network. The company, CrowdStrike, attributed it to two groups that it linked to Russian intelligence services. On Wednesday a persona calling itself Guccifer 2.0 said that the intrusion was its own work.",
    "The intrusion was [first reported](src-commondreams-2016-06-14) by The Washington Post. Files on Donald Trump were among what was taken, [CNN reported](src-cnn-2016-06-14), citing the firm.",
    "Debbie Wasserman Schultz, who chairs the committee and represents a district of Florida in Congress, described its response in a written statement. [Mother Jones](src-motherjones-2016-06-14) printed the same words as CNN.",
    { statement: "wasserman-schultz-2016-06-14-security" },
    "The attribution is the company’s, made in a post on its own blog. A U.S. official told CNN that the government had not determined who was responsible.",
    "## The persona",
    "The blog of Guccifer 2.0 opened on Wednesday and began to publish documents. Guccifer 2.0 is quoted here as a persona, not as a known person. The blog itself was not available. The words below are the beginning of a passage that [Boing Boing](src-boingboing-guccifer) took over from WIRED.",
    { statement: "guccifer-2016-06-15-easy" },
    "From there on the printed versions part. Boing Boing goes on, after a cut, with a sentence about the customers of CrowdStrike; [a reprinted column](src-rightmind-guccifer) goes on, after a different cut, with curses in which letters are masked. The opening is the same in both.",
    "## The company’s answer",
    "CrowdStrike responded by adding to its blog post. The update, as the same column quotes it, does not change the attribution.",
    { statement: "crowdstrike-2016-06-15-stands" },
    "The two accounts stand against each other. The company describes two groups in the network; the persona speaks in the first person. None of the statements quoted here offers a reader the means to check either one.",
  ],
  howWeKnow: [
    "The company’s page is dated June 15. It first appeared on June 14, according to the company’s records as [the special counsel’s report](src-mueller-vol2) of 2019 gives them; the later date is that of the update.",
    "The same report [describes Guccifer 2.0](src-mueller-vol1) as a fictitious persona operated by the GRU, Russia’s military intelligence.",
  ],
};
