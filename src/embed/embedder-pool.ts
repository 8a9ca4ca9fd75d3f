import type { Embedding, Projection, TextWithWords } from "../glossary/embedder.ts";
import type { Calls } from "../shared/processes/calls.ts";
import type { EmbeddingCalls, EmbeddingSetup, Purpose } from "./process/embedding-worker.ts";
import { ModelProcess } from "./process/model-process.ts";

/** Texts that a process gets at a time: about 0.1 s of work, so that all processes finish at about the same time. */
const SHARE = 32;

/** Fewer texts take less time, at about 6 ms each, than another process takes to load the model. */
const WORTH_A_START = 100;

/**
 * Several embedding processes that share long lists of passages. Questions and short lists go to the first process; the others
 * are started by the first long list.
 */
export class EmbedderPool {
  readonly #processes: readonly ModelProcess<EmbeddingCalls>[];
  /** The projection that each process received last. */
  readonly #projections = new WeakMap<Calls<EmbeddingCalls>, Projection>();

  /**
   * @param size at least 1
   * @param longestCallMs a process that takes longer for its share is killed
   */
  constructor(setup: EmbeddingSetup, size: number, longestCallMs?: number) {
    const start = () => new ModelProcess<EmbeddingCalls>("embedding", setup, longestCallMs);
    this.#processes = Array.from({ length: size }, start);
  }

  /** Starts the first process. @throws UserError `MODEL_UNUSABLE` */
  async start(): Promise<void> {
    await this.#processes[0]!.loaded();
  }

  /**
   * One embedding per text, in the same order.
   *
   * @throws UserError `MODEL_UNUSABLE`, also if a share takes far too long or crashes two processes; Error if a process is
   * closed meanwhile
   */
  async embed(
    texts: readonly TextWithWords[],
    as: Purpose,
    projection: Projection,
  ): Promise<Embedding[]> {
    const isLong = as === "passage" && texts.length >= WORTH_A_START;
    const embeddings = new Array<Embedding>(texts.length);
    let next = 0;
    const work = async (process: ModelProcess<EmbeddingCalls>) => {
      while (next < texts.length) {
        const start = next;
        next += SHARE;
        const share = texts.slice(start, next);
        const found = await process.run((calls) => this.#embed(calls, share, as, projection));
        // Copied: they arrive as views of one large buffer.
        for (const [i, { vector, words }] of found.entries()) {
          embeddings[start + i] = { vector: vector.slice(), words: words.slice() };
        }
      }
    };
    await Promise.all(this.#processes.slice(0, isLong ? undefined : 1).map(work));
    return embeddings;
  }

  #embed(
    calls: Calls<EmbeddingCalls>,
    texts: readonly TextWithWords[],
    as: Purpose,
    projection: Projection,
  ): Promise<Embedding[]> {
    const isKnown = this.#projections.get(calls) === projection;
    this.#projections.set(calls, projection);
    return calls.embed(texts, as, isKnown ? null : projection);
  }

  /** Memory in bytes of the process that embeds questions. */
  memory(): Promise<number> {
    return this.#processes[0]!.memory();
  }

  /** Pending calls fail. */
  async close(): Promise<void> {
    await Promise.all(this.#processes.map((process) => process.close()));
  }
}
