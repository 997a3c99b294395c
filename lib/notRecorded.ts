import { mediumWords } from "./medium.ts";
import { listInWords, sentence } from "./sentences.ts";
import type { SaidAt, Statement } from "./statement.ts";

/**
 * What a record of where and when lacks: "Exact time not recorded.", "Time and place not
 * recorded."; null where nothing is missing. A place is missed only of what was spoken somewhere.
 */
export function notRecorded({
  medium,
  place,
  saidAt,
}: Pick<Statement, "medium" | "place" | "saidAt">): string | null {
  const { time, hasPlace } = mediumWords(medium);
  const missingPlace = hasPlace && place === null;
  const missing = missingTimes(saidAt, missingPlace ? time.replace("exact ", "") : time);
  if (missingPlace) missing.push("place");
  return missing.length === 0 ? null : `${sentence(listInWords(missing))} not recorded.`;
}

function missingTimes({ date, precision, bound }: SaidAt, time: string): string[] {
  if (date === null || precision === "unknown") return ["date", "time"];
  switch (precision) {
    case "minute":
      return [];
    case "day":
      return [bound === "exact" ? time : "exact date"];
    case "month":
      return ["exact day"];
    case "year":
      return ["exact date"];
    default:
      return precision satisfies never;
  }
}
