import { type Reason, reasonInWords } from "../glossary/reasons.ts";
import { type ErrorCode, UserError } from "./errors.ts";
import { withoutUserInfo } from "./text/without-user-info.ts";

/** A file or page does not become an article. The message is a sentence in English; its parts are for other languages. */
export class Refusal extends UserError {
  /** Name or address, as it may be shown. */
  readonly about: string;
  readonly reason: Reason;

  constructor(code: ErrorCode, about: string, reason: Reason, hint: string, cause?: unknown) {
    super(code, `${about} ${reasonInWords(reason)}.`, hint, cause);
    this.about = withoutUserInfo(about);
    this.reason = reason;
  }
}
