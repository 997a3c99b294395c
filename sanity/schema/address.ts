import { defineField } from "sanity";
import { isSlug } from "../../lib/writtenForms.ts";

/** Whether a slug of the right form may be taken: `true`, or the sentence that an editor reads beside the field. */
type MayBeTaken = (slug: string) => true | string;

/** The field `slug`: what a document's page is called in its address, made from another field. */
export function addressField(source: string, mayBeTaken: MayBeTaken = () => true) {
  return defineField({
    name: "slug",
    title: "Address",
    type: "slug",
    options: { source, slugify },
    validation: (rule) =>
      rule.required().custom((slug) => {
        if (!slug?.current) return true;
        if (isSlug(slug.current)) return mayBeTaken(slug.current);
        return `“${slug.current}” can't be an address. Write lower-case letters from a to z, digits, and single dashes between them.`;
      }),
  });
}

/** "Mayor’s café reopens" becomes `mayors-cafe-reopens`; empty where no letter of the text is Latin. */
export function slugify(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}'’]/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}
