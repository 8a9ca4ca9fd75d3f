import type { Reason } from "../../glossary/reasons.ts";
import type { ErrorCode } from "../../shared/errors.ts";
import { Refusal } from "../../shared/refusal.ts";
import { printable } from "../../shared/text/printable.ts";

export type FetchCode = Extract<ErrorCode, `FETCH_${string}`>;

const HINTS: { readonly [code in FetchCode]: string } = {
  FETCH_ADDRESS: "Give the public http or https address of a page.",
  FETCH_FAILED: "Try again later, or save the page and add the file.",
  FETCH_LATER: "Try again then, or save the page and add the file.",
  FETCH_REDIRECTS: "Open it in a browser and give the address that it ends at.",
  FETCH_ROBOTS: "Save the page in a browser and add the file.",
  FETCH_TOO_LARGE: "Add a shorter version, or set MAX_ARTICLE_MB to a larger number.",
  FETCH_TYPE: "Pages, PDF, Word documents, Markdown and plain text are read.",
};

/** The error for something that was not fetched. */
export function refusal(code: FetchCode, url: URL, reason: Reason, cause?: unknown): Refusal {
  return new Refusal(code, shownUrl(url), reason, HINTS[code], cause);
}

/** An address for messages and the log: shortened, and without user, query and fragment, which may contain secrets. */
export function shownUrl({ protocol, host, pathname }: URL): string {
  const text = printable(`${protocol}//${host}${pathname}`);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
