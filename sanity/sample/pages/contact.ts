import type { SamplePage } from "../samplePage.ts";

export const contact: SamplePage = {
  slug: "contact",
  title: "Contact",
  description:
    "How to report an error so that it can be checked quickly, how to answer a story, and what this installation still has to say about who can be reached and where.",
  body: [
    "This installation of Verbatim has not set an address for letters, email or telephone yet. You are reading the sample newsroom that comes with an open-source program, and there is no editorial office behind it. What a report should contain is the same everywhere.",
    "## Report an error",
    "Please send these, as far as you have them:",
    "- The address of the page. A statement, an update and a correction each have an address of their own.",
    "- The words that are wrong, copied as they are printed.",
    "- What is right, in your view.",
    "- Where that can be looked up: a recording with the minute, a transcript, the text as issued, an archived copy. Your own recollection helps too, if you were there; say so.",
    "- Whether you are the person concerned, and whether you may be named in the notice.",
    "A wrong word in a quotation is worth a report even if the meaning is the same. So is a gap: if we print that a time is not recorded and you know of a source that has it, we want to hear of it.",
    "## What happens then",
    "The report is compared with the sources of the page. If it is right, the page is changed and a notice says how; the Corrections policy describes the kinds. If the sources disagree, the page says that they do. If nothing is changed, you should be told why.",
    "## Answer a story",
    "If a story criticizes you and you were not asked, or want to add something, send your answer in the words in which it may be printed, and say in which role you give it. It is printed as a statement with its time and source. Longer texts may be cut, and cuts are marked.",
    "## The program and its sample",
    "Mistakes in the sample’s stories, or in the program, belong to the project that Verbatim comes from: report them where you found the program. With a mistake in a story, name the source that shows it.",
    "## If you run this site",
    "Replace the first paragraph. Readers need at least one way to reach a person who can change a page:",
    "- An address that is read every working day, and who reads it.",
    "- The name and postal address of the publisher, where the law asks for them.",
    "- A way to send something in confidence, if you can keep that promise, and what it does and does not protect.",
    "- When an answer can be expected.",
    "Then take this section out.",
  ],
};
