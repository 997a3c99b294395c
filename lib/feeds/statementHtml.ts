import { html } from "hono/html";
import { checkWords } from "../checkWords.ts";
import { correctionWords } from "../correctionWords.ts";
import { HELD_WORDS } from "../heldWords.ts";
import { mediumWithOutlet, mediumWords } from "../medium.ts";
import { notRecorded } from "../notRecorded.ts";
import { missingSource, recordLinks } from "../recordLinks.ts";
import { withFullStop } from "../sentences.ts";
import { speakerName } from "../speakerName.ts";
import { type Speaker, type Statement, statementAnchor, type ThreadLink } from "../statement.ts";
import { statementNotes } from "../statementNotes.ts";
import type { StatementBlock } from "../storyStatements.ts";
import { answeredByInWords, answersInWords, type StoryContext, threadTarget } from "../thread.ts";
import { dateInWords, saidAtInWords } from "../time.ts";
import { quoted, typeset } from "../typography.ts";
import { EDITORS_NOT_RECORDED, editorsWhoKnowInWords } from "../unnamedInWords.ts";
import { absoluteLink, type Html, quotationHtml } from "./markup.ts";

/** The story that a text stands in. */
export interface FeedContext {
  /** Absolute. */
  readonly storyUrl: string;
  readonly story: StoryContext;
}

type ShownStatement = Extract<StatementBlock, { type: "statement" }>;

/** A statement with who said it, when and where, the source and the check; of a held one, that it is held. */
export function statementHtml(block: StatementBlock, context: FeedContext): Html {
  if (block.type === "heldStatement") {
    return html`<p><b>Statement ${block.number}.</b> <b>Held.</b> ${HELD_WORDS}</p>`;
  }
  const { statement } = block;
  const isExchange = statement.turns.length > 0;
  return html`<figure><p>${slugLine(block, context)}</p>${wordsHtml(block)}<figcaption>${
    isExchange ? "" : html`<p>${speakerLine(statement.speaker, statement.roleAtTime)}</p>`
  }${facts(block, context)}</figcaption></figure>`;
}

function slugLine({ statement, number, excerpt }: ShownStatement, context: FeedContext): Html {
  const answers = statement.replies.map(
    (link) => html` · ${answersInWords(link.relation)} ${threadLink(link, number, context, "")}`,
  );
  const notes = statementNotes(statement, excerpt).map((note) => html` · ${note.words}`);
  const url = `${context.storyUrl}#${statementAnchor(statement.id)}`;
  return html`<a href="${url}">Statement ${number}</a>${answers}${notes}`;
}

function wordsHtml({ statement, excerpt }: ShownStatement): Html | readonly Html[] {
  const { turns, language, check, status, sources } = statement;
  if (turns.length > 0) {
    return turns.map(
      ({ speaker, roleAtTime, text }) =>
        html`<p>${speakerLine(speaker, roleAtTime)}</p>${quotationHtml({ text, language, kind: "quotation", cite: null })}`,
    );
  }
  const source = sources[0]?.source;
  return quotationHtml({
    text: excerpt ?? statement.text,
    language,
    kind: check.state === "paraphrase" ? "paraphrase" : "quotation",
    cite: (status === "live" ? source?.url : null) ?? source?.archivedUrl ?? null,
  });
}

function speakerLine(speaker: Speaker, roleAtTime: string | null): Html {
  const role = speaker.kind === "unnamed" ? speaker.description : roleAtTime;
  const missing = speaker.kind === "person" ? "Role not recorded" : null;
  const described = role === null ? missing : typeset(role);
  return html`<b>${speakerName(speaker)}</b>${described === null ? "" : `, ${described}`}`;
}

function facts(block: ShownStatement, context: FeedContext): readonly Html[] {
  const { statement } = block;
  return [
    ...originalFact(statement),
    fact(mediumWords(statement.medium).verb, saidWords(statement)),
    ...unnamedFact(statement),
    ...statusFact(statement),
    fact("Checked", checkedWords(statement)),
    ...statement.corrections.map(({ at, kind, note }) =>
      fact(
        correctionWords(kind).done,
        `${dateInWords(at, context.story.zone)}. ${withFullStop(typeset(note))}`,
      ),
    ),
    ...recordFact(block, context),
  ];
}

function fact(label: string, value: unknown): Html {
  return html`<p>${label}: ${value}</p>`;
}

function originalFact({ original, translatedBy }: Statement): readonly Html[] {
  if (original === null) return [];
  const { text, language } = original;
  const translator =
    translatedBy === null ? "By whom is not recorded." : `By ${withFullStop(typeset(translatedBy))}`;
  return [
    fact("Original", html`<span lang="${language}">${quoted(text, language)}</span>`),
    fact("Translated", translator),
  ];
}

function saidWords(statement: Statement): string {
  const moment = saidAtInWords(statement.saidAt);
  const known = [
    typeset([mediumWithOutlet(statement), statement.place].filter((place) => place !== null).join(", ")),
    ...(moment === null ? [] : [`${moment.before}${moment.time}`]),
  ];
  return [withFullStop(known.join(", ")), notRecorded(statement)].filter((part) => part !== null).join(" ");
}

function unnamedFact({ speaker }: Statement): readonly Html[] {
  if (speaker.kind !== "unnamed") return [];
  const editors = editorsWhoKnowInWords(speaker.editorsWhoKnow) ?? EDITORS_NOT_RECORDED;
  return [fact("Unnamed", `${withFullStop(typeset(speaker.reason))} ${editors}`)];
}

function statusFact({ status, statusNote }: Statement): readonly Html[] {
  if (status === "live") return [];
  const how = statusNote === null ? "When and how is not recorded." : withFullStop(typeset(statusNote));
  return [fact(status === "withdrawn" ? "Withdrawn" : "Deleted", how)];
}

function checkedWords({ check }: Statement): string {
  const { verdict, basis } = checkWords(check);
  const note = check.note === null ? [] : [withFullStop(typeset(check.note))];
  return [withFullStop([verdict, basis].filter((part) => part !== null).join(" ")), ...note].join(" ");
}

function recordFact({ statement, number }: ShownStatement, context: FeedContext): readonly Html[] {
  const missing = missingSource(statement);
  const links = [
    ...recordLinks(statement).map(({ href, label }) => html`<a href="${href}">${label}</a>`),
    ...statement.repliedBy.map((link) =>
      threadLink(link, number, context, `${answeredByInWords(link.relation)}: `),
    ),
  ];
  const listed = links.map((link, index) => (index === 0 ? link : html`, ${link}`));
  return missing === null && links.length === 0
    ? []
    : [fact("Record", html`${missing === null ? "" : `${typeset(missing)} `}${listed}`)];
}

function threadLink(link: ThreadLink, from: number, { story, storyUrl }: FeedContext, label: string): Html {
  const { href, day } = threadTarget(link, from, story);
  const words = `${label}${link.speakerName}${day === null ? "" : `, ${day}`}`;
  return href === null ? html`${words}` : html`<a href="${absoluteLink(href, storyUrl)}">${words}</a>`;
}
