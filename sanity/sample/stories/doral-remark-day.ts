import { images } from "../images/images.ts";
import type { SampleStory } from "../sampleStory.ts";

const zone = "America/New_York";
const day = { date: "2016-07-27", precision: "day", bound: "exact", zone } as const;

export const doralRemarkDay: SampleStory = {
  slug: "doral-remark-day",
  headline: "The day of Trump’s remark on Russia, as closely as it can be timed",
  standfirst:
    "From a morning press conference in Florida to the evening speeches in Philadelphia: nine statements in order. Two moments are known to the second, the rest by what came before and after.",
  publishedAt: "2016-07-28T03:20:00Z",
  section: "topic-politics",
  topics: ["topic-us-election-2016", "topic-russia"],
  covered: { start: day, end: day },
  keyImage: images["day-in-order"],
  body: [
    "On Wednesday, July 27, 2016, a remark by Donald Trump about Russia and Hillary Clinton’s emails was answered by her campaign, by Republican officeholders and by speakers at the Democratic convention. These are the statements of the day in order.",
    "Trump had been the Republican nominee since July 19. Clinton had become the Democratic nominee [the night before](src-palmbeachpost-doral), in Philadelphia, where the convention was in its third day. Five days earlier WikiLeaks had [published emails](src-snopes-2016-07-22) and other documents taken from the Democratic National Committee.",
    "All times are Eastern daylight time. Where the sources give no time, only the part of the day is stated.",
    { update: "press-conference" },
    { update: "trump-post" },
    { update: "clinton-campaign" },
    { update: "afternoon" },
    { update: "convention" },
    "## What the sources leave open",
    "The start of the press conference is not settled. The file of [the transcript](src-doral-transcript) carries the time 10:30 in its name. The name of [a news photograph](src-duluth-doral) carries 11:52, and [ThinkProgress](src-thinkprogress-doral) wrote that Trump’s post of 12:16 followed minutes after the end. If it lasted about an hour, as [The Palm Beach Post](src-palmbeachpost-doral) reported, it began later than 10:30.",
    "It is also open when the statement of Mike Pence came out. According to [Hot Air](src-hotair-pence) the press conference had not yet finished; [Reuters](src-reuters-pence) has it moments after Trump’s words to reporters.",
    "Jason Miller’s post has been reported as earlier than Trump’s. The recorded time of Trump’s post, and ThinkProgress, which puts a couple of hours between the two, support the order given here.",
    "The numbers differ too. Trump spoke of 30,000 emails in the remark and wrote of 33,000 in the post. Clinton said [in March 2015](src-cnn-2015-03-10) that about half of some 60,000 messages had been personal.",
  ],
  updates: [
    {
      key: "press-conference",
      at: day,
      atNote: "Morning, before 12:16 pm EDT",
      headline: "Trump addresses Russia; his running mate’s campaign issues a statement",
      body: [
        "At a press conference at Trump National Doral in Doral, Florida, Trump ended an answer about President Vladimir Putin with these words.",
        { statement: "trump-2016-07-27-russia-if-youre-listening" },
        "Pence, the governor of Indiana and Trump’s running mate, responded in writing during the press conference or right after it. The statement begins:",
        { statement: "pence-2016-07-27-serious-consequences" },
      ],
    },
    {
      key: "trump-post",
      at: { date: "2016-07-27T16:16:02Z", precision: "minute", bound: "exact", zone },
      headline: "Trump names the FBI in a post",
      body: [
        "Trump wrote on Twitter at 12:16:02 pm, according to a [data set of his posts](src-trump-tweets).",
        { statement: "trump-2016-07-27-share-with-fbi-tweet" },
      ],
    },
    {
      key: "clinton-campaign",
      at: { date: "2016-07-27T16:35:19Z", precision: "minute", bound: "by", zone },
      headline: "Clinton campaign responds",
      body: [
        "The statement came from Jake Sullivan, Senior Policy Advisor at Hillary for America. The time is the latest possible: it is the stamp of the update with which [Daily Kos](src-dailykos-doral) added it.",
        { statement: "sullivan-2016-07-27-espionage" },
      ],
    },
    {
      key: "afternoon",
      at: day,
      atNote: "Afternoon",
      headline: "Trump adviser issues a denial; two Republicans speak of Russia",
      body: [
        "Miller, a senior communications adviser to Trump, answered on Twitter. The wording is as [hacked.com](src-hacked-com) printed it.",
        { statement: "miller-2016-07-27-to-be-clear-tweet" },
        "Brendan Buck, the spokesman for Paul Ryan, the Speaker of the House, sent a statement by email, which [TIME](src-time-ryan) printed.",
        { statement: "buck-2016-07-27-global-menace" },
        "John Kasich, the governor of Ohio, who had run for the Republican nomination himself, wrote on Twitter.",
        { statement: "kasich-2016-07-27-not-our-friend-tweet" },
      ],
    },
    {
      key: "convention",
      at: day,
      atNote: "Evening",
      headline: "Panetta and Hutson speak at the Democratic convention",
      body: [
        "Leon Panetta, a former secretary of defense and director of the CIA, spoke in Philadelphia. Outlets print the passage differently; this is the wording of [Yahoo News](src-yahoo-panetta).",
        { statement: "panetta-2016-07-27-took-russias-side" },
        "John Hutson, a retired rear admiral of the Navy, spoke of the morning’s remark from the same stage.",
        { statement: "hutson-2016-07-27-criminal-intent" },
      ],
    },
  ],
  howWeKnow: [
    "Updates are placed by the times that sources record. Three of the five have no clock time; their place follows from what the sources say came before or after.",
  ],
};
