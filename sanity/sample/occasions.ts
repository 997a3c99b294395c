import type { Medium } from "../../lib/statement.ts";

export interface Occasion {
  readonly medium: Medium;
  readonly outlet?: string;
  /** True where the words were spoken at the event, so that its place is theirs. */
  readonly atEvent: boolean;
}

const pressConference: Occasion = { medium: "press-conference", atEvent: true };
const remarks: Occasion = { medium: "remarks", atEvent: true };
const document: Occasion = { medium: "document", atEvent: false };
const report: Occasion = { medium: "report", atEvent: false };
const writtenStatement: Occasion = { medium: "written-statement", atEvent: false };

/** How the facts describe a medium, as the schema has it. */
export const occasions: Readonly<Record<string, Occasion>> = {
  "blog post": { medium: "social-post", outlet: "Blog", atEvent: false },
  "campaign event (spoken)": { medium: "speech", atEvent: true },
  "clarification notice": document,
  "convention speech (spoken)": { medium: "speech", atEvent: true },
  "correction notice": document,
  "declassified report": report,
  "e-mailed statement": writtenStatement,
  "indictment (court filing)": { medium: "court-filing", atEvent: false },
  "interview (Bloomberg; in Russian)": interview("Bloomberg"),
  "joint press conference (spoken question), Helsinki": pressConference,
  "joint press conference (spoken), Helsinki": pressConference,
  "joint press conference (spoken, interpreted), Helsinki": pressConference,
  "panel interview (spoken), Aspen Security Forum": interview("Aspen Security Forum"),
  "photo opportunity before a meeting (spoken, in English)": remarks,
  "press briefing (spoken)": pressConference,
  "press conference (spoken question)": pressConference,
  "press conference (spoken)": pressConference,
  "press conference (spoken), Philadelphia": pressConference,
  "remark read out on Fox News": { medium: "broadcast", outlet: "Fox News", atEvent: false },
  "remarks to journalists (spoken, in Russian)": remarks,
  "remarks to the press (spoken), White House": remarks,
  report,
  "statement (as prepared for delivery)": writtenStatement,
  "statement to the press (spoken)": remarks,
  "televised debate (spoken)": { medium: "broadcast", atEvent: true },
  "TV interview": { medium: "interview", atEvent: true },
  "TV interview (CNN)": interview("CNN"),
  "TV interview (CNN, 'State of the Union')": interview("CNN, “State of the Union”"),
  "TV interview (Fox News Sunday; recorded 2016-07-30)": interview("Fox News, “Fox News Sunday”"),
  "TV interview (Fox News, 'On the Record')": interview("Fox News, “On the Record”"),
  "TV interview (Fox News, 'The Kelly File')": interview("Fox News, “The Kelly File”"),
  "TV interview (Fox News, Megyn Kelly)": interview("Fox News"),
  "TV interview (NBC 'Meet the Press')": interview("NBC, “Meet the Press”"),
  "TV interview (NBC News)": interview("NBC News"),
  "TV interview (NBC Nightly News)": interview("NBC, “Nightly News”"),
  "TV interview (recorded 2016-07-27, aired 2016-07-28)": interview("Fox News, “Fox & Friends”"),
  Twitter: { medium: "social-post", outlet: "Twitter", atEvent: false },
  "written answers to the Special Counsel": document,
  "written statement": writtenStatement,
  "written statement (company blog update)": { ...writtenStatement, outlet: "Company blog" },
  "written statement (e-mail by a spokesperson)": writtenStatement,
  "written statement (in Russian)": writtenStatement,
};

function interview(outlet: string): Occasion {
  return { medium: "interview", outlet, atEvent: true };
}
