import { defineField } from "sanity";

const ADDRESS = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The field `slug`: what a document's page is called in its address, made from another field. */
export function addressField(source: string) {
  return defineField({
    name: "slug",
    title: "Address",
    type: "slug",
    options: { source, slugify },
    validation: (rule) =>
      rule
        .required()
        .custom(
          (slug) =>
            !slug?.current ||
            ADDRESS.test(slug.current) ||
            `“${slug.current}” can't be an address. Write lower-case letters from a to z, digits, and single dashes between them.`,
        ),
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
