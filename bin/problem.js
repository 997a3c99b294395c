/**
 * A problem that a person can solve: `code` is stable, `message` is one sentence that names what is
 * wrong and ends with the remedy. `exitCode` is what the command ends with.
 */
export class Problem extends Error {
  name = "Problem";

  /**
   * @param {string} code
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(code, message, exitCode = 1) {
    super(message);
    this.code = code;
    this.exitCode = exitCode;
  }
}

/** A person, or the program that started this one, ended it before it was done. */
export const interrupted = () => new Problem("interrupted", "Stopped before it was done.", 130);

const causes = [
  {
    code: "disk-full",
    pattern: /\bENOSPC\b|\bEDQUOT\b|no space left|database or disk is full|SQLITE_FULL/i,
    sentence: (place) => `The disk is full while writing to ${place}: free some space and start again.`,
  },
  {
    code: "not-writable",
    pattern: /\bEROFS\b|\bEACCES\b|\bEPERM\b|read-only file system|readonly database|permission denied/i,
    sentence: (place) => `${place} can't be written to: make it writable or choose another folder.`,
  },
];

/**
 * The problem behind a system error, or behind what a program printed before it failed; undefined if
 * it is none that a person can be told in a sentence.
 *
 * @param {unknown} failure an error, or the program's output
 * @param {string} place the folder being written to, unless the error names one
 * @returns {Problem | undefined}
 */
export function recogniseProblem(failure, place) {
  if (failure instanceof Problem) return failure;
  const { code, message, path } = failure instanceof Error ? failure : { message: failure };
  const cause = causes.find(({ pattern }) => pattern.test(`${code} ${message}`));
  return cause && new Problem(cause.code, cause.sentence(path ?? place));
}

/**
 * Ends the process: with the problem's sentence, or, for what nobody foresaw, with the whole error.
 *
 * @param {unknown} error
 * @param {string} place the folder being written to
 * @returns {never}
 */
export function exitWith(error, place) {
  const problem = recogniseProblem(error, place);
  if (problem === undefined) console.error(error);
  else console.error(`\nVerbatim: ${problem.message}`);
  process.exit(problem?.exitCode ?? 1);
}
