import { numberInWords } from "../../../lib/numberWords.ts";
import { sentence } from "../../../lib/sentences.ts";
import type { StatementFact } from "../facts.ts";
import { circle, drawing, line, linesOf, MARGIN, words } from "./drawing.ts";

const MIDDLE = 424;
const ROW = 48;
const LEADING = 29;

/** A statement of the exchange with the words of it that are shown. */
export interface Turn {
  readonly statement: StatementFact;
  readonly excerpt: string;
}

/** Questions to the left and answers to the right of a line that leads from each to the next. */
export function questionsAndAnswers(
  turns: readonly Turn[],
  speakerName: (statement: StatementFact) => string,
): string {
  const [first, second] = turns;
  if (!first || !second) throw new Error("An exchange has two turns at least.");
  const questions = turns.filter(({ statement }) => statement.speaker === second.statement.speaker);
  const y = (index: number) => 157 + index * ROW;
  const parts = turns.map(({ statement, excerpt }, index) => {
    const previous = turns[index - 1]?.statement;
    if (!statement.text.includes(excerpt)) throw new Error(`${statement.id} does not say “${excerpt}”.`);
    if (previous && statement.in_reply_to !== previous.id) {
      throw new Error(`${statement.id} does not answer ${previous.id}.`);
    }
    const isQuestion = questions.some((question) => question.statement === statement);
    const side = isQuestion ? MIDDLE - 22 : MIDDLE + 22;
    return [
      line("joins", [MIDDLE, y(index) - 8], [side, y(index) - 8]),
      circle(isQuestion ? "full-pencil" : "full", [side, y(index) - 8], 6),
      ...linesOf(`“${excerpt}”`, isQuestion ? 30 : 26).map((part, row) =>
        words(
          isQuestion ? "quote pencil" : "quote",
          isQuestion ? MARGIN : side + 18,
          y(index) + row * LEADING,
          part,
        ),
      ),
    ].join("\n");
  });
  return drawing(
    `${sentence(numberInWords(questions.length))} questions after the remark`,
    words("name pencil", MARGIN, 122, speakerName(second.statement)),
    words("name", MIDDLE + 40, 122, speakerName(first.statement)),
    line("joins", [MIDDLE, y(0) - 8], [MIDDLE, y(turns.length - 1) - 8]),
    ...parts,
  );
}
