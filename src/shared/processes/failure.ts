import { type ErrorCode, UserError } from "../errors.ts";

/** An error on its way to another process. */
export type Failure = {
  /** `null` for a bug; the message is then its stack. */
  readonly code: ErrorCode | null;
  readonly message: string;
  readonly hint: string;
};

export function failureOf(error: unknown): Failure {
  if (error instanceof UserError) {
    const { code, message, hint } = error;
    return { code, message, hint };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { code: null, message, hint: "" };
}

export function errorOf({ code, message, hint }: Failure): Error {
  return code === null ? new Error(message) : new UserError(code, message, hint);
}
