import { images } from "../images/images.ts";
import type { SampleStory } from "../sampleStory.ts";

export const nomineeAsksRussiaToFindEmails: SampleStory = {
  slug: "nominee-asks-russia-to-find-emails",
  headline: "Trump says he hopes Russia finds Clinton’s missing emails; both campaigns respond",
  standfirst:
    "The Republican nominee addressed Russia from a press conference in Florida. The Clinton campaign answered in writing; an adviser to Trump denied that anyone had been invited to hack.",
  dateline: "Doral, Fla.",
  publishedAt: "2016-07-27T20:45:00Z",
  section: "topic-politics",
  topics: [
    "topic-us-election-2016",
    "topic-clinton-emails",
    "topic-russia",
    "topic-dnc-breach",
    "topic-transcripts",
  ],
  keyImage: images["number-in-print"],
  body: [
    "Donald Trump, the Republican nominee for president, said on Wednesday, July 27, 2016, that he hoped Russia would find emails missing from the private server of Hillary Clinton, the Democratic nominee. Her campaign answered in writing; an adviser to Trump denied that the remark had been an invitation.",
    "Trump was speaking at [a morning press conference](src-doral-transcript) at Trump National Doral in Doral, Florida. It lasted [about an hour](src-palmbeachpost-doral); sources disagree on when it began. Many of the reporters’ questions cannot be heard in the transcript, and the one that led to the remark is heard only in part.",
    "The Democratic convention was [in its third day](src-nbcbayarea-doral) in Philadelphia. On July 22 WikiLeaks had [published emails](src-snopes-2016-07-22) and other documents taken from the Democratic National Committee. CrowdStrike, the committee’s security company, had [linked the intrusion](src-cnn-2016-06-14) to Russian intelligence services in June, and the FBI [confirmed on July 25](src-fbi-abc) that it was investigating. The Kremlin’s spokesman, Dmitry Peskov, called the accusation [absurd](src-afp-peskov-0726); on Wednesday he [denied](src-app-peskov-0727) that Russia interferes in the elections of other countries.",
    "The emails Trump spoke of are a different set: messages from the account that Clinton used as secretary of state. At the end of an answer about President Vladimir Putin, he turned to Russia itself.",
    {
      statement: "trump-2016-07-27-russia-if-youre-listening",
      excerpt:
        "Russia, if you're listening, I hope you're able to find the 30,000 emails that are missing. I think you will probably be rewarded mightily by our press.",
    },
    "The transcript has 30,000 in that sentence. Elsewhere in the same press conference, and in a post later in the day, Trump gave the number as 33,000, and [some outlets](src-tpm-doral) put the larger figure into this remark as well. Both are round numbers. Clinton said [in March 2015](src-cnn-2015-03-10) that about half of some 60,000 messages on the account had been personal.",
    "The Clinton campaign replied with a written statement by Jake Sullivan, Senior Policy Advisor at Hillary for America. It was out by 12:35 pm EDT, when [one website](src-dailykos-doral) added it to a report. Several outlets printed it without its second sentence; it is complete here.",
    { statement: "sullivan-2016-07-27-espionage" },
    "The Trump campaign’s denial followed in the afternoon. It came from Jason Miller, a senior communications adviser, on Twitter. The post itself was not found; the wording is as [hacked.com](src-hacked-com) printed it.",
    { statement: "miller-2016-07-27-to-be-clear-tweet" },
    "By then Trump had written about the emails himself. A [data set of his posts](src-trump-tweets) records the message at 12:16:02 pm EDT, and [ThinkProgress](src-thinkprogress-doral) places Miller’s a couple of hours after it, although the two have also been reported in the reverse order. The message names the FBI.",
    { statement: "trump-2016-07-27-share-with-fbi-tweet" },
    "The FBI’s own inquiry into Clinton’s email ended three weeks earlier: its director, James Comey, [said on July 5](src-comey-cnn) that the bureau recommended no charges. Nothing in the four statements shows whether Russia, or anyone else, had the emails.",
  ],
  related: [{ slug: "questions-at-doral", reason: "The answers on Russia at the same press conference" }],
  howWeKnow: [
    "Trump’s spoken words were compared with a transcript made by a third party, his post with a published data set. The Clinton campaign’s statement was copied from a stored copy of its text. Miller’s post is known only as one outlet printed it.",
    "The count of the emails became known later: [a report of 2018](src-oig-2018) by the Inspector General of the Department of Justice gives 30,490 as handed over and about 31,830 as not.",
  ],
};
