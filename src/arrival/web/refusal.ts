import { type ErrorCode, UserError } from "../../shared/errors.ts";
import { printable } from "../../shared/text/printable.ts";

export type FetchCode = Extract<ErrorCode, `FETCH_${string}` | "FEED_UNREADABLE">;

const HINTS: { readonly [code in FetchCode]: string } = {
  FEED_UNREADABLE: "Look for the address of the site's RSS or Atom feed and correct FEEDS.",
  FETCH_ADDRESS: "Give the public http or https address of a page.",
  FETCH_FAILED: "Try again later, or save the page and add the file.",
  FETCH_LATER: "Try again then, or save the page and add the file.",
  FETCH_REDIRECTS: "Open it in a browser and give the address that it ends at.",
  FETCH_ROBOTS: "Save the page in a browser and add the file.",
  FETCH_TOO_LARGE: "Add a shorter version, or set MAX_ARTICLE_MB to a larger number.",
  FETCH_TYPE: "Pages, PDF, Word documents, Markdown and plain text are read.",
};

/** The error for something that was not fetched; `why` continues the sentence that begins with the address. */
export function refusal(code: FetchCode, url: URL, why: string, cause?: unknown): UserError {
  return new UserError(code, `${shownUrl(url)} ${why}.`, HINTS[code], cause);
}

/** An address for messages and the log: shortened, and without user, query and fragment, which may contain secrets. */
export function shownUrl({ protocol, host, pathname }: URL): string {
  const text = printable(`${protocol}//${host}${pathname}`);
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
