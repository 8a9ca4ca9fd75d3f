import { REASONS, type Reason } from "../../glossary/reasons.ts";

/** The reason in a column: JSON, or the English sentence that earlier versions stored. One that is not known is kept as it stands. */
export function reasonIn(stored: string): Reason {
  const reason = stored.startsWith("{") ? (JSON.parse(stored) as Reason) : null;
  const isKnown = reason !== null && Object.hasOwn(REASONS, reason.code);
  return isKnown ? reason : { code: "sentence", sentence: stored };
}
