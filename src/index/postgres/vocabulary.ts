import type { Languages, Library, Token, Word } from "../../glossary/library.ts";
import type { Queries } from "../../shared/databases/postgres/connections.ts";
import { hash } from "../../shared/text/hash.ts";
import { inverseFrequency } from "../keywords/bm25.ts";
import { likeliestTerm, rangeAround, type Term } from "../terms/spelling.ts";
import { stemLanguages, termsOf, unmarked } from "../terms/terms.ts";
import { tokens } from "../terms/tokens.ts";

/** Number of passages that contain each of the terms. */
export type Frequencies = (terms: readonly string[]) => Promise<ReadonlyMap<string, number>>;

/** Terms whose frequency is cached; a full cache is emptied. */
const REMEMBERED_TERMS = 50_000;

/** The terms of an index: how frequent each one is, and what a misspelt one may mean. */
export function vocabularyIn(
  { query }: Queries,
  schema: string,
  passages: number,
  languages: Languages,
): Pick<Library, "words" | "spelled"> & { readonly frequencies: Frequencies } {
  const known = new Map<string, number>();
  const terms = `SELECT term, passages FROM ${schema}.terms`;

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

  function wordOf(token: Token, terms: readonly string[], frequency: number): Word {
    return { ...token, terms, passages: frequency, rarity: inverseFrequency(passages, frequency) };
  }

  return {
    frequencies,
    async words(question, language) {
      const stemmed = stemLanguages(language, languages);
      const cut = tokens(question, stemmed.asked);
      const terms = cut.map((token) => termsOf(token, stemmed));
      const found = await frequencies(terms.flat());
      // Each passage has terms of one language only, so the numbers of passages can be added up.
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
