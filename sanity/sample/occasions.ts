import type { Medium } from "../../lib/statement.ts";

export interface Occasion {
  readonly medium: Medium;
  readonly outlet?: string;
  /** True where the words were spoken at the event, so that its place is theirs. */
  readonly atEvent: boolean;
}

const pressConference: Occasion = { medium: "press-conference", atEvent: true };
const writtenStatement: Occasion = { medium: "written-statement", atEvent: false };

/** How the facts describe a medium, as the schema has it. */
export const occasions: Readonly<Record<string, Occasion>> = {
  "blog post": { medium: "social-post", outlet: "Blog", atEvent: false },
  "convention speech (spoken)": { medium: "speech", atEvent: true },
  "e-mailed statement": writtenStatement,
  "press conference (spoken question)": pressConference,
  "press conference (spoken)": pressConference,
  "press conference (spoken), Philadelphia": pressConference,
  "remark read out on Fox News": { medium: "broadcast", outlet: "Fox News", atEvent: false },
  "statement (as prepared for delivery)": writtenStatement,
  "statement to the press (spoken)": pressConference,
  Twitter: { medium: "social-post", outlet: "Twitter", atEvent: false },
  "written statement": writtenStatement,
  "written statement (company blog update)": { ...writtenStatement, outlet: "Company blog" },
};
