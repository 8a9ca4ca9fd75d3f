import type { Vector } from "../domain.ts";
import { EmbeddingProcess } from "./process/embedding-process.ts";
import type { EmbeddingSetup } from "./process/messages.ts";

/** Texts that a process gets at a time: some 0.1 s of work, so that all are done at about the same time. */
const SHARE = 32;

/** Fewer texts are done, at some 6 ms each, before another process has loaded the model. */
const WORTH_A_START = 100;

/**
 * Several embedding processes that divide long lists of passages among them. Questions and short lists go to the
 * first; the others are not started before there is a long one.
 */
export class Crew {
  readonly #first: EmbeddingProcess;
  readonly #members: readonly EmbeddingProcess[];

  /** @param size at least 1 */
  constructor(setup: EmbeddingSetup, size: number) {
    this.#first = new EmbeddingProcess(setup);
    const others = Array.from({ length: size - 1 }, () => new EmbeddingProcess(setup));
    this.#members = [this.#first, ...others];
  }

  /** Starts the first. @throws UserError `MODEL_UNUSABLE` */
  start(): Promise<void> {
    return this.#first.start();
  }

  /** One vector per question. @throws Error as `EmbeddingProcess.embed` does */
  questions(texts: readonly string[]): Promise<Vector[]> {
    return this.#first.embed(texts, "question");
  }

  /** One vector per passage, in the same order. @throws Error as `EmbeddingProcess.embed` does */
  async passages(texts: readonly string[]): Promise<Vector[]> {
    const vectors = new Array<Vector>(texts.length);
    let next = 0;
    const work = async (member: EmbeddingProcess) => {
      while (next < texts.length) {
        const start = next;
        next += SHARE;
        const found = await member.embed(texts.slice(start, start + SHARE), "passage");
        for (const [i, vector] of found.entries()) vectors[start + i] = vector;
      }
    };
    const team = texts.length < WORTH_A_START ? [this.#first] : this.#members;
    await Promise.all(team.map(work));
    return vectors;
  }

  /** Calls still pending fail. */
  async close(): Promise<void> {
    await Promise.all(this.#members.map((member) => member.close()));
  }
}
