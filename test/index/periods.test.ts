import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask } from "../../src/ask.ts";
import { buildIndex } from "../../src/build-index.ts";
import type { Period } from "../../src/glossary/domain.ts";
import type { Library } from "../../src/glossary/library.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { openPostgresLibrary } from "../../src/index/postgres/open-postgres-library.ts";
import { publishIndex } from "../../src/index/postgres/publish.ts";
import { isDuring } from "../../src/shared/text/dates/days.ts";
import { generatedArticles } from "../support/articles/generated-articles.ts";
import type { MemoryFile } from "../support/articles/memory-source.ts";
import { workshop } from "../support/index/workshop.ts";
import { hashingEmbedder } from "../support/models/hashing-embedder.ts";
import { vectorOf } from "../support/models/vector-of.ts";
import { startPostgres, type TestServer } from "../support/postgres/pglite.ts";

const embedder = hashingEmbedder();
const libraries: { [store: string]: Library } = {};
let server: TestServer;

/** Every third article has no date; the others have one day after the other. */
function dated(articles: { readonly [id: string]: string }): { [id: string]: MemoryFile } {
  return Object.fromEntries(
    Object.entries(articles).map(([id, text], i) => {
      const published = new Date(Date.UTC(2014, 0, 1 + i)).toISOString().slice(0, 10);
      return [`${i % 2 === 0 ? "even/" : ""}${id}`, i % 3 === 0 ? { text } : { text, published }];
    }),
  );
}

beforeAll(async () => {
  const parts = workshop(
    dated({
      ...generatedArticles(60),
      "ferry-a.txt": "The ferry of Larkholm sank in a storm. Nobody was hurt.",
      "ferry-b.txt": "The ferry of Larkholm sails again. A new captain has the helm.",
    }),
  );
  [server] = await Promise.all([startPostgres(), buildIndex(parts)]);
  await publishIndex(server.storeUrl, parts.embeddingsDir, () => {});
  libraries.files = await openLibrary(parts.embeddingsDir);
  libraries.PostgreSQL = await openPostgresLibrary(server.storeUrl);
});
afterAll(async () => {
  for (const library of Object.values(libraries)) await library.close();
  await server.stop();
});

const PERIODS: readonly Period[] = [
  { since: "2014-01-20", until: null },
  { since: null, until: "2014-01-09" },
  { since: "2014-01-05", until: "2014-01-06" },
  { since: null, until: null },
  { since: "2015-01-01", until: null },
  { since: "2014-02-01", until: "2014-01-01" },
];

describe.each(["files", "PostgreSQL"])("in %s", (store) => {
  test.each(PERIODS)(
    "a search within %j finds the best of those articles, all of them",
    async (during) => {
      const library = libraries[store]!;
      for (const within of [null, "even"]) {
        const articles = (await library.articles(within)).filter(({ published }) =>
          isDuring(published, during),
        );
        const passages = await Promise.all(articles.map(({ id }) => library.passagesOf(id)));
        const ids = passages.flat().map(({ id }) => id);
        expect(await library.count(within, during)).toEqual({
          articles: articles.length,
          passages: ids.length,
        });

        const vector = await vectorOf(embedder, "the ferry of Larkholm");
        const nearest = await library.nearest(vector, 1000, within, during);
        expect(nearest.map(({ id }) => id).sort((a, b) => a - b)).toEqual(
          ids.sort((a, b) => a - b),
        );
        const [first] = await library.nearest(vector, 1, within, during);
        expect(first?.score ?? null).toBe(nearest[0]?.score ?? null);

        const words = await library.words("the ferry of Larkholm harbour", "en");
        const scores = await library.bm25(words, ids);
        const found = await library.best(words, 1000, within, during);
        const fitting = ids.filter((_, i) => scores[i]! > 0).sort((a, b) => a - b);
        expect(found.map(({ id }) => id).sort((a, b) => a - b)).toEqual(fitting);
      }
    },
  );

  test("an answer comes from the period alone, and says how many articles that are", async () => {
    const parts = { library: libraries[store]!, embedder };
    const published = async (question: string) => {
      const { filter, ...answer } = await ask(question, parts, { top: 10 });
      const shown =
        answer.kind === "not-found" ? answer.closest : answer.quotes.map((q) => q.article);
      return { filter, days: shown.map((article) => article.published) };
    };
    const all = await published("What happened to the ferry of Larkholm?");
    expect(all.filter).toBeUndefined();
    expect(all.days.some((day) => day === null || day < "2014-02-01")).toBe(true);
    const some = await published("What happened to the ferry of Larkholm? since:2014-02-01");
    expect(some.days.length).toBeGreaterThan(0);
    expect(some.days.every((day) => day !== null && day >= "2014-02-01")).toBe(true);
    expect(some.filter).toEqual({
      ...{ since: "2014-02-01", until: null },
      ...{ articles: 21, of: 62, undated: 21 },
    });
    const none = await ask("What happened to the ferry? since:2030-01-01", parts);
    expect(none).toMatchObject({ kind: "not-found", closest: [], filter: { articles: 0, of: 62 } });
  });
});

test("a time that is named in words weighs, is no word of the search, and --explain tells", async () => {
  const parts = { library: libraries.files!, embedder };
  const asked = "What happened to the ferry of Larkholm";
  const first = async (question: string) => {
    const answer = await ask(question, parts);
    if (answer.kind === "not-found") throw new Error("nothing found");
    return answer.quotes[0]!;
  };
  const plain = await first(`${asked}?`);
  const other = plain.article.id.includes("ferry-a") ? "ferry-b" : "ferry-a";
  const [meant] = (await parts.library.articles(null)).filter(({ id }) => id.includes(other));
  const day = meant!.published ?? plain.article.published!;
  const weighed = await first(`${asked} ${day}/${day}?`);
  expect(weighed.article.published).toBe(day);
  expect(weighed.grounds.reasons).toEqual([`was published ${day}, within ${day}`]);
  expect(weighed.grounds.cosine).toBeCloseTo(
    await ask(`${asked}?`, parts, { top: 10 }).then((answer) =>
      answer.kind === "not-found"
        ? Number.NaN
        : (answer.quotes.find(({ article }) => article.id === weighed.article.id)?.grounds.cosine ??
          Number.NaN),
    ),
    5,
  );
});
