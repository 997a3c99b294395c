import fc from "fast-check";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import { xmlDocument } from "./xml.ts";

const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, parseTagValue: false });

describe("xmlDocument", () => {
  test("any text in elements and attributes: well-formed, and read back but for what XML forbids", () => {
    const nasty = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({
        unit: fc.constantFrom(
          "]]>",
          "<",
          "&",
          "&amp;",
          '"',
          "'",
          "\u0000",
          "\u000B",
          "\uFFFF",
          "👩‍⚕️",
          "\u202E",
        ),
      }),
    );
    fc.assert(
      fc.property(nasty, nasty, (text, attribute) => {
        const xml = xmlDocument({ root: { entry: { "@name": attribute, "#text": `.${text}.` } } });
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(xml).not.toMatch(/[^\P{Cc}\t\n\r\u007F-\u009F]|[\uFFFE\uFFFF]/u);
        expect(xml.isWellFormed()).toBe(true);
      }),
    );
  });

  test("text with every mark of the syntax: read back as it was", () => {
    const text = `</root>]]><![CDATA[ & &amp; "quoted" 'single' 👩‍⚕️ שלום`;
    const xml = xmlDocument({ root: { entry: { "@name": text, "#text": text } } });
    expect(parser.parse(xml).root.entry).toEqual({ "@_name": text, "#text": text });
  });

  test("an attribute that says true: keeps its value", () => {
    expect(xmlDocument({ root: { "@open": "true" } })).toContain('<root open="true"/>');
  });
});
