/**
 * Vectors without a model, for corpora that would take hours to embed: each word has a vector of its own, drawn
 * from its letters, and a text has the sum of its words' vectors. Texts of one subject share words and so lie
 * together, and a question lies near the passage whose words it uses: clusters like a model's, at a hundredth of
 * the time. The method is random indexing (Kanerva, Kristoferson, Holst 2000).
 */
import type { Span } from "#src/glossary/domain.ts";
import type { Embedder, Projection, Vector, WordVectors } from "#src/glossary/embedder.ts";
import { WORD_LENGTH } from "#src/shared/vectors/late-interaction.ts";
import { WORD_DIMENSIONS } from "#src/shared/vectors/projection.ts";
import { randomFrom } from "../corpus/random.ts";

const DIMENSIONS = 384;
/** Vectors of words kept, all forgotten when there are more: they would outgrow the index. */
const KEPT_WORDS = 20_000;
/**
 * Later dimensions vary less, as a model's principal directions do. Chosen for how hard neighbours are to find: among
 * 6,000 generated passages the local intrinsic dimension is 27, where the first bundled model gave 34 on the same
 * passages and 23 on English ones; with equal spread it would be above 45.
 */
const SPREAD = Float32Array.from({ length: DIMENSIONS }, (_, d) => (1 + d) ** -0.6);

/** The first dimensions, which vary most. */
const PROJECTION: Projection = Float32Array.from(
  { length: DIMENSIONS * WORD_DIMENSIONS },
  (_, i) => (Math.floor(i / WORD_DIMENSIONS) === i % WORD_DIMENSIONS ? 1 : 0),
);

type DrawnWord = { readonly vector: Vector; readonly projected: WordVectors };

const known = new Map<string, DrawnWord>();

/** Equal texts get equal vectors, on every machine. */
export function drawnEmbedder(): Embedder {
  return {
    model: "drawn vectors",
    dimensions: DIMENSIONS,
    wordDimensions: DIMENSIONS,
    languages: null,
    fingerprint: "drawn-2",
    projection: PROJECTION,
    // Words are projected once each, whatever projection is given: there is only one.
    embed: async (texts) =>
      texts.map(({ text, words }) => ({
        vector: vectorOf(text),
        words: wordVectorsOf(text, words),
      })),
    close: async () => {},
  };
}

/** Unit length. A word counts by its letters: the frequent ones, which tell least, are short. */
export function vectorOf(text: string): Vector {
  const sum = new Float32Array(DIMENSIONS);
  for (const word of new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu))) {
    const { vector } = drawn(word);
    for (let d = 0; d < DIMENSIONS; d++) sum[d]! += word.length * vector[d]!;
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((x) => x / length);
}

function wordVectorsOf(text: string, words: readonly Span[]): WordVectors {
  const vectors = new Int8Array(words.length * WORD_DIMENSIONS);
  words.forEach(({ start, end }, i) => {
    const { projected } = drawn(text.slice(start, end).toLowerCase());
    vectors.set(projected, i * WORD_DIMENSIONS);
  });
  return vectors;
}

function drawn(word: string): DrawnWord {
  const seen = known.get(word);
  if (seen) return seen;
  if (known.size >= KEPT_WORDS) known.clear();
  const random = randomFrom(hashOf(word));
  const vector = SPREAD.map((spread) => spread * (random() + random() + random() - 1.5));
  const first = vector.subarray(0, WORD_DIMENSIONS);
  const scale = WORD_LENGTH / Math.hypot(...first);
  const made = { vector, projected: Int8Array.from(first, (x) => Math.round(x * scale)) };
  known.set(word, made);
  return made;
}

/** FNV-1a of the UTF-16 code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash;
}
