import { XMLBuilder } from "fast-xml-parser";

/** What XML 1.0 has no place for, whether escaped or not: https://www.w3.org/TR/xml/#charsets. */
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: "@",
  suppressBooleanAttributes: false,
  suppressEmptyNode: true,
});

/** Elements by name; a name that begins with `@` is an attribute, `#text` the text beside attributes. */
export interface XmlElement {
  readonly [name: string]: XmlValue | readonly XmlValue[] | undefined;
}

type XmlValue = string | number | XmlElement;

/** An XML 1.0 document in UTF-8. Text is escaped; characters that XML forbids are left out, undefined elements too. */
export function xmlDocument(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(root)}`.replace(FORBIDDEN, "");
}
