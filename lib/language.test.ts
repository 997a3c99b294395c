import { expect, test } from "vitest";
import { directionOf, languageAttributes, languageName } from "./language.ts";

test("languageName: in English", () => {
  expect([languageName("ru"), languageName("pt-BR")]).toEqual(["Russian", "Brazilian Portuguese"]);
});

test("directionOf: by the script of the language", () => {
  expect(["en", "ru", "ar", "he", "fa-IR", "uz-Arab"].map(directionOf)).toEqual([
    "ltr",
    "ltr",
    "rtl",
    "rtl",
    "rtl",
    "rtl",
  ]);
});

test("languageAttributes: none where the page is in the language already", () => {
  expect(languageAttributes("en")).toEqual({});
  expect(languageAttributes("ar")).toEqual({ lang: "ar", dir: "rtl" });
});
