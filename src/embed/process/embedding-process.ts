import type { Vector } from "../../domain.ts";
import type { EmbeddingAsk, EmbeddingSetup, Purpose } from "./messages.ts";
import { ModelProcess } from "./model-process.ts";

/** Embeds in a process of its own. */
export class EmbeddingProcess extends ModelProcess<EmbeddingAsk, Vector[]> {
  constructor(setup: EmbeddingSetup) {
    super("embedding", setup);
  }

  /** One vector per text, in the same order. @throws as `call` does */
  async embed(texts: readonly string[], as: Purpose): Promise<Vector[]> {
    const vectors = await this.call({ texts, as });
    // Copied, because what arrives are views of one large buffer.
    return vectors.map((vector) => vector.slice());
  }
}
