/** The attribute that tells the Studio's overlays what stands in an element. */
export interface EditAttribute {
  readonly "data-sanity": string;
}

/** For a document: the attribute of a field, by its path as GROQ writes it (`body[_key=="a1"]`). */
export type EditField = (path: string) => EditAttribute;

/**
 * For a document's type and published id. A page that is given one can be clicked to edit; readers'
 * pages are given none, and have not a byte of this.
 */
export type Edit = (type: string, id: string) => EditField;

/** The path of an array's item. */
export function itemPath(array: string, key: string): string {
  return `${array}[_key==${JSON.stringify(key)}]`;
}
