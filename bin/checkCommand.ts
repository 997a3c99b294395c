import { counted, numberInWords } from "../lib/numberWords.ts";
import { isBlocked } from "../lib/obstacle.ts";
import { listInWords, sentence } from "../lib/sentences.ts";
import { publicationNames } from "../sanity/queries/publicationNames.ts";
import { findByName, type JudgedDocument, judge, obstacleLines } from "./judgedDocument.ts";
import { withReader } from "./newsroomClient.ts";
import type { CommandPlace } from "./newsroomCommand.ts";

/** Prints what stands in the way of the stories and statements named, or of all. @returns 1 if anything blocks */
export async function checkCommand(names: readonly string[], place: CommandPlace): Promise<number> {
  const judged = await withReader(place, async (client) => {
    const documents: JudgedDocument[] = [];
    const chosen =
      names.length === 0
        ? await publicationNames(client, "")
        : await Promise.all(names.map((name) => findByName(client, name)));
    for (const name of chosen) {
      const document = await judge(client, name);
      if (document !== null) documents.push(document);
    }
    return documents;
  });
  for (const document of judged.filter(({ obstacles }) => obstacles.length > 0)) {
    for (const line of obstacleLines(document)) place.print(line);
    place.print("");
  }
  place.print(summary(judged));
  return judged.some(({ obstacles }) => isBlocked(obstacles)) ? 1 : 0;
}

/** "Two stories and one statement checked: nothing stands in the way." */
function summary(judged: readonly JudgedDocument[]): string {
  const stories = judged.filter(({ type }) => type === "article").length;
  const checked = [
    ...(stories > 0 ? [counted(stories, "story", "stories")] : []),
    ...(judged.length > stories ? [counted(judged.length - stories, "statement", "statements")] : []),
  ];
  const blocked = judged.filter(({ obstacles }) => isBlocked(obstacles)).length;
  const verdict =
    blocked === 0 ? "nothing stands in the way" : `something stands in the way of ${numberInWords(blocked)}`;
  return `${sentence(listInWords(checked) || "nothing")} checked: ${verdict}.`;
}
