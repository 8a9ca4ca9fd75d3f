import { join } from "node:path";
import MiniSearch from "minisearch";
import { FILE } from "#src/index/generation/manifest.ts";
import { B, K1 } from "#src/index/keywords/bm25.ts";
import { openLibrary } from "#src/index/open-library.ts";
import { openPassageDatabase } from "#src/index/passages/passage-database.ts";
import { passageReader } from "#src/index/passages/passage-reader.ts";
import { searchText } from "#src/index/passages/search-text.ts";
import { stems, tokens } from "#src/index/terms/tokens.ts";
import { eachTimed, type Spread, spread } from "../measure/statistics.ts";
import type { Asked } from "../places.ts";

/** What the searching room asks of the keyword index. */
const WANTED = 100;

export type KeywordsCompared = {
  readonly questions: number;
  /** Milliseconds a search, from the text of the question to the best passages. */
  readonly ours: Spread;
  readonly miniSearch: Spread;
  /** Share of our ten best that are among MiniSearch's, of the same number. */
  readonly agreement: number;
};

/**
 * The keyword index of this project against MiniSearch: the same passages, cut into the same stems, stop
 * words looked up by neither, any word may match, no prefixes and no fuzzy matches, the same BM25 constants.
 */
export async function compareKeywords({ places, questions }: Asked): Promise<KeywordsCompared> {
  const { embeddingsDir } = places;
  const library = await openLibrary(embeddingsDir);
  const ours = await eachTimed(questions, async (question) =>
    library.best(await library.words(question, "en"), WANTED, null),
  );
  const miniSearch = miniSearchOf(join(embeddingsDir, library.manifest.generation, FILE.passages));
  const theirs = await eachTimed(questions, async (question) =>
    miniSearch.search(question).slice(0, WANTED),
  );
  await library.close();

  let [agreed, compared] = [0, 0];
  for (const [i, found] of ours.results.entries()) {
    const best = found.slice(0, 10);
    const others = new Set(theirs.results[i]!.slice(0, best.length).map(({ id }) => id));
    agreed += best.filter(({ id }) => others.has(id)).length;
    compared += best.length;
  }
  return {
    questions: questions.length,
    ours: spread(ours.ms),
    miniSearch: spread(theirs.ms),
    agreement: agreed / compared,
  };
}

function miniSearchOf(databasePath: string): MiniSearch {
  const miniSearch = new MiniSearch({
    fields: ["text"],
    tokenize: stems,
    processTerm: (stem) => stem,
    searchOptions: {
      tokenize: (question) => [
        ...new Set(tokens(question).flatMap(({ stem, stop }) => (stop ? [] : [stem]))),
      ],
      combineWith: "OR",
      bm25: { k: K1, b: B, d: 0 },
    },
  });
  const passages = passageReader(openPassageDatabase(databasePath, "read"));
  for (const { id, text, article } of passages.searchables()) {
    miniSearch.add({ id, text: searchText(article, { text }) });
  }
  passages.close();
  return miniSearch;
}
