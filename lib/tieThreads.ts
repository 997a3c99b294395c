import type { Relation, SaidAt, Speaker, Statement, ThreadLink } from "./statement.ts";
import type { Block, Story, Update } from "./story.ts";
import { storyStatements } from "./storyStatements.ts";

/** A statement that answers others, as far as a link to it needs. */
export interface AnsweringStatement {
  readonly id: string;
  readonly speakerName: string;
  readonly saidAt: SaidAt;
  readonly replies: readonly { readonly relation: Relation; readonly statementId: string }[];
}

/**
 * The statements with their threads tied both ways: `repliedBy` from the statements' own replies
 * and from `answering` ones elsewhere, oldest first; `storySlug` from `carriers` (statement id to
 * the slug of a published story that carries it). What no such story carries is not even named. A
 * statement never answers itself, and is named once.
 */
export function tieThreads(
  statements: readonly Statement[],
  answering: readonly AnsweringStatement[],
  carriers: ReadonlyMap<string, string>,
): Statement[] {
  const known = new Map(
    [...answering, ...statements.map(asAnswering)].map((statement) => [statement.id, statement]),
  );
  return statements.map((statement) => ({
    ...statement,
    replies: statement.replies
      .filter(({ statementId }) => statementId !== statement.id)
      .flatMap((link) => carriedBy(carriers, link)),
    repliedBy: [...known.values()]
      .flatMap((answer) => linkFrom(answer, statement.id, carriers))
      .sort(
        (one, other) =>
          compareSaidAt(one.saidAt, other.saidAt) || compare(one.statementId, other.statementId),
      ),
  }));
}

/**
 * A story with the threads of all its statements tied; it carries each of them itself. Answers in
 * this story come before those elsewhere.
 */
export function tieStoryThreads(
  story: Story,
  answering: readonly AnsweringStatement[],
  carriersElsewhere: ReadonlyMap<string, string>,
): Story {
  const statements = storyStatements(story).flatMap((block) =>
    block.type === "statement" ? [block.statement] : [],
  );
  const carriers = new Map([...carriersElsewhere, ...statements.map(({ id }) => [id, story.slug] as const)]);
  const isHere = ({ storySlug }: ThreadLink) => Number(storySlug === story.slug);
  const tied = new Map(
    tieThreads(statements, answering, carriers).map((statement) => [
      statement.id,
      {
        ...statement,
        repliedBy: statement.repliedBy.toSorted((one, other) => isHere(other) - isHere(one)),
      },
    ]),
  );
  const tieBlock = (block: Block): Block => {
    if (block.type === "statement")
      return { ...block, statement: tied.get(block.statement.id) ?? block.statement };
    return block.type === "update" ? { ...block, update: tieUpdate(block.update) } : block;
  };
  const tieUpdate = (update: Update): Update => ({ ...update, body: update.body.map(tieBlock) });
  return { ...story, body: story.body.map(tieBlock), updates: story.updates.map(tieUpdate) };
}

function linkFrom(
  answer: AnsweringStatement,
  statementId: string,
  carriers: ReadonlyMap<string, string>,
): ThreadLink[] {
  const reply = answer.replies.find((link) => link.statementId === statementId);
  if (!reply || answer.id === statementId) return [];
  const { id, speakerName, saidAt } = answer;
  return carriedBy(carriers, { relation: reply.relation, statementId: id, speakerName, saidAt });
}

/** The link with the story it leads to; none where no published story carries its statement. */
function carriedBy(carriers: ReadonlyMap<string, string>, link: Omit<ThreadLink, "storySlug">): ThreadLink[] {
  const storySlug = carriers.get(link.statementId);
  return storySlug === undefined ? [] : [{ ...link, storySlug }];
}

/** What a link to a statement calls its speaker: the name, or the description of one who is not named. */
export function nameInThread(speaker: Speaker): string {
  return speaker.kind === "unnamed" ? speaker.description : speaker.name;
}

function asAnswering(statement: Statement): AnsweringStatement {
  const { id, speaker, saidAt, replies } = statement;
  return {
    id,
    speakerName: nameInThread(speaker),
    saidAt,
    replies,
  };
}

/** Oldest first; less precise before more precise within what they share; unknown last. */
export function compareSaidAt(one: SaidAt, other: SaidAt): number {
  if (one.date === null || other.date === null)
    return Number(one.date === null) - Number(other.date === null);
  return compare(one.date, other.date);
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
