/** The English name of a BCP 47 language: "Russian". */
export function languageName(language: string): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
}

const RIGHT_TO_LEFT_SCRIPTS = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"]);

/** The direction in which a BCP 47 language is written, by the script most likely for it. */
export function directionOf(language: string): "ltr" | "rtl" {
  const script = new Intl.Locale(language).maximize().script;
  return script !== undefined && RIGHT_TO_LEFT_SCRIPTS.has(script) ? "rtl" : "ltr";
}

/** The attributes of an element in `language` on a page in `pageLanguage`; none where they agree. */
export function languageAttributes(
  language: string,
  pageLanguage = "en",
): { readonly lang?: string; readonly dir?: "ltr" | "rtl" } {
  return language === pageLanguage ? {} : { lang: language, dir: directionOf(language) };
}
