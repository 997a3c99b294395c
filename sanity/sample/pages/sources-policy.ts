import type { SamplePage } from "../samplePage.ts";

export const sourcesPolicy: SamplePage = {
  slug: "sources-policy",
  title: "Sources and anonymity",
  description:
    "Every statement names its source. When a speaker may go unnamed, what readers are told then, who in the newsroom knows, and how people are asked for a reply.",
  body: [
    "A reader should be able to go where we have been. Every statement names the source that its words are taken from, and every story lists its sources with what each of them supports.",
    "## What counts as a source",
    "A source is something that can be looked up: a recording, a transcript, a text as issued, a post, a court filing, a report, or another outlet’s page. If we have words only through another outlet, we name the outlet, and the check says so. A source may be wrong; that it prints a sentence is not proof that the sentence was spoken.",
    "Where the page itself has moved or gone, the record says since when and why, as far as that is known. An archived copy is linked if there is one. We don’t link to an address that is known to lead nowhere.",
    "## Speakers who are not named",
    "Named speakers come first. A speaker goes unnamed only if what they tell is information and not an opinion of others, if it matters, if it can’t be had on the record, and if they are in a position to know. Readers are then told four things.",
    "- That the speaker is not named: a flag stands at the quotation.",
    "- A description that says how this person can know, agreed with the speaker. “A source” is not a description.",
    "- Why the name is withheld.",
    "- How many editors know who it is.",
    "The identity is never entered into Verbatim; there is no field for it. The names of the editors who know stay in the newsroom, and readers see only their number. Where the number is not recorded, the record says that.",
    "One unnamed person is one person: we don’t write “sources” for a single speaker.",
    "## Questioners whom a transcript doesn’t name",
    "Some speakers are unnamed for a plain reason: the transcript that we have does not say who asked the question. Nobody is being protected then, and the record gives that as the reason. If another page names the questioner, we say which.",
    "## Personas",
    "An account or a persona whose owner is not known is quoted under the name it uses, and is described as a persona. What is later established about it stands with its date.",
    "## Allegations",
    "What an indictment, a complaint or a report says about people is given as what that document says. An indictment is not a finding, and a statement by a party is not a fact.",
    "## The right of reply",
    "Whoever is seriously criticized in a story is asked for a reply before it is published, with enough detail and enough time to answer. The newsroom keeps a record of whom it asked, when and how, by when an answer was asked for, and what came of it. That record stays in the newsroom. An answer becomes a statement like any other, with its own time, source and check, tied to what it answers.",
    "If somebody answers after publication, the answer is added as an update.",
    "## In this sample",
    "The sample newsroom quotes only what was public. It has no confidential sources, and because its stories retell old events from public pages, nobody was asked for a reply.",
  ],
};
