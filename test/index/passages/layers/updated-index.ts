import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { buildIndex } from "../../../../src/build-index.ts";
import type { Library } from "../../../../src/glossary/library.ts";
import { readManifest } from "../../../../src/index/generation/manifest.ts";
import { openLibrary } from "../../../../src/index/open-library.ts";
import { generatedArticles } from "../../../support/articles/generated-articles.ts";
import { idsFound, workshop } from "../../../support/index/workshop.ts";

export const LONG_AGO = Date.UTC(2020, 0, 1);

/** Thirty articles in three collections, some with a day and an outlet. */
export function articles() {
  const texts = Object.entries(generatedArticles(30)).map(([id, text], i) => {
    const publisher = `Outlet ${i % 3}`;
    const file = { text, publisher, published: `2014-01-${10 + (i % 20)}`, modifiedMs: LONG_AGO };
    return [`${["", "a/", "b/"][i % 3]}${id}`, file] as const;
  });
  return Object.fromEntries(texts);
}

export const folderOf = (embeddingsDir: string) =>
  join(embeddingsDir, readManifest(embeddingsDir)!.generation);

/** An index after one article was changed, one removed and one added. */
export async function updated() {
  const parts = workshop(articles());
  await buildIndex(parts);
  change(parts, 0);
  const report = await buildIndex(parts);
  return { parts, report, folder: folderOf(parts.embeddingsDir) };
}

export function change({ source }: ReturnType<typeof workshop>, number: number): void {
  const ids = Object.keys(source.files).sort();
  source.files[ids[number]!] = {
    text: `The lighthouse was painted ${number} times.\n\nIt is red.`,
  };
  delete source.files[ids[number + 5]!];
  source.files[`a/new-${number}.txt`] = { text: `A lighthouse was built in harbour ${number}.` };
}

/** Files of a layered index, each with its name in the index before. */
export const EARLIER = [
  ["earlier.db", "passages.db"],
  ["earlier.hnsw", "vectors.hnsw"],
] as const;

/** The folder of the index before. */
export function previous(folder: string): string {
  const isOther = (name: string) => /^\d{8}T/.test(name) && !folder.endsWith(name);
  return join(dirname(folder), readdirSync(dirname(folder)).find(isOther)!);
}

/** All that an index holds, apart from the numbers of passages. */
async function contents(library: Library) {
  const list = await library.articles(null);
  const ids = list.map(({ id }) => id);
  const during = { since: "2014-01-12", until: "2014-01-20" };
  return {
    list,
    pages: [await library.articles(null, { from: 3, most: 4 }), await library.articles("a")],
    ids: await library.ids(ids[2]!, 5),
    infos: await library.infos([...ids].reverse()),
    articles: await Promise.all(ids.map((id) => library.article(id))),
    passages: await Promise.all(
      ids.map(async (id) => (await library.passagesOf(id)).map(({ id: _, ...rest }) => rest)),
    ),
    counts: await Promise.all([null, "a", "b"].map((within) => library.count(within))),
    counted: await Promise.all([
      library.count(null),
      library.count("a", during),
      library.count(null, during),
    ]),
    languages: [await library.languages(null), await library.languages("b")],
    publishers: library.publishers,
    collections: library.collections,
    found: await idsFound(library, "Who painted the lighthouse?"),
    during: (await library.best(await library.words("harbour strike", "en"), 100, null, during))
      .length,
  };
}

export async function expectSameAsRebuilt(parts: ReturnType<typeof workshop>): Promise<void> {
  const rebuilt = workshop(parts.source.files);
  await buildIndex(rebuilt);
  const [one, other] = [
    await openLibrary(parts.embeddingsDir),
    await openLibrary(rebuilt.embeddingsDir),
  ];
  expect(await contents(one)).toEqual(await contents(other));
  await Promise.all([one.close(), other.close()]);
}
