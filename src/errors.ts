/**
 * Something the person at the keyboard can put right: the message names the value that caused it,
 * the hint is something to type or to change. Every other error is a bug and keeps its stack trace.
 */
export class UserError extends Error {
  readonly code: string;
  readonly hint: string;

  /**
   * @param code stable, upper case with underscores, e.g. `INDEX_DAMAGED`
   * @param message what is wrong, naming the value
   * @param hint the next step
   */
  constructor(code: string, message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = "UserError";
    this.code = code;
    this.hint = hint;
  }
}
