import type { SampleStory } from "../sampleStory.ts";

export const privateEmailAccountReported: SampleStory = {
  slug: "private-email-account-reported",
  headline: "Clinton gives her reason for a private email account, eight days after a report on it",
  standfirst:
    "The former secretary of state took questions at the United Nations. She spoke of convenience, and put the messages at more than 60,000, half of them personal.",
  dateline: "New York",
  publishedAt: "2015-03-10T22:30:00Z",
  section: "topic-politics",
  topics: ["topic-clinton-emails", "topic-numbers"],
  body: [
    "Hillary Clinton, who was secretary of state until 2013, spoke on Tuesday, March 10, 2015, about the private email account that she had used in that office. She made a statement and answered questions at [a press conference](src-cnn-2015-03-10) at the United Nations in New York.",
    "[The New York Times](src-nyt-2015-03-02) had reported on March 2 that Clinton, as secretary, conducted official business on a personal account alone. [TIME](src-time-2015-03-02) had an item on the report the same evening; its page is stamped 11:16 pm EST. The item of [Reuters](src-reuters-2015-03-02) is dated March 3.",
    "Clinton held the office from January 21, 2009, to February 1, 2013.",
    "## The reason",
    "Clinton opened with a statement of four points. The first was why she had used the account. CNN broadcast the press conference in the hour from 3 pm EDT, and the words are those of its rush transcript.",
    { statement: "clinton-2015-03-10-convenience" },
    "That the State Department allowed the account is Clinton’s own statement. No text of the department is among the sources used here.",
    "The sentence is in print in other forms as well. [The Guardian](src-guardian-2015-03-10) sets “for convenience” between commas and has one small word fewer. [A report by CNN itself](src-fox13-2015-03-10), as Fox 13 published it, leaves out the opening words with no mark. [Daily Kos](src-dailykos-2015-03-10) joins the beginning by an ellipsis to a sentence from later on, loses a word of the first and changes the wording of the second. All of them keep the reason that Clinton gave.",
    "## The number",
    "After the statement, in answer to a question, Clinton gave a count. The words are from [excerpts of a transcript](src-breitbart-2015-03-10) that Breitbart printed.",
    { statement: "clinton-2015-03-10-60000" },
    "The figures are round. They describe two sets, one that the State Department received and one that it did not, and say how large each is only as a share. Daily Kos prints the beginning of the count with a comma more.",
    "Both statements describe what Clinton did with her own messages, and both are hers alone. The sources used here have no list of the messages and nothing to check the count against.",
  ],
  related: [{ slug: "fbi-director-on-email-inquiry", reason: "The inquiry that followed, and how it ended" }],
  howWeKnow: [
    "The first statement was copied by hand from CNN’s transcript, the second from excerpts that one outlet printed. No recording was compared.",
    "What became known later: in July 2015 the FBI opened an investigation of classified information on Clinton’s private servers, to which it gave the name Midyear Exam. The Inspector General of the Intelligence Community had referred the matter to it. [A report of 2018](src-oig-2018) by the Inspector General of the Department of Justice has the counts: 30,490 messages handed over, about 31,830 not.",
    "A third set is of nearly the same size as either. In March 2016 WikiLeaks put online an archive of some 30,000 Clinton emails that had been released under the Freedom of Information Act, according to [the special counsel’s report](src-mueller-vol1) of 2019.",
  ],
};
