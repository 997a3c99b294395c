import type { SampleStory } from "../sampleStory.ts";

export const reactionsToRemark: SampleStory = {
  slug: "reactions-to-remark",
  headline: "Republicans and Democrats answer Trump’s remark on Russia and the emails",
  standfirst:
    "Clinton’s campaign spoke of national security. Trump’s running mate and a spokesman for the House speaker turned to Russia, and a supporter said what the nominee would like to see done.",
  dateline: "Philadelphia",
  publishedAt: "2016-07-28T03:40:00Z",
  section: "topic-politics",
  topics: ["topic-us-election-2016", "topic-russia"],
  body: [
    "Donald Trump’s remark of Wednesday, July 27, 2016, that he hoped Russia would find emails missing from Hillary Clinton’s server, was answered from both parties before the day ended. The Democrats quoted here criticize it. Of the Republicans, two speak of Russia and one of what Trump meant.",
    "The Clinton campaign’s statement was issued by 12:35 pm EDT, when [Daily Kos](src-dailykos-doral) added it to a report. It came from Jake Sullivan, [Senior Policy Advisor](src-state-fpc-sullivan) at Hillary for America.",
    { statement: "sullivan-2016-07-27-espionage" },
    "## Republicans",
    "Mike Pence, Trump’s running mate and the governor of Indiana, had his campaign publish a statement during the press conference or right after it; sources differ. It starts with the FBI, which had [confirmed on Monday](src-fbi-abc) that it was investigating the intrusion at the Democratic National Committee.",
    { statement: "pence-2016-07-27-serious-consequences" },
    "[Reuters](src-reuters-pence) carried only the second of those sentences. In the full text, as [Hot Air](src-hotair-pence) printed it, Pence goes on to criticize the Democrats and makes allegations against their party.",
    { statement: "pence-2016-07-27-democrats" },
    "The office of Paul Ryan, the Speaker of the House, responded through his spokesman, Brendan Buck. [One page](src-lidtime-doral) later gave Buck’s words to Ryan himself.",
    { statement: "buck-2016-07-27-global-menace" },
    "In Philadelphia the Republican National Committee held [a press conference](src-examiner-giuliani) of its own. Lee Zeldin and Rudy Giuliani, a former mayor of New York City who supports Trump, said there that the remark meant the emails should go to the FBI. Trump had [written about the FBI](src-trump-tweets) himself shortly after noon.",
    { statement: "giuliani-2016-07-27-given-to-fbi" },
    "## At the convention",
    "Leon Panetta, who was secretary of defense and director of the CIA, spoke about the remark on Wednesday evening. The sentence is given as [Yahoo News](src-yahoo-panetta) printed it; other outlets have “this” for “that”, or leave out the opening.",
    { statement: "panetta-2016-07-27-inconceivable" },
    "In Moscow, the Kremlin’s spokesman, Dmitry Peskov, [denied the same day](src-app-peskov-0727) that Russia interferes in the elections of other countries.",
    { update: "read-on-fox-news" },
  ],
  updates: [
    {
      key: "read-on-fox-news",
      at: { date: "2016-07-28", precision: "day", bound: "exact", zone: "America/New_York" },
      atNote: "Morning",
      headline: "Fox News reads out words of Clinton’s campaign manager",
      body: [
        "In an interview with Trump that Fox News broadcast on Thursday morning, the host Brian Kilmeade read out a remark by Robby Mook, Clinton’s campaign manager, as [Mediaite](src-mediaite-sarcastic) reports. The interview was recorded on Wednesday, according to [Newsmax](src-newsmax-sarcastic). When Mook spoke is not recorded.",
        { statement: "mook-2016-07-27-national-security" },
      ],
    },
  ],
  corrections: [
    {
      key: "sullivan-title",
      at: "2016-07-28T14:30:00Z",
      kind: "correction",
      was: "Clinton’s chief foreign policy adviser",
      now: "Senior Policy Advisor at Hillary for America",
      where: "Second paragraph",
      note: "An earlier version of this story described Jake Sullivan as Hillary Clinton’s chief foreign policy adviser. His title was Senior Policy Advisor at Hillary for America, her campaign.",
    },
  ],
  howWeKnow: [
    "The wrong title of Jake Sullivan is in print at [several](src-hacked-com) [outlets](src-worldtribune-doral). The right one is that of the campaign’s statement and of [the State Department](src-state-fpc-sullivan), which hosted him two days before.",
    "Mook’s words are known only as read aloud. [Another page](src-benton-sarcastic) prints them as Kilmeade’s own question.",
  ],
};
