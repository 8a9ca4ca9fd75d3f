import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../src/ask.ts";
import { buildIndex } from "../../src/build-index.ts";
import type { ArticleInfo } from "../../src/glossary/domain.ts";
import type { Languages, Library, Scored } from "../../src/glossary/library.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { embeddedText } from "../../src/index/passages/search-text.ts";
import { openPostgresLibrary } from "../../src/index/postgres/open-postgres-library.ts";
import { publishIndex } from "../../src/index/postgres/publish.ts";
import { CHUNKER_VERSION } from "../../src/ingest/chunker-version.ts";
import { folderSource } from "../../src/ingest/folder/folder-source.ts";
import { WORD_DIMENSIONS } from "../../src/shared/vectors/projection.ts";
import { answerable } from "../eval/question-sets.ts";
import { ARTICLES } from "../eval/samples.ts";
import { LIMITS } from "../ingest/folder/folder-with.ts";
import { vectorsIn } from "../support/index/vectors-in.ts";
import { hashingEmbedder } from "../support/models/hashing-embedder.ts";
import { vectorOf as vectorBy } from "../support/models/vector-of.ts";
import { startPostgres, type TestServer } from "../support/postgres/pglite.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

/**
 * What every store of an index must do alike. Where the stores may differ, and why:
 *
 * - BM25 scores differ by up to some percent: pg_textsearch keeps the lengths of passages in one byte.
 *   Passages whose scores are that near may change places. The words themselves are cut here for both.
 * - Of equally good passages at the end of a list one store may name another than the other store.
 * - The graph is searched by vectors of half precision, so that of two passages whose cosines differ
 *   by less than a thousandth either may come last. The scores themselves are those of whole vectors.
 */
const embedder = hashingEmbedder();

/** Names are rare in its language, not in the library. */
const GERMAN = `Genf erwartet die Gäste

Die Konferenz zu Syrien beginnt in Genf und Montreux, sagte Ban Ki-moon am Montag. Lawrow und Kerry treffen sich vorher.

In Davos sprach Rohani über Iran, und der Sprecher der Vereinten Nationen wartete auf eine Antwort aus Teheran.`;

let server: TestServer;
let local: Library;
let remote: Library;

beforeAll(async () => {
  const embeddingsDir = temporaryFolder();
  const articles = temporaryFolder();
  cpSync(fileURLToPath(ARTICLES), articles, { recursive: true });
  writeFileSync(join(articles, "genf.txt"), GERMAN);
  const source = folderSource(articles, LIMITS);
  const building = buildIndex({ source, embedder, embeddingsDir, chunker: CHUNKER_VERSION });
  [server] = await Promise.all([startPostgres(), building]);
  await publishIndex(server.storeUrl, embeddingsDir, () => {});
  // So few passages would be compared one by one; here the indexes are to be tried.
  await server.database.exec("SET enable_seqscan = off; SET enable_sort = off");
  local = await openLibrary(embeddingsDir);
  remote = await openPostgresLibrary(server.storeUrl);
});

afterAll(async () => {
  await local.close();
  await remote.close();
  await server.stop();
});

const vectorOf = (text: string) => vectorBy(embedder, text);
const questions = answerable.map(({ question }) => question);
const some = questions.filter((_, i) => i % 6 === 0);

function languagesOf(articles: readonly ArticleInfo[]): Languages {
  const known = articles.flatMap(({ language }) => language ?? []);
  return Object.fromEntries(
    [...new Set(known)].map((one) => [one, known.filter((other) => other === one).length]),
  );
}

test("there are articles to ask about", () => {
  expect(local.manifest.passages).toBeGreaterThan(30);
  expect(questions.length).toBeGreaterThan(100);
});

