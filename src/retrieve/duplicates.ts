import type { Hit } from "../domain.ts";

/** Share of the shorter text's four-word sequences that the other must hold to say the same. */
const SAME = 0.5;
const SEQUENCE_WORDS = 4;

/** Hits that are compared; who shows three quotes, or pages of them, looks no further. */
const COMPARED = 12;

/**
 * Hits of different articles that say the same nearly word for word become one, under the best of
 * them; the others are named in `alsoIn`. Order is kept.
 *
 * The measure is containment of word shingles (Broder 1997): wire copy survives cuts and new headlines.
 */
export function collapse(hits: readonly Hit[]): Hit[] {
  const kept: { hit: Hit; shingles: ReadonlySet<string> }[] = [];
  for (const hit of hits.slice(0, COMPARED)) {
    const shingles = shinglesOf(hit.passage.text);
    const twin = kept.findIndex(
      (other) =>
        other.hit.article.id !== hit.article.id && contained(shingles, other.shingles) >= SAME,
    );
    if (twin < 0) kept.push({ hit, shingles });
    else kept[twin] = { ...kept[twin]!, hit: withTwin(kept[twin]!.hit, hit) };
  }
  return [...kept.map(({ hit }) => hit), ...hits.slice(COMPARED)];
}

function withTwin(hit: Hit, twin: Hit): Hit {
  const known = hit.alsoIn.some(({ id }) => id === twin.article.id);
  return known ? hit : { ...hit, alsoIn: [...hit.alsoIn, twin.article] };
}

function shinglesOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const count = Math.max(1, words.length - SEQUENCE_WORDS + 1);
  return new Set(
    Array.from({ length: count }, (_, i) => words.slice(i, i + SEQUENCE_WORDS).join(" ")),
  );
}

function contained(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let common = 0;
  for (const shingle of small) if (large.has(shingle)) common++;
  return common / small.size;
}
