import { preload } from "react-dom";

/** What every page is set in, and the line beside the name where there is room for it. */
const FONTS = [
  { file: "verbatim-serif-latin.woff2" },
  { file: "libre-franklin-latin.woff2" },
  { file: "verbatim-serif-tagline-italic.woff2", media: "(min-width: 40.0625rem)" },
];

export function preloadFonts(): void {
  for (const { file, media } of FONTS) {
    preload(`/fonts/${file}`, { as: "font", type: "font/woff2", crossOrigin: "anonymous", media });
  }
}