describe("both stores", () => {
  test("hold the same articles and passages, to the letter", async () => {
    expect(remote.manifest).toEqual(local.manifest);
    expect(remote.collections).toEqual(local.collections);
    expect(remote.publishers).toEqual(local.publishers);
    const articles = await local.articles(null);
    expect(await remote.articles(null)).toEqual(articles);
    for (const { id } of articles) {
      expect(await remote.article(id)).toEqual(await local.article(id));
      expect(await remote.passagesOf(id)).toEqual(await local.passagesOf(id));
    }
  });

  test("list the ids of all articles, piece by piece", async () => {
    for (const library of [local, remote]) {
      const all = (await library.articles(null)).map(({ id }) => id);
      const first = await library.ids("", 3);
      expect([...first, ...(await library.ids(first.at(-1)!, all.length))]).toEqual(all);
      expect(await library.ids(all.at(-1)!, 3)).toEqual([]);
    }
  });

  test("count and page the articles of a collection, or of all", async () => {
    for (const library of [local, remote]) {
      for (const within of [null, ...local.collections, "nothing"]) {
        const all = await library.articles(within);
        const passages = await Promise.all(all.map(({ id }) => library.passagesOf(id)));
        expect(await library.count(within)).toEqual({
          articles: all.length,
          passages: passages.flat().length,
        });
        expect(await library.languages(within)).toEqual(languagesOf(all));
        expect(await library.articles(within, { from: 1, most: 3 })).toEqual(all.slice(1, 4));
        expect(await library.articles(within, { from: 1000, most: 3 })).toEqual([]);
      }
    }
  });

  test("know the same words, how rare they are and what misspelt ones may mean", async () => {
    for (const question of [...some, "Ne zaman? 何時 3.5 U.S. don't", ""]) {
      expect(await remote.words(question, "en")).toEqual(await local.words(question, "en"));
    }
    for (const word of await local.words("invittation conferense syrian Genevva zzzzzzz", "en")) {
      expect(await remote.spelled(word)).toEqual(await local.spelled(word));
    }
  });

  test.each([null, "geneva-2014"])("find the same passages by meaning, in %j", async (within) => {
    for (const question of some) {
      const vector = await vectorOf(question);
      const [ours, theirs] = [
        await local.nearest(vector, 20, within),
        await remote.nearest(vector, 20, within),
      ];
      expect(theirs).toHaveLength(20);
      for (const [i, { score }] of theirs.entries()) expect(score).toBeCloseTo(ours[i]!.score, 3);
    }
  });

  test.each([null, "geneva-2014"])("find passages by words, in %j", async (within) => {
    for (const question of some) {
      const words = await local.words(question, "en");
      const [ours, theirs] = [
        await local.best(words, 20, within),
        await remote.best(words, 20, within),
      ];
      expect(theirs).toHaveLength(ours.length);
      for (const [i, { score }] of theirs.entries()) {
        expect(Math.abs(score / ours[i]!.score - 1)).toBeLessThan(0.06);
      }
    }
  });

  test("weigh a name the same in whatever language it is written", async () => {
    const words = await local.words("Montreux Davos", "en");
    const [ours, theirs] = [await local.best(words, 20, null), await remote.best(words, 20, null)];
    const german = (await local.passagesOf("genf.txt")).map(({ id }) => id);
    const scores = (found: readonly Scored[]) =>
      found.filter(({ id }) => german.includes(id)).map(({ score }) => score);
    expect(scores(ours).length).toBeGreaterThan(0);
    expect(scores(theirs)[0]! / scores(ours)[0]!).toBeCloseTo(1, 1);
    const ids = ours.map(({ id }) => id);
    const [bm25, theirBm25] = [await local.bm25(words, ids), await remote.bm25(words, ids)];
    for (const [i, score] of bm25.entries()) expect(theirBm25[i]! / score).toBeCloseTo(1, 1);
  });

  test("have the same word vectors in the same space, for any passages in any order", async () => {
    expect(remote.wordSpace).toEqual(local.wordSpace);
    const ids: number[] = [];
    for (const { id } of await local.articles(null)) {
      ids.push(...(await local.passagesOf(id)).map((passage) => passage.id));
    }
    expect(await vectorsIn(remote, ids)).toEqual(await vectorsIn(local, ids));
    const some = [ids[3]!, ids[0]!, ids[3]!];
    const [d, a] = [...(await vectorsIn(local, some))];
    expect(d).not.toEqual(a);
    for (const library of [local, remote]) {
      expect(await vectorsIn(library, some)).toEqual([d, a, d]);
      expect(await vectorsIn(library, [])).toEqual([]);
      await expect(vectorsIn(library, [ids[0]!, 987_654])).rejects.toThrow("987654");
    }
  });

  test("give each content word of a passage's heading and text a vector", async () => {
    for (const article of (await local.articles(null)).slice(0, 5)) {
      for (const { id, text } of await local.passagesOf(article.id)) {
        const [vectors] = await vectorsIn(remote, [id]);
        const { words } = embeddedText({ article, text });
        expect(vectors).toHaveLength(words.length * WORD_DIMENSIONS);
      }
    }
  });

  test("answer a question with the same quotes, or with others as good", async () => {
    const quotesFrom = async (library: Library, question: string) => {
      const answer = await ask(question, { library, embedder }, { top: 3 });
      return answer.kind === "not-found" ? [] : answer.quotes;
    };
    let same = 0;
    for (const question of some) {
      const ours = await quotesFrom(local, question);
      const theirs = await quotesFrom(remote, question);
      expect(theirs).toHaveLength(ours.length);
      for (const [i, { score }] of theirs.entries()) {
        expect(Math.abs(score - ours[i]!.score)).toBeLessThan(0.02);
      }
      if (theirs.every(({ text }, i) => text === ours[i]!.text)) same++;
    }
    expect(same / some.length).toBeGreaterThanOrEqual(0.95);
  });
});
