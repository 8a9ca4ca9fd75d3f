import type { Reading } from "../glossary/building.ts";
import type { Reason } from "../glossary/reasons.ts";
import { BoundedReader, type ReadingLimits } from "./process/bounded-reader.ts";
import type { ReadingRequest } from "./process/reading-worker.ts";

/** Articles that exceed one of these are skipped. 1 MB is 1,000,000 bytes of a file or characters of its text. */
export type Limits = ReadingLimits & { readonly maxArticleMb: number };

export type LimitedReader = {
  /** Reads an article in the confined process. @throws Error if no process can be started */
  read(request: ReadingRequest): Promise<Reading>;
  /** Starts the process in advance, which takes a third of a second. */
  prepare(): void;
  /** Whether an article was skipped for this reason under limits other than the current ones. */
  readsAgain(reason: Reason): boolean;
};

/** Reads articles in a separate process, within limits of time, memory and size. */
export function readWithinLimits(limits: Limits): LimitedReader {
  const reader = new BoundedReader(limits);
  return {
    read: async (request) => withinLimit(await reader.read(request), limits),
    prepare: () => reader.prepare(),
    readsAgain: (reason) => isOfOtherLimits(reason, limits),
  };
}

/** Skips an article with too much text: a small file may unpack to a text that would take hours to embed. */
function withinLimit(reading: Reading, limits: Limits): Reading {
  if (reading.kind === "skipped") return reading;
  const sizeMb = reading.article.text.length / 1e6;
  const limitMb = limits.maxArticleMb;
  if (sizeMb <= limitMb) return reading;
  return { kind: "skipped", reason: { code: "tooMuchText", sizeMb, limitMb } };
}

function isOfOtherLimits(reason: Reason, limits: Limits): boolean {
  if (reason.code === "tooSlow") return reason.seconds !== limits.maxArticleSeconds;
  if (reason.code === "tooMuchMemory") return reason.limitMb !== limits.maxArticleMemoryMb;
  if (reason.code === "tooMuchText") return reason.limitMb !== limits.maxArticleMb;
  // The limit is somewhere in the sentence; reading the article once more replaces it.
  return reason.code === "sentence" && reason.sentence.includes("(setting MAX_ARTICLE_");
}
