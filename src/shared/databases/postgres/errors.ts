import { type ErrorCode, UserError } from "../../errors.ts";
import { codeOf } from "../../files/system-errors.ts";

/** `what` completes "The database <address> …". */
type Explanation = { readonly code: ErrorCode; readonly what: string; readonly hint: string };

/** By SQLSTATE, https://www.postgresql.org/docs/current/errcodes-appendix.html. */
const EXPLANATIONS: { readonly [state: string]: Explanation } = {
  "28P01": {
    code: "STORE_REFUSED",
    what: "rejects the password",
    hint: "Put the right user and password in STORE_URL, or the password in PGPASSWORD.",
  },
  28000: {
    code: "STORE_REFUSED",
    what: "refuses the user",
    hint: "Allow the user in pg_hba.conf, or name another user in STORE_URL.",
  },
  "3D000": {
    code: "STORE_REFUSED",
    what: "does not exist",
    hint: "Create it with createdb, or name another database in STORE_URL.",
  },
  42501: {
    code: "STORE_FORBIDDEN",
    what: "does not allow this user to do that",
    hint: "GRANT CREATE ON DATABASE to the user in STORE_URL; an administrator may have to create the extensions.",
  },
  25006: {
    code: "STORE_READ_ONLY",
    what: "can't be changed: it is a standby or set to read-only",
    hint: "Name the primary server in STORE_URL.",
  },
  53100: {
    code: "STORE_FULL",
    what: "has no space left on its disk",
    hint: "Make room on the server's disk; the previous index keeps answering.",
  },
  53300: {
    code: "STORE_BUSY",
    what: "has no free connection",
    hint: "Raise max_connections on the server, or put a pooler in front of it.",
  },
  57014: {
    code: "STORE_TOO_SLOW",
    what: "took longer than allowed",
    hint: "See docs/postgres.md on memory and on what to do when questions take long.",
  },
};

const ALL_CONNECTIONS_IN_USE: Explanation = {
  code: "STORE_BUSY",
  what: "can't keep up: all connections of this process are in use",
  hint: "See docs/postgres.md on what to do when questions take long.",
};

const UNREACHABLE = "STORE_UNREACHABLE";

const GOING_AWAY = /^(?:08...|25P03|57P0[123])$/;
const NETWORK = /^E[A-Z]+$/;
const CUT_OFF =
  /terminated|not queryable|timeout expired|timeout exceeded|read timeout|socket|SSL/i;

const REASONS: { readonly [code: string]: string } = {
  ECONNREFUSED: "nothing is listening there",
  ENOTFOUND: "the host is unknown",
  EAI_AGAIN: "the host name can't be resolved right now",
  ETIMEDOUT: "no answer",
  EHOSTUNREACH: "there is no route to the host",
  ECONNRESET: "the connection was lost",
  EPIPE: "the connection was lost",
  "25P03": "a transaction stood still for too long",
  "57P01": "the server ended the connection",
  "57P02": "the server crashed",
  "57P03": "the server is starting or stopping",
};

/**
 * Explains an error of the database to the operator. No message contains a user name or password.
 *
 * @param exhausted true when all connections that this process may have were in use
 * @returns a UserError, or the error itself when it is a bug
 */
export function explainError(error: unknown, address: string, exhausted = false): unknown {
  const { message = "" } = error as { readonly message?: string };
  /** An SQLSTATE, or the name of a system error. */
  const state = codeOf(error);
  const isExhausted = exhausted && /timeout exceeded/.test(message);
  const explanation = isExhausted ? ALL_CONNECTIONS_IN_USE : EXPLANATIONS[state];
  if (explanation) {
    const { code, what, hint } = explanation;
    return new UserError(code, `The database ${address} ${what}.`, hint, error);
  }
  if (GOING_AWAY.test(state) || NETWORK.test(state) || (state === "" && CUT_OFF.test(message))) {
    const reason = REASONS[state] ?? (message === "" ? state : message.toLowerCase());
    return new UserError(
      UNREACHABLE,
      `The database ${address} can't be reached: ${reason}.`,
      "Check that the server is running and that STORE_URL names its host and port. Nothing is lost; Quotewell keeps trying.",
    );
  }
  return error;
}

/** Whether trying again on another connection may succeed. */
export function isPassing(error: unknown): boolean {
  return error instanceof UserError && error.code === UNREACHABLE;
}
