import type { Obstacle } from "../../../lib/obstacle.ts";

/** A list of obstacles in a sentence: “2 things in the way, one to look at.” */
export function checklistInWords(obstacles: readonly Pick<Obstacle, "severity">[]): string {
  const blocking = obstacles.filter(({ severity }) => severity === "blocks").length;
  const warning = obstacles.filter(({ severity }) => severity === "warns").length;
  if (blocking + warning === 0) return "Nothing stands in the way.";
  if (blocking === 0) return `Nothing stands in the way; ${counted(warning)} to look at.`;
  return `${capitalized(counted(blocking))} in the way${warning === 0 ? "" : `, ${counted(warning)} to look at`}.`;
}

function counted(count: number): string {
  return count === 1 ? "one thing" : `${count} things`;
}

function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
