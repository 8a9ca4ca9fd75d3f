import { withoutUserInfo } from "./text/without-user-info.ts";

/** What went wrong, for programs. Codes that begin with `USAGE_` make a command exit with 2 (wrong usage). */
export type ErrorCode =
  | "ALL_SKIPPED"
  | "ARRIVAL_COLLECTION"
  | "ARRIVAL_KNOWN"
  | "ARRIVAL_NOT_ADDED"
  | "ARRIVAL_TOO_LARGE"
  | "ARRIVAL_TYPE"
  | "ARRIVAL_UNREADABLE"
  | "ARTICLES_GONE"
  | "ARTICLES_MISSING"
  | "COLLECTION_DAMAGED"
  | "COLLECTION_UNKNOWN"
  | "COLLECTION_UNREADABLE"
  | "CONFIG_INVALID"
  | "CONFIG_UNREADABLE"
  | "DISK_FAILED"
  | "DISK_FULL"
  | "FEED_UNREADABLE"
  | "FETCH_ADDRESS"
  | "FETCH_FAILED"
  | "FETCH_LATER"
  | "FETCH_REDIRECTS"
  | "FETCH_ROBOTS"
  | "FETCH_TOO_LARGE"
  | "FETCH_TYPE"
  | "FILE_NOT_WRITABLE"
  | "FOLDER_NOT_OURS"
  | "GATEWAY_CLOSED"
  | "INDEXED_ELSEWHERE"
  | "INDEX_DAMAGED"
  | "INDEX_DISTURBED"
  | "INDEX_GONE"
  | "INDEX_LOCKED"
  | "INDEX_MISSING"
  | "INDEX_NOT_READABLE"
  | "INDEX_OF_OTHER_MODEL"
  | "INDEX_OUTDATED"
  | "INDEX_STOPPED"
  | "INSTALL_FOLDER"
  | "INTENT_REFUSED"
  | "METRICS_PORT_TAKEN"
  | "MODELS_DIR"
  | "MODEL_CHANGED"
  | "MODEL_DOWNLOAD"
  | "MODEL_NAME"
  | "MODEL_UNUSABLE"
  | "MORE_SHARDS_NEEDED"
  | "NOT_WRITABLE"
  | "NO_ARTICLES"
  | "OUTPUT_NOT_WRITTEN"
  | "QUESTION_TOO_LONG"
  | "STORE_BUSY"
  | "STORE_EXTENSION_MISSING"
  | "STORE_EXTENSION_OLD"
  | "STORE_EXTENSION_UNUSABLE"
  | "STORE_FORBIDDEN"
  | "STORE_FULL"
  | "STORE_READ_ONLY"
  | "STORE_REFUSED"
  | "STORE_TOO_NEW"
  | "STORE_TOO_SLOW"
  | "STORE_UNFINISHED"
  | "STORE_UNREACHABLE"
  | "STORE_UNUSABLE"
  | "STORE_URL_MISSING"
  | "TOKEN_REFUSED"
  | "TOO_FEW_ARTICLES"
  | "USAGE_DATE_UNREADABLE"
  | "USAGE_OPTION_TAKEN"
  | "USAGE_QUESTION_EMPTY"
  | "USAGE_QUESTION_MISSING"
  | "USAGE_SAME_STORE";

/**
 * An error that the person at the keyboard can fix: the message names the value that caused it, the hint says what to type
 * or change. Every other error is a bug and is shown with its stack trace.
 */
export class UserError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  /**
   * @param message what is wrong, naming the value; user and password of a URL are masked, in the hint too
   * @param hint the next step
   */
  constructor(code: ErrorCode, message: string, hint: string, cause?: unknown) {
    super(withoutUserInfo(message), cause === undefined ? undefined : { cause });
    this.name = "UserError";
    this.code = code;
    this.hint = withoutUserInfo(hint);
  }
}
