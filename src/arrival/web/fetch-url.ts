import { refusal } from "./refusal.ts";
import { type RequestOptions, request, type WebResponse } from "./request.ts";
import { noteWait, refuseWhileWaiting, type Waits } from "./retry-after.ts";

const MOST_REDIRECTS = 5;

/** Longest address; limited because it is written into the article and shown in citations. */
const LONGEST_ADDRESS = 2000;

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

export type FetchOptions = RequestOptions & {
  readonly waits: Waits;
  /** Called for each address before it is requested. @throws UserError to refuse it */
  readonly allow?: (url: URL) => Promise<void>;
};

export type Fetched = WebResponse & {
  /** The address after all redirects, without a fragment. */
  readonly url: URL;
};

/**
 * Requests an address and follows redirects, with the same checks at each step. No address is requested twice.
 *
 * @returns the last response, whatever its status
 * @throws UserError as `request`, or FETCH_REDIRECTS; AskedToWait while a site has asked for no requests
 */
export async function fetchUrl(start: URL, options: FetchOptions): Promise<Fetched> {
  const seen = new Set<string>();
  for (let url = start; ; ) {
    if (seen.has(addressOf(url))) throw refusal("FETCH_REDIRECTS", start, { code: "redirectLoop" });
    if (seen.size > MOST_REDIRECTS)
      throw refusal("FETCH_REDIRECTS", start, { code: "redirects", most: MOST_REDIRECTS });
    seen.add(addressOf(url));
    refuseUnfit(url);
    refuseWhileWaiting(url, options.waits);
    await options.allow?.(url);
    const response = await request(url, options);
    noteWait(url, response, options.waits);
    const { location } = response.headers;
    if (!REDIRECTS.has(response.status) || location === undefined)
      return { ...response, url: new URL(addressOf(url)) };
    if (!URL.canParse(location, url.href))
      throw refusal("FETCH_REDIRECTS", url, { code: "badRedirect" });
    url = new URL(location, url.href);
  }
}

function refuseUnfit(url: URL): void {
  if (url.protocol !== "http:" && url.protocol !== "https:")
    throw refusal("FETCH_ADDRESS", url, { code: "notHttp" });
  if (url.username !== "" || url.password !== "")
    throw refusal("FETCH_ADDRESS", url, { code: "userInAddress" });
  if (url.href.length > LONGEST_ADDRESS)
    throw refusal("FETCH_ADDRESS", url, { code: "longAddress" });
}

function addressOf(url: URL): string {
  const plain = new URL(url);
  plain.hash = "";
  return plain.href;
}
