import { Box, Button, Card, Flex, Select, Stack, Text } from "@sanity/ui";
import { useId, useState } from "react";
import { set, setIfMissing, unset, useClient, useFormValue } from "sanity";
import { checkedAgainstInWords } from "../../../lib/checkWords.ts";
import { sentence } from "../../../lib/sentences.ts";
import type { CheckedAgainst, SourceKind } from "../../../lib/statement.ts";
import { isPart } from "../../../lib/storedDocument.ts";
import { API_VERSION } from "../../client.ts";
import { recordedCheck, TEXTS, textOfKind } from "./recordedCheck.ts";
import { useStatementForm } from "./statementForm.ts";

interface RecordCheckProps {
  readonly sourceKind: SourceKind | null;
  /** Whether the original of a translation was compared. */
  readonly isOriginal: boolean;
}

type Progress = "none" | "recording" | "recorded" | "failed";

/** Records, when an editor says so, that the words were compared and are the same. */
export function RecordCheck({ sourceKind, isOriginal }: RecordCheckProps) {
  const client = useClient({ apiVersion: API_VERSION });
  const { change } = useStatementForm();
  const stored = useFormValue(["check"]);
  const [against, setAgainst] = useState<CheckedAgainst>(textOfKind(sourceKind));
  const [progress, setProgress] = useState<Progress>("none");
  const selectId = useId();

  async function record() {
    setProgress("recording");
    try {
      const at = await client.fetch<string>("now()", {}, { perspective: "raw" });
      const check = recordedCheck(isPart(stored) ? stored : {}, { against, isOriginal, at });
      change([
        setIfMissing({ _type: "check" }, ["check"]),
        set(check.state, ["check", "state"]),
        set(check.against, ["check", "against"]),
        set(check.at, ["check", "at"]),
        unset(["check", "by"]),
      ]);
      setProgress("recorded");
    } catch {
      setProgress("failed");
    }
  }

  const verdict = isOriginal ? "original word for word" : "word for word";
  return (
    <Stack gap={3}>
      <Flex gap={3} wrap="wrap" align="flex-end">
        <Stack gap={2}>
          <Text as="label" size={1} muted htmlFor={selectId}>
            The source’s text is
          </Text>
          <Select
            id={selectId}
            fontSize={1}
            padding={3}
            value={against}
            onChange={({ currentTarget }) =>
              setAgainst(TEXTS.find((text) => text === currentTarget.value) ?? against)
            }
          >
            {TEXTS.map((text) => (
              <option key={text} value={text}>
                {sentence(checkedAgainstInWords(text))}
              </option>
            ))}
          </Select>
        </Stack>
        <Button
          mode="ghost"
          tone="positive"
          padding={3}
          disabled={progress === "recording"}
          onClick={record}
          style={{ maxWidth: "100%", whiteSpace: "normal" }}
        >
          <Text size={1}>
            Record check: {verdict} against {checkedAgainstInWords(against)}
          </Text>
        </Button>
      </Flex>
      <Box role="status">
        {progress === "recorded" && (
          <Text size={1}>Recorded in “Check of the words”. Say there who checked.</Text>
        )}
      </Box>
      {progress === "failed" && (
        <Card role="alert" tone="critical" padding={3} radius={2}>
          <Text size={1}>The check was not recorded: the newsroom could not be reached. Try again.</Text>
        </Card>
      )}
    </Stack>
  );
}
