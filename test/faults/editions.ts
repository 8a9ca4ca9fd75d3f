import assert from "node:assert/strict";
import { buildIndex } from "../../src/build-index.ts";
import type { BuildParts, BuildReport } from "../../src/glossary/building.ts";
import type { Library } from "../../src/glossary/library.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { embeddedText } from "../../src/index/passages/search-text.ts";
import { UserError } from "../../src/shared/errors.ts";
import { generatedArticles } from "../support/articles/generated-articles.ts";
import type { MemoryFile } from "../support/articles/memory-source.ts";
import { type ArticleReading, readOtherwise } from "../support/articles/read-otherwise.ts";
import { vectorsIn } from "../support/index/vectors-in.ts";
import { workshop } from "../support/index/workshop.ts";
import { hashingEmbedder } from "../support/models/hashing-embedder.ts";
import { vectorOf } from "../support/models/vector-of.ts";

/** Articles that no edition changes: so many that the next edition is written beside them, and that after it to one file. */
const SAME = generatedArticles(13);
const LONG_AGO = Date.UTC(2020, 0, 1);

/**
 * The articles at one moment of their history, counted from 1. The next edition changes an article,
 * removes one and adds one.
 */
export function edition(number: number, same = SAME): { [id: string]: MemoryFile } {
  const changing = {
    "changed.txt": `This is edition ${number}. It tells of the lighthouse.`,
    [`only-in-${number}.txt`]: `A lighthouse was added by edition ${number}.`,
  };
  const now = LONG_AGO + number * 10_000;
  return { ...at(same === SAME ? LONG_AGO : now, same), ...at(now, changing) };
}

function at(modifiedMs: number, texts: { readonly [id: string]: string }) {
  const files = Object.entries(texts).map(([id, text]) => [id, { text, modifiedMs }] as const);
  return Object.fromEntries(files);
}

/** The other articles of a large edition, for `same`: half of them are different in each. */
export function largeEdition(articles: number, number: number): { [id: string]: string } {
  const half = Math.floor(articles / 2);
  const changed = Object.entries(generatedArticles(articles - half, 100 + number));
  return {
    ...generatedArticles(half),
    ...Object.fromEntries(changed.map(([id, text]) => [`changing/${id}`, text])),
  };
}

/** Version of the program that makes an index of a large edition: the third one is an upgrade. */
export function versionOfLarge(number: number): number {
  return number < 3 ? 1 : 2;
}

/** Of so many articles everything is compared; of more, that of so many. */
const COMPARED = 4000;

/** Most neighbours that are asked for at once. */
const MOST_NEAREST = 10_000;

/** How an index is brought up to date. */
export type How = {
  /** True for a build that keeps nothing of the index before. */
  readonly full?: boolean;
  /** Version of reading; the second one makes another article of some files. */
  readonly chunker?: number;
  readonly onProgress?: BuildParts["onProgress"];
};

/** Brings an index up to date with an edition. */
export function buildEdition(
  embeddingsDir: string,
  files: { [id: string]: MemoryFile },
  { full = false, chunker = 1, onProgress = () => {} }: How = {},
): Promise<BuildReport> {
  const parts = workshop(files, embeddingsDir);
  const source = chunker === 1 ? parts.source : readOtherwise(parts.source, asSecondVersion);
  return buildIndex({ ...parts, source, full, chunker, onProgress });
}

/** Some articles have an outlet, which is not embedded, and some another language, whose words get other vectors. */
function asSecondVersion(reading: ArticleReading, id: string): ArticleReading {
  const found = [{}, { publisher: "The Lighthouse" }, { language: "de" }][
    Number.parseInt(id, 10) % 3
  ];
  return { ...reading, article: { ...reading.article, ...found } };
}

/**
 * The edition that an index answers from, 0 without an index. Everything that a question touches is
 * compared with the articles: texts, passages, vectors, word vectors, both searches.
 *
 * @throws Error if the index can't be opened, or answers with anything but one edition
 */
export async function editionIn(embeddingsDir: string, same = SAME): Promise<number> {
  let library: Library;
  try {
    library = await openLibrary(embeddingsDir);
  } catch (error) {
    if (error instanceof UserError && error.code === "INDEX_MISSING") return 0;
    throw error;
  }
  try {
    return await editionOf(library, same);
  } finally {
    await library.close();
  }
}

/** The same for an index that is open. */
export async function editionOf(library: Library, same = SAME): Promise<number> {
  const article = await library.article("changed.txt");
  const number = Number(/edition (\d+)/.exec(article?.text ?? "")?.[1]);
  const files = edition(number, same);
  const articles = await library.articles(null);
  assert.deepEqual(
    articles.map(({ id }) => id),
    Object.keys(files).sort(),
  );
  const embedder = hashingEmbedder();
  const { passages } = await library.count(null);
  const step = Math.ceil(articles.length / COMPARED);
  for (const article of articles.filter((_, n) => n % step === 0)) {
    const { id } = article;
    const found = await library.passagesOf(id);
    assert.equal(found.map(({ text }) => text).join("\n\n"), files[id]!.text);
    for (const passage of found) {
      const text = embeddedText({ article, text: passage.text });
      const [made] = await embedder.embed([text], "passage", library.wordSpace.projection);
      const [cosine] = await library.cosines(Promise.resolve(made!.vector), [passage.id]);
      assert.ok(cosine! > 0.999, `the vector of passage ${passage.id} is another's`);
      assert.deepEqual(await vectorsIn(library, [passage.id]), [made!.words]);
    }
  }
  const question = await vectorOf(embedder, "lighthouse");
  const nearest = await library.nearest(question, MOST_NEAREST, null);
  // No way in the graph may lead to a few among thousands: it is approximate, killed or not.
  const reached = passages - Math.floor(passages / 1000);
  assert.ok(nearest.length >= Math.min(reached, MOST_NEAREST), `${nearest.length} of ${passages}`);
  const best = await library.best(await library.words(`lighthouse added ${number}`, "en"), 1, null);
  const [passage] = await library.passages(best.map(({ id }) => id));
  assert.equal(passage?.articleId, `only-in-${number}.txt`);
  return number;
}
