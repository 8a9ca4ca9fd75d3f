import type { Sentence } from "../../domain.ts";

/**
 * Sentences as bytes: for each the gap after the previous one, then its length doubled, plus one for a
 * heading, both as little-endian base-128 numbers. A sentence of prose takes 3 bytes.
 */
export function encodeSentences(sentences: readonly Sentence[]): Buffer {
  const bytes: number[] = [];
  let at = 0;
  for (const { start, end, heading } of sentences) {
    pushNumber(bytes, start - at);
    pushNumber(bytes, 2 * (end - start) + (heading ? 1 : 0));
    at = end;
  }
  return Buffer.from(bytes);
}

export function decodeSentences(bytes: Uint8Array): Sentence[] {
  const sentences: Sentence[] = [];
  let next = 0;
  const takeNumber = () => {
    let number = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[next++]!;
      number += (byte % 128) * unit;
      if (byte < 128) return number;
    }
  };
  let at = 0;
  while (next < bytes.length) {
    const start = at + takeNumber();
    const doubled = takeNumber();
    at = start + Math.floor(doubled / 2);
    sentences.push({ start, end: at, heading: doubled % 2 === 1 });
  }
  return sentences;
}

function pushNumber(bytes: number[], number: number): void {
  let rest = number;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  bytes.push(rest);
}
