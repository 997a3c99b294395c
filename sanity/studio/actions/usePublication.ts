import { useToast } from "@sanity/ui/toast";
import { useEffect, useRef, useState } from "react";
import {
  type DocumentActionProps,
  type SanityDocument,
  useClient,
  useSyncState,
  useValidationStatus,
} from "sanity";
import type { NewCorrection } from "../../../lib/planPublish.ts";
import { API_VERSION } from "../../client.ts";
import { failureSentence } from "./failureSentence.ts";
import { hasQuestions, type JudgedDraft, judgeDraft, mayBeCorrected } from "./judgeDraft.ts";
import { publishDraft } from "./publishDraft.ts";

const CHANGED_MEANWHILE =
  "Somebody changed the document meanwhile. What you see here is how it is now: look at it, then publish.";

/** What is going on. `saving`: what was typed is being saved and checked by the form's rules. */
type Work = "saving" | "judging" | "publishing";

export interface Publication {
  /** Whether the editor asked for a correction to be published with the draft. */
  readonly aim: "publish" | "correct";
  readonly work: Work | null;
  /** What the editor has before them: nothing, what there is to know before publishing, or the form of a correction. */
  readonly step: "closed" | "asking" | "correcting";
  /** The draft that the editor is asked about; null where it could not be judged. */
  readonly judged: JudgedDraft | null;
  readonly failure: string | null;
  /** Judges the draft; publishes it if nothing is to be asked. */
  readonly start: () => void;
  readonly publish: (correction: NewCorrection | null) => void;
  readonly correct: () => void;
  readonly close: () => void;
}

/** Publishing a story or statement, from the click to the answer. */
export function usePublication(
  { id, type, draft, published }: DocumentActionProps,
  aim: Publication["aim"],
): Publication {
  const client = useClient({ apiVersion: API_VERSION });
  const toast = useToast();
  const { isSyncing } = useSyncState(id, type);
  const { isValidating, validation, revision } = useValidationStatus(draft?._id ?? id, type, true);
  const [work, setWork] = useState<Work | null>(null);
  const [step, setStep] = useState<Publication["step"]>("closed");
  const [judged, setJudged] = useState<JudgedDraft | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const lookedAt = useRef("");
  const isSaved = !isSyncing && !isValidating && draft !== null && revision === draft._rev;

  const begin = (next: Work) => {
    setWork(next);
    setFailure(null);
  };
  const close = () => {
    setWork(null);
    setStep("closed");
    setJudged(null);
    setFailure(null);
  };
  const fail = (error: unknown) => {
    console.error(error);
    setWork(null);
    setFailure(failureSentence(error));
    setStep((before) => (before === "closed" ? "asking" : before));
  };

  const publish = async (judgedDraft: JudgedDraft, correction: NewCorrection | null) => {
    begin("publishing");
    try {
      await publishDraft(client, judgedDraft, correction);
    } catch (error) {
      return fail(error);
    }
    close();
    toast.push({ status: "success", title: "Published", description: judgedDraft.goesLive });
  };

  const judge = async (saved: SanityDocument, proceed: (found: JudgedDraft) => Promise<void>) => {
    setWork("judging");
    lookedAt.current = revisionsOf(saved, published);
    try {
      const found = await judgeDraft(client, { id, draft: saved, published }, validation);
      setJudged(found);
      setWork(null);
      await proceed(found);
    } catch (error) {
      fail(error);
    }
  };
  const askOrPublish = async (found: JudgedDraft) => {
    if (aim === "publish" && !hasQuestions(found)) return publish(found, null);
    setStep(aim === "correct" && mayBeCorrected(found) ? "correcting" : "asking");
  };
  const askAnew = async (found: JudgedDraft) => {
    setFailure(CHANGED_MEANWHILE);
    setStep((before) => (before === "correcting" && !mayBeCorrected(found) ? "asking" : before));
  };

  useEffect(() => {
    if (!isSaved) return;
    if (work === "saving") void judge(draft, askOrPublish);
    // While an editor decides, others may go on writing: what is published is what was shown.
    const isOutdated = lookedAt.current !== revisionsOf(draft, published);
    if (step !== "closed" && work === null && isOutdated) void judge(draft, askAnew);
  });

  return {
    aim,
    work,
    step,
    judged,
    failure,
    start: () => {
      if (work === null) begin("saving");
    },
    publish: (correction) => {
      if (judged !== null && work === null) void publish(judged, correction);
    },
    correct: () => setStep("correcting"),
    close,
  };
}

function revisionsOf(draft: SanityDocument, published: SanityDocument | null): string {
  return `${draft._rev} ${published?._rev}`;
}
