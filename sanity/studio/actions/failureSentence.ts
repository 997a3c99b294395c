const NO_ANSWER =
  "No answer came from the server. Nothing that you have written is lost: once you are connected again, look whether it was done, and if not try again.";

/**
 * Why a request to the backend failed and what to do about it, for an editor.
 *
 * @param noAnswer what to say where no answer came
 */
export function failureSentence(error: unknown, noAnswer = NO_ANSWER): string {
  const status = statusOf(error);
  if (status === null || status >= 500) return noAnswer;
  switch (status) {
    case 401:
      return "You are no longer signed in, and nothing was done. Sign in again, then try again.";
    case 403:
      return "Your role doesn’t allow this, and nothing was done. Ask an editor.";
    case 409:
      return "Somebody changed the document meanwhile, and nothing was done. Look at what has changed, then try again.";
    default:
      return `The server refused it, and nothing was done: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The HTTP status, where from 500 on nobody knows what was done; null where no answer came. */
function statusOf(error: unknown): number | null {
  const hasStatus = typeof error === "object" && error !== null && "statusCode" in error;
  return hasStatus && typeof error.statusCode === "number" ? error.statusCode : null;
}
