import type {
  CosineScale,
  Embedder,
  Embedding,
  Projection,
  TextWithWords,
  WordSpace,
  WordVectors,
} from "../../glossary/embedder.ts";
import { meetings } from "../../shared/vectors/late-interaction.ts";
import { identity, principalDirections } from "../../shared/vectors/projection.ts";
import { wordProducts } from "../../shared/vectors/word-matrices.ts";
import type { PassageReader } from "../passages/passage-reader.ts";
import { contentWords, embeddedText } from "../passages/search-text.ts";
import { dot } from "../vectors/exact-search.ts";
import { PROBE_QUESTIONS, PROBES } from "./probes.ts";
import { sampleOf } from "./sample.ts";

/** Passages whose words, about eight thousand, determine the projection. */
const SAMPLE = 150;

/** The space in which the words of an index are compared. @param embedder of the index */
export async function makeWordSpace(
  embedder: Embedder,
  passages: PassageReader,
): Promise<WordSpace> {
  const projection = embedder.projection ?? (await projectionOf(embedder, passages));
  const texts = await embedder.embed(probes(), "passage", projection);
  const asked = PROBE_QUESTIONS.map((text) => ({ text, words: [] }));
  const questions = await embedder.embed(asked, "question", projection);
  const wordDimensions = projection.length / embedder.wordDimensions;
  return {
    projection,
    chance: chanceOf(texts, wordDimensions),
    cosines: cosineScaleOf(questions, texts),
  };
}

/** The projection for a model that has none: the directions in which the words of this library differ most. */
async function projectionOf(embedder: Embedder, passages: PassageReader): Promise<Projection> {
  const sample = sampleOf(passages.ids(), SAMPLE);
  // The probes add directions that the first articles of a library lack and later ones may need.
  const texts = [...sample.map((id) => embeddedText(passages.searchable(id))), ...probes()];
  const whole = identity(embedder.wordDimensions);
  const embeddings = await embedder.embed(texts, "passage", whole);
  return principalDirections(joined(embeddings.map(({ words }) => words)), embedder.wordDimensions);
}

/**
 * The average similarity of a word to the most similar word of a text on another subject. It depends on the model and on how
 * alike the texts are, so it is always measured on the same texts of our own.
 */
function chanceOf(texts: readonly Embedding[], dimensions: number): number {
  const cosines = texts.flatMap(({ words: asked }, i) =>
    texts.flatMap(({ words: vectors }, j) => {
      if (i === j) return [];
      const products = wordProducts(asked, vectors, dimensions);
      const groupOf = new Uint16Array(vectors.length / dimensions);
      return meetings(products, asked.length / dimensions, { groupOf, groups: 1 }, 0);
    }),
  );
  return meanOf(cosines);
}

/** @param questions each is answered by the text at the same position, and by no other */
function cosineScaleOf(questions: readonly Embedding[], texts: readonly Embedding[]): CosineScale {
  const cosines = (isCounted: (question: number, text: number) => boolean) =>
    questions.flatMap(({ vector }, q) =>
      texts.flatMap((text, t) => (isCounted(q, t) ? dot(vector, text.vector) : [])),
    );
  return {
    unrelated: meanOf(cosines((question, text) => question !== text)),
    related: meanOf(cosines((question, text) => question === text)),
  };
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function probes(): TextWithWords[] {
  return PROBES.map((text) => ({ text, words: contentWords(text) }));
}

function joined(parts: readonly WordVectors[]): WordVectors {
  const all = new Int8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
