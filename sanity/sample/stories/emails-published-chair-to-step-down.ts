import type { SampleStory } from "../sampleStory.ts";

export const emailsPublishedChairToStepDown: SampleStory = {
  slug: "emails-published-chair-to-step-down",
  headline: "Democratic committee’s chair announces that she will step down; party apologizes to Sanders",
  standfirst:
    "Two days after WikiLeaks published the committee’s emails, Debbie Wasserman Schultz set the end of the convention as the end of her time as chair. By Monday one of her plans for the week was already out of date.",
  dateline: "Philadelphia",
  publishedAt: "2016-07-25T22:45:00Z",
  section: "topic-politics",
  topics: [
    "topic-dnc-breach",
    "topic-democratic-convention-2016",
    "topic-wikileaks",
    "topic-us-election-2016",
    "topic-numbers",
  ],
  body: [
    "Debbie Wasserman Schultz announced on Sunday, July 24, 2016, that she would give up the chair of the Democratic National Committee when the party’s convention ends. On Friday, two days before, WikiLeaks had [published emails](src-snopes-2016-07-22) and other documents taken from the committee. On Monday, as the convention opened in Philadelphia, the committee apologized to Bernie Sanders.",
    "Wasserman Schultz has been chair [since 2011](src-historica-dws) and represents a district of Florida in the House of Representatives. She made the announcement in a written statement. [USA Today](src-usatoday-dws) has the first of the two sentences below in the same words as [Yahoo](src-yahoo-dws), from which both are taken.",
    { statement: "wasserman-schultz-2016-07-24-step-down" },
    "The goals that she means are not named in the sentence. Two outlets supply a word of their own, in brackets, for “those”: [TheWrap](src-thewrap-dws) has “party”, [Miami New Times](src-miaminewtimes-dws) has “our”.",
    "The second sentence has been overtaken. Wasserman Schultz then agreed not to open the convention, [RTE](src-rte-dnc) reported on Monday. Donna Brazile, the committee’s vice chair, becomes interim chair [through the election](src-northescambia-dws).",
    "## Responses",
    "Sanders, a senator from Vermont and a candidate in the Democratic primaries, issued a statement on the announcement.",
    { statement: "sanders-2016-07-24-right-decision" },
    "Donald Trump, the Republican nominee, wrote on Twitter. [A data set of his posts](src-trump-tweets) has the message at 4:20:57 pm EDT on Sunday. It is shown as posted, with the surname misspelled; his next post, nine minutes later, spells it “Schultz”.",
    { statement: "trump-2016-07-24-shultz-tweet" },
    "## The apology",
    "The committee’s apology came on Monday in a statement by Brazile and other officers. It concerns remarks in the published emails.",
    { statement: "dnc-2016-07-25-apology" },
    "[UPI](src-upi-dnc-apology) prints “everyone in” where the text above speaks of the whole party, and has a typing error in the second sentence. [A copy](src-irie-dnc-apology) that a machine read from the statement has a split word and takes one letter for another. Apart from that it agrees with the text above.",
    "## How many emails",
    "Reports on the release give different numbers. [The Hill](src-fbi-thehill) writes of 20,000 emails, [BuzzFeed News](src-fbi-buzzfeed) of nearly 20,000. [The Next Web](src-tnw-2016-07-23) has nearly 20,000 with more than 8,000 attachments. [The Daily Caller](src-dailycaller-mook) printed a figure with one zero too many.",
    "The four statements here don’t speak of who took the emails. Robby Mook, the manager of Hillary Clinton’s campaign, [said on Sunday](src-breitbart-mook) that experts saw Russian state actors behind it. On Monday the FBI [confirmed](src-fbi-abc) that it was investigating the intrusion.",
  ],
  related: [
    { slug: "campaign-manager-on-release", reason: "What was said about Russia in the same two days" },
    { slug: "dnc-reports-network-intrusion", reason: "The intrusion, as it was made public in June" },
  ],
  howWeKnow: [
    "Trump’s post was compared by program with a published data set. The other three statements were copied by hand from pages that print them.",
    "One text has an exact count of the release: 19,252 emails and 8,034 attachments, according to [Wikipedia](src-wikipedia-dnc-leak). [The special counsel’s report](src-mueller-vol1) of 2019 speaks of over 20,000 emails and other documents together, [an appendix to it](src-mueller-appc) of nearly 20,000 emails.",
    "The announcement is misdated elsewhere. [One page](src-inquisitr-dws) has it on July 23, [another](src-time-assange-itv) speaks of a resignation on Monday, and [a third](src-nbr-2016-07) changes the first name to Jenny.",
  ],
};
