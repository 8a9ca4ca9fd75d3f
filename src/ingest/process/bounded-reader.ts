import type { Reading } from "../../building.ts";
import { type Ending, ReadingProcess, type ReadingRequest } from "./reading-process.ts";

/** How much the reading of one article may take. */
export type ReadingLimits = {
  readonly maxArticleSeconds: number;
  /** Of the whole process that reads it, about 150 MB of which are the program's own. */
  readonly maxArticleMemoryMb: number;
};

const ABOUT_LIMITS = /^took .* to read \(setting MAX_ARTICLE_/;

/** A process without work is ended after this time; the next article starts another. */
const REST_MS = 2000;

/**
 * Understands articles in a process of its own, one at a time, and skips those that take too long, too
 * much memory, or bring their reader down. The process is started with the first article.
 */
export class BoundedReader {
  readonly #limits: ReadingLimits;
  readonly #reasons: { readonly tooLong: string; readonly tooMuchMemory: string };
  #process: ReadingProcess | null = null;
  #rest: NodeJS.Timeout | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(limits: ReadingLimits) {
    const { maxArticleSeconds, maxArticleMemoryMb } = limits;
    this.#limits = limits;
    this.#reasons = {
      tooLong: `took longer than ${maxArticleSeconds} s to read (setting MAX_ARTICLE_SECONDS)`,
      tooMuchMemory: `took more than ${maxArticleMemoryMb} MB of memory to read (setting MAX_ARTICLE_MEMORY_MB)`,
    };
  }

  /** @throws Error if no process can be started */
  understand(request: ReadingRequest): Promise<Reading> {
    const mine = this.#turn.then(() => this.#understandNow(request));
    this.#turn = mine.catch(() => {});
    return mine;
  }

  /** Whether an article was skipped for this reason under limits that were others than now. */
  readsAgain(reason: string): boolean {
    return ABOUT_LIMITS.test(reason) && !Object.values(this.#reasons).includes(reason);
  }

  async #understandNow(request: ReadingRequest): Promise<Reading> {
    const { maxArticleSeconds } = this.#limits;
    const reader = await this.#awake();
    const outcome = await reader.read(request, maxArticleSeconds * 1000);
    this.#restAWhile(reader);
    if (outcome.kind !== "ended") return outcome;
    this.#process = null;
    // What articles before it have left behind, in memory or undone, is not this one's fault.
    const tryAgain = outcome.why !== "too long" && reader.given > 1;
    return tryAgain
      ? this.#understandNow(request)
      : { kind: "skipped", reason: this.#reasonOf(outcome) };
  }

  async #awake(): Promise<ReadingProcess> {
    clearTimeout(this.#rest);
    if (this.#process !== null) return this.#process;
    const started = await ReadingProcess.start(this.#limits.maxArticleMemoryMb);
    void started.ended.then(() => {
      if (this.#process === started) this.#process = null;
    });
    this.#process = started;
    return started;
  }

  #restAWhile(reader: ReadingProcess): void {
    this.#rest = setTimeout(() => reader.end(), REST_MS).unref();
  }

  #reasonOf({ why, how }: Ending): string {
    if (why === "too long") return this.#reasons.tooLong;
    if (why === "too much memory") return this.#reasons.tooMuchMemory;
    return `crashed its reader (${how})`;
  }
}
