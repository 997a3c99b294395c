import { Stack, Text } from "@sanity/ui";
import { CheckedFact } from "../../../components/statement/CheckedFact.tsx";
import { Quotation } from "../../../components/statement/Quotation.tsx";
import { SaidFact } from "../../../components/statement/SaidFact.tsx";
import { Speaker } from "../../../components/statement/Speaker.tsx";
import facts from "../../../components/statement/StatementFacts.module.css";
import { countWords } from "../../../lib/countWords.ts";
import { LONG_WORDS } from "../../../lib/statementNotes.ts";
import type { FoundStatement } from "../../queries/findStatements.ts";
import { AsReadersSee } from "./AsReadersSee.tsx";
import { StatementFlags } from "./StatementFlags.tsx";

/** A statement to choose: its words, its speaker, when and how it is checked, as readers would see them. */
export function FoundStatementCard({ statement }: { readonly statement: FoundStatement }) {
  return (
    <Stack gap={3} padding={3}>
      <StatementFlags statement={statement} />
      {statement.record === null ? (
        <Unshown statement={statement} />
      ) : (
        <AsReadersSee>
          <Quotation
            text={statement.text}
            language={statement.language}
            kind={statement.record.check.state === "paraphrase" ? "paraphrase" : "quotation"}
            cite={null}
            size={countWords(statement.text) > LONG_WORDS ? "long" : "story"}
          />
          <Speaker speaker={statement.record.speaker} roleAtTime={statement.record.roleAtTime} />
          <dl className={facts.facts}>
            <SaidFact statement={statement.record} />
            <CheckedFact check={statement.record.check} />
          </dl>
        </AsReadersSee>
      )}
    </Stack>
  );
}

/** Readers don't see it, or not yet: an editor reads what there is. */
function Unshown({ statement }: { readonly statement: FoundStatement }) {
  const { isHeld, isEmbargoed, text, speakerName } = statement;
  return (
    <Stack gap={3}>
      <Text>{text === "" ? "No words yet" : `“${text}”`}</Text>
      <Text size={1} muted>
        {speakerName ?? "No speaker yet"}
        {isHeld || isEmbargoed
          ? " · Held back: readers see that there is a statement, and not a word of it."
          : " · Not complete: speaker, medium or words are missing."}
      </Text>
    </Stack>
  );
}
