type Numbers = Uint8Array | Uint32Array | Float32Array;

/** Numbers in a chunk. Growing by chunks copies nothing and reserves little unused memory. */
const CHUNK = 65_536;

/** A growing list of numbers with 1 or 4 bytes each instead of a JavaScript array's 8 to 16. */
export class GrowingList {
  readonly #Chunk: new (
    length: number,
  ) => Numbers;
  readonly #chunks: Numbers[] = [];
  #length = 0;

  /** @param Chunk the typed array that decides which numbers fit */
  constructor(Chunk: new (length: number) => Numbers) {
    this.#Chunk = Chunk;
  }

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    const at = this.#length++ % CHUNK;
    if (at === 0) this.#chunks.push(new this.#Chunk(CHUNK));
    this.#chunks.at(-1)![at] = number;
  }

  at(index: number): number {
    return this.#chunks[Math.floor(index / CHUNK)]![index % CHUNK]!;
  }

  /** @param numbers at least as long */
  copyTo(numbers: Numbers): void {
    for (const [i, chunk] of this.#chunks.entries()) {
      const start = i * CHUNK;
      numbers.set(chunk.subarray(0, this.#length - start), start);
    }
  }
}
