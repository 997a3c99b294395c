/** What a page can do without may take this long; then the page goes without. */
export const SECONDARY_BUDGET_MS = 2_000;

/**
 * What `read` gives, or null, and a line in the log, if it fails or takes longer than the budget.
 *
 * @param without what the log says of the page, such as "story-1 is shown without related coverage".
 */
export async function withinBudget<T>(
  budgetMs: number,
  without: string,
  read: (signal: AbortSignal) => Promise<T>,
): Promise<T | null> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(new Error(`not read within ${budgetMs} ms`)), budgetMs);
  try {
    return await Promise.race([read(late.signal), rejection(late.signal)]);
  } catch (error) {
    console.warn(`content: ${without}: ${String(error)}`);
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Rejected when the signal says so, whether or not the request behind it has noticed. */
function rejection(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}
