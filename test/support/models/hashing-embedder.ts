import type { Embedder, Projection, Vector, WordVectors } from "../../../src/glossary/embedder.ts";
import { PROBE_QUESTIONS, PROBES } from "../../../src/index/build/probes.ts";
import { stems } from "../../../src/index/terms/tokens.ts";
import { identity, project } from "../../../src/shared/vectors/projection.ts";

/** An embedder for tests that counts what it was asked. */
export type HashingEmbedder = Embedder & {
  /** Texts embedded so far, in the order they were given, without the probes of a new index. */
  readonly embedded: string[];
};

type Facts = {
  readonly model?: string;
  readonly fingerprint?: string;
  readonly dimensions?: number;
  readonly projection?: Embedder["projection"];
  readonly languages?: Embedder["languages"];
};

/**
 * A stand-in for the model, at once and the same everywhere: each word adds to a few of the vector's
 * numbers, chosen by the word's hash, so that texts with common words have a high cosine. A word's own
 * vector is drawn from its stem, whatever is around it.
 */
export function hashingEmbedder(facts: Facts = {}): HashingEmbedder {
  const { model = "hashing", fingerprint = "hashing-1", dimensions = 64 } = facts;
  const { projection = identity(dimensions), languages = null } = facts;
  const embedded: string[] = [];
  return {
    model,
    dimensions,
    wordDimensions: dimensions,
    fingerprint,
    projection,
    languages,
    embedded,
    async embed(texts, _, by) {
      embedded.push(...texts.map(({ text }) => text).filter((text) => !isProbe(text)));
      const width = by.length / dimensions;
      return texts.map(({ text, words }) => {
        const rows = new Int8Array(words.length * width);
        for (const [n, { start, end }] of words.entries())
          rows.set(projected(text.slice(start, end), by, dimensions), n * width);
        return { vector: vectorOf(text, dimensions), words: rows };
      });
    },
    async close() {},
  };
}

function isProbe(text: string): boolean {
  return PROBES.includes(text) || PROBE_QUESTIONS.includes(text);
}

function vectorOf(text: string, dimensions: number): Vector {
  const vector = new Float32Array(dimensions);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = hashOf(word);
    for (let i = 0; i < 4; i++) {
      vector[hash % dimensions]! += hash & 1024 ? 1 : -1;
      hash = Math.imul(hash, 2654435761) >>> 0;
    }
  }
  const length = Math.hypot(...vector);
  if (length === 0) vector[0] = 1;
  return vector.map((number) => number / (length || 1));
}

/** The vectors of words as each projection has made them. */
const made = new WeakMap<Projection, Map<string, WordVectors>>();

function projected(word: string, by: Projection, dimensions: number): WordVectors {
  const known = made.get(by) ?? new Map<string, WordVectors>();
  made.set(by, known);
  const vector = known.get(word) ?? project(wordVectorOf(word, dimensions), by, dimensions);
  known.set(word, vector);
  return vector;
}

const drawn = new Map<string, Float32Array>();

/** Of length 1; those of different stems are nearly at right angles. */
function wordVectorOf(word: string, dimensions: number): Float32Array {
  const [stem = word] = stems(word);
  const key = `${dimensions} ${stem}`;
  const sign = (i: number) => (hashOf(`${i} ${stem}`) & 1024 ? 1 : -1);
  const vector =
    drawn.get(key) ??
    Float32Array.from({ length: dimensions }, (_, i) => sign(i) / Math.sqrt(dimensions));
  drawn.set(key, vector);
  return vector;
}

/** FNV-1a. */
function hashOf(word: string): number {
  let hash = 2166136261;
  for (const letter of word) hash = Math.imul(hash ^ letter.codePointAt(0)!, 16777619) >>> 0;
  return hash;
}
