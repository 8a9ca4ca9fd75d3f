import { UserError } from "../../shared/errors.ts";
import { fetchUrl } from "./fetch-url.ts";
import { refusal } from "./refusal.ts";
import { ROBOT, type RobotsFile, type Web } from "./web.ts";

/** RFC 9309 asks for at least 500 KiB. */
const MOST_BYTES = 512_000;
/** How long a robots.txt is cached. */
const KEPT_MS = 60 * 60_000;
/** Sites whose robots.txt is cached: 26 MB at most. */
const MOST_KEPT = 50;

/**
 * Refuses addresses that the site's robots.txt disallows. A site without one allows everything; while a site's robots.txt can't be
 * read, it allows nothing (RFC 9309, 2.3.1).
 *
 * @throws UserError FETCH_ROBOTS, FETCH_FAILED while it can't be read, or as `request`
 */
export async function respectRobots(url: URL, web: Web, signal: AbortSignal): Promise<void> {
  const { text } = await robotsOf(url, web, signal);
  if (text === "") return;
  const allowed = await web.parsing
    .run(({ mayFetch }) => mayFetch(text, url.href, ROBOT))
    .catch(() => false);
  if (!allowed) throw refusal("FETCH_ROBOTS", url, { code: "robots" });
}

function robotsOf(url: URL, web: Web, signal: AbortSignal): Promise<RobotsFile> {
  const known = web.robots.get(url.origin);
  if (known !== undefined) {
    return known.then((file) => {
      if (Date.now() - file.readAt < KEPT_MS) return file;
      web.robots.delete(url.origin);
      return robotsOf(url, web, signal);
    });
  }
  const reading = readRobots(url, web, signal);
  web.robots.set(url.origin, reading);
  // A failed request is not cached.
  reading.catch(() => web.robots.delete(url.origin));
  if (web.robots.size > MOST_KEPT) web.robots.delete(web.robots.keys().next().value!);
  return reading;
}

async function readRobots(url: URL, web: Web, signal: AbortSignal): Promise<RobotsFile> {
  const file = new URL("/robots.txt", url.href);
  const { status, body } = await fetchUrl(file, { ...web, mostBytes: MOST_BYTES, signal }).catch(
    (error) => {
      const isTooLarge = error instanceof UserError && error.code === "FETCH_TOO_LARGE";
      throw isTooLarge ? refusal("FETCH_ROBOTS", url, { code: "largeRobots" }, error) : error;
    },
  );
  const isMissing = status >= 400 && status < 500;
  if (status !== 200 && !isMissing)
    throw refusal("FETCH_FAILED", url, { code: "robotsStatus", status });
  return { text: body.toString(), readAt: Date.now() };
}
