import type { BotParts, BotSettings, Rebuild } from "../../discord/bot-parts.ts";
import type { Librarian } from "../../discord/library/librarian.ts";
import type { Figures } from "../../discord/operate/figures.ts";
import { type Metrics, openMetrics, summed } from "../../discord/operate/metrics.ts";
import type { RebuildProgress } from "../../discord/render/reindex.ts";
import { errorOf } from "../../processes/failure.ts";
import type { KeeperCalls, Started } from "./shard-process.ts";

export type KeeperParts = Pick<
  BotParts,
  "withLibrarian" | "isRebuilding" | "refusedSince" | "rebuild"
>;

type Heard = {
  readonly started: (bot: Started) => void;
  /** The process can't go on. */
  readonly failed: (error: Error) => void;
};

/** Serves the processes that hold the bot's shards: they share its index, and it knows their figures. */
export class Keeper {
  readonly #parts: KeeperParts;
  readonly #processes: number;
  /** The last ones of each process that runs. */
  readonly #figures = new Map<string, Figures>();
  readonly #metrics: Metrics;
  #rebuild: Rebuild | null = null;
  #progress: RebuildProgress | null = null;

  /** @param processes how many there should be */
  constructor(parts: KeeperParts, processes: number) {
    this.#parts = parts;
    this.#processes = processes;
    this.#metrics = openMetrics(() => this.#isConnected(), parts.refusedSince);
  }

  /** All metrics of all processes, in the format of Prometheus. */
  async metrics(): Promise<string> {
    const theirs = [...this.#figures.values()].map(({ metrics }) => metrics);
    return summed([await this.#metrics.json(), ...theirs]);
  }

  /** All shards are connected, and there is an index to answer from. */
  async isHealthy(): Promise<boolean> {
    if (!this.#isConnected()) return false;
    return this.#parts.withLibrarian(async () => true).catch(() => false);
  }

  /** The process of that name has ended. */
  forget(name: string): void {
    this.#figures.delete(name);
  }

  /** What the process of that name may ask. */
  callsOf(name: string, settings: BotSettings, { started, failed }: Heard): KeeperCalls {
    return {
      ...librarianOver(this.#parts.withLibrarian),
      settings: async () => settings,
      isRebuilding: () => this.#parts.isRebuilding(),
      refusedSince: () => this.#parts.refusedSince(),
      beginRebuild: () => this.#begin(),
      progress: async () => this.#progress,
      rebuilt: () => this.#rebuild?.done ?? Promise.reject(new Error("Nothing was rebuilt.")),
      others: async () =>
        [...this.#figures].filter(([other]) => other !== name).map(([, figures]) => figures),
      report: async (figures) => void this.#figures.set(name, figures),
      started: async (bot) => started(bot),
      failed: async (failure) => failed(errorOf(failure)),
    };
  }

  #isConnected(): boolean {
    const all = [...this.#figures.values()];
    return all.length === this.#processes && all.every(({ connected }) => connected);
  }

  async #begin(): Promise<boolean> {
    const rebuild = await this.#parts.rebuild((progress) => {
      this.#progress = progress;
    });
    if (rebuild === null) return false;
    this.#progress = null;
    this.#rebuild = rebuild;
    // Whoever began it may be gone by the time it fails.
    rebuild.done.catch(() => {});
    return true;
  }
}

/** Whichever librarian answers at the moment of each call. */
function librarianOver(withLibrarian: BotParts["withLibrarian"]): Librarian {
  return {
    answer: (...asked) => withLibrarian((librarian) => librarian.answer(...asked)),
    holdings: () => withLibrarian((librarian) => librarian.holdings()),
    titles: (...asked) => withLibrarian((librarian) => librarian.titles(...asked)),
    article: (...asked) => withLibrarian((librarian) => librarian.article(...asked)),
    articles: (...asked) => withLibrarian((librarian) => librarian.articles(...asked)),
    restored: (...asked) => withLibrarian((librarian) => librarian.restored(...asked)),
    around: (...asked) => withLibrarian((librarian) => librarian.around(...asked)),
  };
}
