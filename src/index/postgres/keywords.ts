import type { Queries } from "../../databases/postgres/connections.ts";
import type { Languages, Library, Scored, Token, Word } from "../../library.ts";
import { hash } from "../../text/hash.ts";
import { inverseFrequency } from "../keywords/bm25.ts";
import { termWeights } from "../keywords/term-weights.ts";
import { bestFirst } from "../keywords/top-k.ts";
import { inOrderOf } from "../passages/rows.ts";
import { likeliestTerm, rangeAround, type Term } from "../terms/spelling.ts";
import { searchedTerms, stemLanguages, termsOf, unmarked } from "../terms/terms.ts";
import { tokens } from "../terms/tokens.ts";
import { conditionOf } from "./condition.ts";

/** Terms whose frequency is cached; a full cache is emptied. */
const REMEMBERED_TERMS = 50_000;

/**
 * Search by words. The stems are ours, the scores pg_textsearch's: BM25 with the same constants, but with
 * lengths rounded to about an eighth.
 */
export function keywordsIn(
  { query }: Queries,
  schema: string,
  passages: number,
  languages: Languages,
): Pick<Library, "best" | "bm25" | "words" | "spelled"> {
  const known = new Map<string, number>();
  const ofTerms = (parameter: number) => `stems <@> to_bm25query($${parameter}, '${schema}.bm25')`;
  const words = `SELECT passage, stems FROM ${schema}.words`;
  const terms = `SELECT term, passages FROM ${schema}.terms`;

  /** Number of passages that contain each of the terms. */
  async function frequencies(wanted: readonly string[]): Promise<Map<string, number>> {
    const found = new Map(wanted.map((term) => [term, known.get(term) ?? 0]));
    const unknown = [...found.keys()].filter((term) => !known.has(term));
    if (unknown.length === 0) return found;
    const rows = await query<Term>(`${terms} WHERE term = ANY ($1)`, [unknown]);
    for (const { term, passages } of rows) found.set(term, passages);
    if (known.size + unknown.length > REMEMBERED_TERMS) known.clear();
    for (const term of unknown) known.set(term, found.get(term)!);
    return found;
  }

  /** The terms to search for, as one query for all that weigh the same. */
  async function weighed(asked: readonly Word[]): Promise<[weight: number, query: string][]> {
    const found = await frequencies(searchedTerms(asked));
    const byWeight = new Map<number, string[]>();
    for (const [term, weight] of termWeights(asked, passages, (term) => found.get(term)!)) {
      byWeight.set(weight, [...(byWeight.get(weight) ?? []), term]);
    }
    return Array.from(byWeight, ([weight, terms]) => [weight, encodeStems(terms)]);
  }

  /** The extension weighs each term alone and returns the negated score. */
  function scoreOf(weights: readonly (readonly [number, string])[], first: number): string {
    return weights.map(([weight], i) => `${-weight} * (${ofTerms(first + i)})`).join(" + ");
  }

  function wordOf(token: Token, terms: readonly string[], frequency: number): Word {
    return { ...token, terms, passages: frequency, rarity: inverseFrequency(passages, frequency) };
  }

  return {
    async best(asked, k, within, during) {
      const weights = await weighed(asked);
      if (weights.length === 0) return [];
      const queries = weights.map(([, query]) => query);
      const { sql, values } = conditionOf(within, during, 3);
      const score = scoreOf(weights, 3 + values.length);
      const scored = (found: string) =>
        query<Scored>(
          `WITH found AS (${found}) SELECT passage AS id, ${score} AS score FROM found`,
          [queries.join(" "), k, ...values, ...queries],
        );
      const nearest = `ORDER BY ${ofTerms(1)} LIMIT $2`;
      let found = await scored(`${words} ${sql} ${nearest}`);
      // Those that fit are few, or the index gave up before it came to them.
      if (found.length < k && sql !== "")
        found = await scored(
          `WITH fitting AS MATERIALIZED (${words} ${sql}) SELECT * FROM fitting ${nearest}`,
        );
      return found.filter(({ score }) => score > 0).sort(bestFirst);
    },
    async bm25(asked, ids) {
      const weights = await weighed(asked);
      if (weights.length === 0) return ids.map(() => 0);
      const found = await query<Scored>(
        `SELECT passage AS id, ${scoreOf(weights, 2)} AS score FROM ${schema}.words WHERE passage = ANY ($1)`,
        [ids, ...weights.map(([, query]) => query)],
      );
      return inOrderOf(ids, found).map(({ score }) => score);
    },
    async words(question, language) {
      const stemmed = stemLanguages(language, languages);
      const cut = tokens(question, stemmed.asked);
      const terms = cut.map((token) => termsOf(token, stemmed));
      const found = await frequencies(terms.flat());
      // A passage has the terms of one language alone, so those that have each can be summed.
      return cut.map((token, i) =>
        wordOf(
          token,
          terms[i]!,
          terms[i]!.reduce((sum, term) => sum + found.get(term)!, 0),
        ),
      );
    },
    async spelled(word) {
      const { stem, mark } = unmarked(word.terms[0]!);
      const range = rangeAround(stem);
      if (range === null) return null;
      const near = await query<Term>(
        `${terms} WHERE term >= $1 AND term < $2 AND char_length(term) BETWEEN $3 AND $4 ORDER BY term`,
        [range.from, range.below, range.shortest + mark.length, range.longest + mark.length],
      );
      const ofLanguage = near.flatMap(({ term, passages }) => {
        const found = unmarked(term);
        return found.mark === mark ? { term: found.stem, passages } : [];
      });
      const meant = likeliestTerm(stem, ofLanguage);
      if (meant === null) return null;
      const token = { ...word, stem: meant.term, number: hash(meant.term) };
      return wordOf(token, [meant.term + mark], meant.passages);
    },
  };
}

/** Words that PostgreSQL's text search leaves as they are, whatever the database's locale: a to z. */
const PLAIN = /^[a-z]+$/;

/**
 * Stems as a text that PostgreSQL's parser cuts into the same stems again. Digits, points and letters of
 * other scripts would be read as numbers, hosts or blanks, depending on the server's locale; such a stem
 * becomes `z0` and its UTF-8 in hexadecimal, which is a word everywhere and never a plain stem.
 */
export function encodeStems(stems: Iterable<string>): string {
  const encoded = (stem: string) =>
    PLAIN.test(stem) ? stem : `z0${Buffer.from(stem).toString("hex")}`;
  return Array.from(stems, encoded).join(" ");
}
