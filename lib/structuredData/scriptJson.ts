/** What would end a script, begin a comment, or be no character of a line: U+2028 and U+2029. */
const UNSAFE = /[<>&\u2028\u2029]/g;

/** JSON that stands in a `<script>` element whatever its strings contain. */
export function scriptJson(data: object): string {
  return JSON.stringify(data).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
