import { packageVersion } from "../../installation.ts";
import { ConfinedProcess } from "../../shared/processes/confined-process.ts";
import type { ParsingCalls } from "../parsing/parsing-worker.ts";
import { PUBLIC_WEB, type Reach } from "./reach.ts";
import type { Waits } from "./retry-after.ts";

/** What a site's robots.txt calls Quotewell. */
export const ROBOT = "Quotewell";

/** How long a site may be silent, and how long a fetch may take, redirects and robots.txt included. */
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
  /** Says who asks. */
  readonly userAgent: string;
  /** Larger pages are refused. */
  readonly mostBytes: number;
  /** How long a server may say nothing. */
  readonly silenceMs: number;
  /** Understands what strangers have written, in a process that may do nothing else. */
  readonly parsing: ConfinedProcess<ParsingCalls>;
  /** What sites allow robots, by origin. */
  readonly robots: Map<string, Promise<RobotsFile>>;
  readonly waits: Waits;
  /** Aborted when a fetch that begins now has taken too long. */
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
