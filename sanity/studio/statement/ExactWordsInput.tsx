import { Card, Stack, Text } from "@sanity/ui";
import { type StringInputProps, useFormValue } from "sanity";
import { countSpokenWords } from "../../../lib/countSpokenWords.ts";
import { counted } from "../../../lib/numberWords.ts";
import { quotationHints } from "../../../lib/quotationHints.ts";
import { type QuotedRun, typesetQuotation } from "../../../lib/typography.ts";
import { Mark } from "./Mark.tsx";

/** The words of a statement, with their number, what looks wrong in them, and what in them is ours. */
export function ExactWordsInput(props: StringInputProps) {
  const text = props.value ?? "";
  const language = useFormValue(["language"]);
  const hints = quotationHints(text);
  return (
    <Stack gap={3}>
      {props.renderDefault(props)}
      {text.trim() !== "" && (
        <>
          <Text size={1} muted>
            {wordsInWords(text)}
          </Text>
          {hints.length > 0 && (
            <Card padding={3} radius={2} tone="caution" border>
              <Stack as="ul" gap={3} style={{ listStyle: "none", margin: 0 }}>
                {hints.map((hint) => (
                  <Text as="li" size={1} key={hint}>
                    {hint}
                  </Text>
                ))}
              </Stack>
            </Card>
          )}
          <AsPrinted text={text} language={typeof language === "string" ? language : "und"} />
        </>
      )}
    </Stack>
  );
}

function wordsInWords(text: string): string {
  const words = countSpokenWords(text);
  const count = `${words} ${words === 1 ? "word" : "words"}`;
  return text.includes("[") ? `${count} of the speaker’s; ours in brackets are not counted` : count;
}

/** The words as readers will see them, where some of them are ours. */
function AsPrinted({ text, language }: { readonly text: string; readonly language: string }) {
  const paragraphs = typesetQuotation(text, language);
  const editorial = paragraphs.flat().filter((run) => run.editorial);
  if (editorial.length === 0) return null;
  const cuts = editorial.filter(isCut).length;
  const ours = editorial.length - cuts;
  return (
    <Card padding={3} radius={2} border as="section" aria-label="Words, cuts and brackets told apart">
      <Stack gap={4}>
        {paragraphs.map((runs) => (
          <Text size={2} key={runs[0]?.at}>
            {runs.map((run) => (run.editorial ? <Editorial key={run.at} run={run} /> : run.text))}
          </Text>
        ))}
        <Text size={1} muted>
          {ours > 0 && (
            <>
              <Mark kind="ours">[ ]</Mark> our own words, in {counted(ours, "place", "places")}
            </>
          )}
          {ours > 0 && cuts > 0 && " · "}
          {cuts > 0 && (
            <>
              <Mark kind="cut">[…]</Mark> {counted(cuts, "cut", "cuts")}
            </>
          )}
        </Text>
      </Stack>
    </Card>
  );
}

function Editorial({ run }: { readonly run: QuotedRun }) {
  return <Mark kind={isCut(run) ? "cut" : "ours"}>{run.text}</Mark>;
}

function isCut({ text }: QuotedRun): boolean {
  return text === "[…]";
}
