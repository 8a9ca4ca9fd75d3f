import { packageVersion } from "../../installation.ts";
import { ConfinedProcess } from "../../shared/processes/confined-process.ts";
import type { ParsingCalls } from "../parsing/parsing-worker.ts";
import { PUBLIC_WEB, type Reach } from "./reach.ts";
import type { Waits } from "./retry-after.ts";

/** Quotewell's name in a site's robots.txt. */
export const ROBOT = "Quotewell";

/** How long a site may be silent, and how long a fetch may take, including redirects and robots.txt. */
const PATIENCE = { silenceMs: 10_000, longestMs: 30_000 };

const PARSING = {
  name: "parsing",
  program: "arrival/parsing/parsing-worker.js",
  longestCallMs: 20_000,
  mostMemoryMb: 600,
};

/** How articles are fetched from sites. */
export type Web = {
  readonly reach: Reach;
  /** Value of the User-Agent header. */
  readonly userAgent: string;
  /** Larger pages are refused. */
  readonly mostBytes: number;
  /** How long a server may be silent. */
  readonly silenceMs: number;
  /** The confined process that parses what sites send. */
  readonly parsing: ConfinedProcess<ParsingCalls>;
  /** Cached robots.txt files, by origin. */
  readonly robots: Map<string, Promise<RobotsFile>>;
  readonly waits: Waits;
  /** A signal that is aborted when a fetch that begins now has taken too long. */
  deadline(): AbortSignal;
};

export type RobotsFile = { readonly text: string; readonly readAt: number };

export function openWeb(
  maxArticleMb: number,
  reach: Reach = PUBLIC_WEB,
  { silenceMs, longestMs } = PATIENCE,
): Web {
  return {
    silenceMs,
    reach,
    userAgent: `${ROBOT}/${packageVersion()} (quotes articles with their source)`,
    mostBytes: maxArticleMb * 1e6,
    parsing: new ConfinedProcess(PARSING),
    robots: new Map(),
    waits: new Map(),
    deadline: () => AbortSignal.timeout(longestMs),
  };
}
