import type { SaidAt } from "../../lib/statement.ts";
import { saidAtInWords } from "../../lib/time.ts";

/** When something was said, as far as it is recorded; nothing where it is not. */
export function Moment({ saidAt }: { readonly saidAt: SaidAt }) {
  const words = saidAtInWords(saidAt);
  if (words === null) return null;
  return (
    <>
      {words.before}
      <time dateTime={words.dateTime}>{words.time}</time>
    </>
  );
}
