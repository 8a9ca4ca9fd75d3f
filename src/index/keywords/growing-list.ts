/** A list of numbers that grows, in 1 or 4 bytes each instead of a JavaScript array's 8 to 16. */
export class GrowingList<Numbers extends Uint8Array | Uint32Array | Float32Array> {
  #numbers: Numbers;
  #length = 0;

  constructor(empty: Numbers) {
    this.#numbers = empty;
  }

  get length(): number {
    return this.#length;
  }

  push(number: number): void {
    if (this.#length === this.#numbers.length) {
      const Larger = this.#numbers.constructor as new (length: number) => Numbers;
      const larger = new Larger(Math.max(1024, 2 * this.#length));
      larger.set(this.#numbers);
      this.#numbers = larger;
    }
    this.#numbers[this.#length++] = number;
  }

  /** A view, valid until the next push. */
  view(): Numbers {
    return this.#numbers.subarray(0, this.#length) as Numbers;
  }
}
