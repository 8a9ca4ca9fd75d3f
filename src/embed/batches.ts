/** Groups texts of like length, so that little of a batch is padding. */

/** Texts that go through the model at once. */
export type Batch = {
  /** Places of the texts in the list they came from. */
  readonly places: readonly number[];
  /** Token ids of each, none longer than `width`. */
  readonly tokens: readonly (readonly number[])[];
  /** Length to which all are padded, in tokens. */
  readonly width: number;
};

/**
 * Largest batch x padded length, in tokens: one or two passages. With it two processes of one thread embed most
 * (387 passages a second with the bundled model; 358 with 512, 313 with 1,024, presumably as a batch then outgrows
 * the processor's cache), and one process of two threads as many as with more. A question that comes during a
 * build waits for one batch; the runtime's memory grows to the largest it has seen and is never given back.
 */
const BATCH_TOKENS = 256;

/**
 * Cut a list of texts into batches, shortest texts first. Texts are tokenised as the batches are
 * asked for, so that no step takes long. A text longer than the budget is a batch of its own.
 */
export function* batchesOf(
  texts: readonly string[],
  tokenize: (text: string) => readonly number[],
  budget = BATCH_TOKENS,
): Generator<Batch> {
  const shortestFirst = texts.map((_, place) => place);
  shortestFirst.sort((a, b) => texts[a]!.length - texts[b]!.length);
  let places: number[] = [];
  let tokens: (readonly number[])[] = [];
  let width = 0;
  for (const place of shortestFirst) {
    const ids = tokenize(texts[place]!);
    const wider = Math.max(width, ids.length);
    if (places.length > 0 && (places.length + 1) * wider > budget) {
      yield { places, tokens, width };
      [places, tokens, width] = [[], [], 0];
    }
    places.push(place);
    tokens.push(ids);
    width = Math.max(width, ids.length);
  }
  if (places.length > 0) yield { places, tokens, width };
}
