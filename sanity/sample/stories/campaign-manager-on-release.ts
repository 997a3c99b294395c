import type { SampleStory } from "../sampleStory.ts";

export const campaignManagerOnRelease: SampleStory = {
  slug: "campaign-manager-on-release",
  headline: "Clinton’s campaign manager says experts see Russia behind release of emails; denials follow",
  standfirst:
    "Robby Mook spoke of experts and, asked about the charge, of experts again. The nominee’s son, the nominee and the founder of WikiLeaks answered by Monday. One outlet turned experts into evidence.",
  publishedAt: "2016-07-25T23:50:00Z",
  section: "topic-politics",
  topics: ["topic-us-election-2016", "topic-russia", "topic-dnc-breach", "topic-wikileaks"],
  body: [
    "Robby Mook, the manager of Hillary Clinton’s campaign, said on Sunday, July 24, 2016, that experts saw Russian state actors behind the intrusion at the Democratic National Committee and behind the release of its emails. Asked about the charge, he said that it was not his. By Monday evening he had been answered from three sides.",
    "WikiLeaks had [published the emails](src-snopes-2016-07-22) on Friday, three days before the opening of the Democratic convention in Philadelphia. CrowdStrike, the committee’s security company, had [linked the intrusion](src-cnn-2016-06-14) to Russian intelligence services in June.",
    "## The interview",
    "Mook spoke on CNN’s State of the Union. His first answer is given as it stands in [a partial transcript](src-breitbart-mook) that Breitbart printed.",
    { statement: "mook-2016-07-24-experts" },
    "Other printings differ. The [Washington Free Beacon](src-freebeacon-mook) has an ellipsis for the false start. [Politico](src-politico-assange-nbc) takes it out with no mark, drops one word and adds another. [Spero Forum](src-spero-mook) alone changes the claim: there Mook says that evidence exists. In the transcript he refers to experts.",
    "The host, Jake Tapper, spelled out the charge.",
    { statement: "tapper-2016-07-24-charge" },
    "Mook’s reply named no expert. The Free Beacon quotes it so.",
    { statement: "mook-2016-07-24-assertion" },
    "## The answers",
    "Donald Trump Jr., the eldest son of the Republican nominee, spoke on CNN the same day.",
    { statement: "trump-jr-2016-07-24-compass" },
    "His father wrote on Twitter on Monday morning, at 7:31:22 am EDT according to [a data set of his posts](src-trump-tweets).",
    { statement: "trump-2016-07-25-new-joke-tweet" },
    "Julian Assange, the founder of WikiLeaks, gave an interview to NBC News. [Politico](src-politico-assange-nbc) quotes from a transcript that was released on Monday.",
    { statement: "assange-2016-07-25-no-proof" },
    "[American Flare](src-americanflare-assange) leaves out “of that” and has the sentence refer to Russian intelligence.",
    "## Philadelphia and Roanoke",
    "Jake Sullivan, Senior Policy Advisor at Hillary for America, answered foreign reporters’ questions in Philadelphia on Monday. [The briefing](src-state-fpc-sullivan), held by the Foreign Press Centers of the State Department, began at 2 pm EDT. To James Reinl of Al Jazeera, Sullivan replied with a condition, which the passage has at its beginning and again at its end.",
    { statement: "sullivan-2016-07-25-watershed" },
    "Trump appeared at a campaign event in Roanoke, Virginia, the same day. He spoke of China or Russia as possible authors of the intrusion. Then he came to other emails, those from the account that Clinton had used as secretary of state.",
    { statement: "trump-2016-07-25-roanoke-33000" },
    "The FBI [confirmed](src-fbi-abc) on Monday that it was investigating the intrusion.",
  ],
  related: [
    {
      slug: "dnc-reports-network-intrusion",
      reason: "The company’s findings, and the persona that disputed them",
    },
    { slug: "officials-on-attribution", reason: "What officials said in the week that followed" },
  ],
  howWeKnow: [
    "Trump’s post and his sentence in Roanoke were compared by program, the one with a published data set, the other with [a third party’s transcript](src-roanoke-transcript). All other words were copied by hand, and no recording was compared. A further printing of Mook’s first answer, by [RT](src-rt-peskov-0726) on July 26, spells out the committee’s name inside the quotation.",
    "Sullivan’s answer is taken from [a page](src-cft-sullivan-fpc) that quotes the State Department’s transcript, of which only the opening could be read. The words of Trump Jr. are taken from [The Week](src-theweek-trumpjr), which printed them a year or more later.",
  ],
};
