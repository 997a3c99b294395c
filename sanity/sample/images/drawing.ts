import { typeset } from "../../../lib/typography.ts";

/** Units of a drawing; a picture has two pixels for each. A telephone shows it at less than half: nothing is set smaller than 24. */
export const WIDTH = 800;
export const HEIGHT = 500;
/** From each edge to what stands next to it. */
export const MARGIN = 24;

/** A drawing, from its title and its parts, as an SVG whose classes drawing.css describes. */
export function drawing(title: string, ...parts: readonly string[]): string {
  const end = WIDTH - MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">`,
    line("opening", [MARGIN, 30], [end, 30]),
    words("title", MARGIN, 76, title),
    ...parts,
    "</svg>",
  ].join("\n");
}

type Point = readonly [x: number, y: number];

/** One line of words that begins at x (or ends there, if the class says so) and stands on y. */
export function words(className: string, x: number, y: number, text: string): string {
  return `<text class="${className}" x="${x}" y="${y}">${escaped(typeset(text))}</text>`;
}

/** The same with a place for each character. */
export function spaced(className: string, xs: readonly number[], y: number, text: string): string {
  return `<text class="${className}" x="${xs.join(" ")}" y="${y}">${escaped(text)}</text>`;
}

/** The text in lines of at most that many characters. */
export function linesOf(text: string, characters: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || `${last} ${word}`.length > characters) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

export function line(className: string, [x1, y1]: Point, [x2, y2]: Point): string {
  return `<line class="${className}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}"/>`;
}

export function circle(className: string, [x, y]: Point, radius: number): string {
  return `<circle class="${className}" cx="${x}" cy="${y}" r="${radius}"/>`;
}

export function box(className: string, [x, y]: Point, width: number, height: number): string {
  return `<rect class="${className}" x="${x}" y="${y}" width="${width}" height="${height}"/>`;
}

/** That many equal squares in a row, one after another from x on; `className` says how each looks. */
export function squares(
  count: number,
  [x, y]: Point,
  { side, gap }: { readonly side: number; readonly gap: number },
  className: (index: number) => string,
): string {
  return Array.from({ length: count }, (_, index) =>
    box(className(index), [x + index * (side + gap), y], side, side),
  ).join("\n");
}

/** The words that a drawing shows, line by line. */
export function wordsIn(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) =>
    (text ?? "").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&"),
  );
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
