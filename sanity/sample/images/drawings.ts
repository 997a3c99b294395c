import { facts } from "../facts.ts";
import { doralRemarkDay } from "../stories/doral-remark-day.ts";
import { agenciesCounted } from "./agenciesCounted.ts";
import { dayInOrder } from "./dayInOrder.ts";
import { eventFact, sourceFact, speakerName, statementFact } from "./drawnFacts.ts";
import type { SampleImageName } from "./images.ts";
import { missingQuestion } from "./missingQuestion.ts";
import { numberInPrint } from "./numberInPrint.ts";
import { questionsAndAnswers, type Turn } from "./questionsAndAnswers.ts";
import { statementsByMonth } from "./statementsByMonth.ts";
import { whereMoscowSpoke } from "./whereMoscowSpoke.ts";

const remark = statementFact("st-trump-2016-07-27-russia-if-youre-listening");
const question = statementFact("st-mason-2018-07-16-did-you-want");

/** The drawings as SVG, made from the facts. */
export const drawings: Readonly<Record<SampleImageName, string>> = {
  "number-in-print": numberInPrint(remark, (id) => sourceFact(id).publisher),
  "questions-and-answers": questionsAndAnswers(
    [
      { statement: remark, excerpt: "I hope you're able to find the 30,000 emails" },
      turn(
        "st-tur-2016-07-27-asking-foreign-government",
        "Do you have any pause about asking a foreign government",
      ),
      turn("st-trump-2016-07-27-up-to-the-president", "That's up to the President."),
      turn("st-tur-2016-07-27-welcome-them", "You said, ‘I welcome them to find those 30,000 emails,’"),
      turn("st-trump-2016-07-27-like-them-released", "I'd like to have them released."),
      turn("st-tur-2016-07-27-give-you-pause", "Does that not give you pause?"),
      turn("st-trump-2016-07-27-no-pause", "No, it gives me no pause."),
    ],
    speakerName,
  ),
  "day-in-order": dayInOrder("July 27, 2016", doralRemarkDay.updates ?? [], ({ body }) =>
    body.flatMap((part) =>
      typeof part === "object" && "statement" in part
        ? [speakerName(statementFact(`st-${part.statement}`))]
        : [],
    ),
  ),
  "where-moscow-spoke": whereMoscowSpoke(
    [
      "ev-2016-07-26-lavrov-kerry",
      "ev-2016-07-26-kremlin-absurd",
      "ev-2016-07-27-kremlin-denial",
      "ev-2016-07-28-kremlin-headache",
      "ev-2016-09-01-putin-bloomberg",
    ].map(eventFact),
    facts.statements,
  ),
  "agencies-counted": agenciesCounted(
    [
      "st-clinton-2016-10-19-17-agencies",
      "st-nyt-2017-06-29-correction",
      "st-ap-2017-06-30-clarification",
    ].map(statementFact),
    speakerName,
  ),
  "missing-question": missingQuestion(question, [
    { label: "As asked", text: question.text },
    { label: "White House, as first published", text: printedIn("src-atlantic-transcript") },
    { label: "White House, as corrected", text: printedIn("src-cbs-transcript") },
  ]),
  "statements-by-month": statementsByMonth(facts.statements),
};

function turn(id: string, excerpt: string): Turn {
  return { statement: statementFact(id), excerpt };
}

function printedIn(sourceId: string): string {
  const variant = question.variants.find(({ source_id }) => source_id === sourceId);
  if (!variant) throw new Error(`${question.id} has no wording from ${sourceId}.`);
  return variant.text;
}
