import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildIndex } from "../../../src/build-index.ts";
import type { Library } from "../../../src/glossary/library.ts";
import { FILE, readManifest } from "../../../src/index/generation/manifest.ts";
import { LiveLibrary } from "../../../src/index/live-library.ts";
import { openLibrary } from "../../../src/index/open-library.ts";
import { encodeStems } from "../../../src/index/postgres/encode-stems.ts";
import { postgresVersionSource } from "../../../src/index/postgres/index-version.ts";
import { openPostgresLibrary } from "../../../src/index/postgres/open-postgres-library.ts";
import { publishIndex } from "../../../src/index/postgres/publish.ts";
import { stems } from "../../../src/index/terms/tokens.ts";
import { generatedArticles } from "../../support/articles/generated-articles.ts";
import { workshop } from "../../support/index/workshop.ts";
import { PASSWORD, startPostgres, type TestServer } from "../../support/postgres/pglite.ts";
import { silentProxy } from "../../support/postgres/silent-proxy.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

/** A new index in a new folder, to be published on a new shelf. */
let indexes = 0;
function indexed(articles: Parameters<typeof workshop>[0] = { "a.txt": "The first edition." }) {
  const parts = workshop(articles);
  const { source, embeddingsDir } = parts;
  const shelf = `shelf ${++indexes}`;
  return {
    embeddingsDir,
    shelf,
    build: () => buildIndex(parts),
    publish: (tell = () => {}) => publishIndex(server.storeUrl, embeddingsDir, tell, shelf),
    open: () => openPostgresLibrary(server.storeUrl, shelf),
    change(text: string) {
      source.files["a.txt"] = { text, modifiedMs: ++indexes };
    },
  };
}

const text = async (library: Library) => (await library.article("a.txt"))?.text;

async function generationSchemas(): Promise<number> {
  const { rows } = await server.database.query(
    "SELECT 1 FROM pg_namespace WHERE nspname LIKE 'quotewell\\_2%'",
  );
  return rows.length;
}

test("what was published answers, and the same articles are never published twice", async () => {
  const { build, publish, open, shelf } = indexed();
  await build();
  expect(await publish()).toBe(true);
  expect(await publish()).toBe(false);
  const elsewhere = indexed();
  await elsewhere.build();
  expect(await publishIndex(server.storeUrl, elsewhere.embeddingsDir, () => {}, shelf)).toBe(false);
  const library = await open();
  expect(await text(library)).toBe("The first edition.");
  await library.close();
});

test("an index whose passages are in two files is published whole", async () => {
  const articles = generatedArticles(20);
  const { build, publish, open, change, embeddingsDir } = indexed({
    "a.txt": "The first edition.",
    ...articles,
  });
  await build();
  change("The second edition.");
  await build();
  expect(readManifest(embeddingsDir)!.files).toHaveProperty([FILE.earlierPassages]);
  await publish();
  const library = await open();
  const local = await openLibrary(embeddingsDir);
  expect(await text(library)).toBe("The second edition.");
  expect(await library.articles(null)).toEqual(await local.articles(null));
  expect(await library.count(null)).toEqual(await local.count(null));
  for (const id of ["a.txt", ...Object.keys(articles)]) {
    const passages = await library.passagesOf(id);
    expect(passages).toEqual(await local.passagesOf(id));
    const numbers = passages.map(({ id }) => id);
    expect(await library.openPassages(numbers)).toEqual(await local.openPassages(numbers));
  }
  await Promise.all([library.close(), local.close()]);
});

test("a database without an index says so", async () => {
  await expect(openPostgresLibrary(server.storeUrl, "empty")).rejects.toMatchObject({
    code: "INDEX_MISSING",
    hint: expect.stringContaining("npm run index"),
  });
  await expect(
    publishIndex(server.storeUrl, temporaryFolder(), () => {}, "empty"),
  ).rejects.toMatchObject({ code: "INDEX_MISSING" });
});

test("an interrupted publication changes nothing for readers, and the next one clears it away", async () => {
  const { build, publish, open, change } = indexed({
    "a.txt": "The first edition.",
    ...generatedArticles(30),
  });
  await build();
  await publish();
  const complete = await generationSchemas();
  change("The second edition.");
  await build();
  const cuts: Promise<void>[] = [];
  const interrupted = publish(() => {
    if (cuts.length === 0) cuts.push(server.restart());
  });
  await expect(interrupted).rejects.toMatchObject({ code: "STORE_UNREACHABLE" });
  await Promise.all(cuts);
  expect(await generationSchemas()).toBe(complete + 1);
  let library = await open();
  expect(await text(library)).toBe("The first edition.");
  await library.close();
  await publish();
  // The one before stays until the next time.
  expect(await generationSchemas()).toBe(complete + 1);
  library = await open();
  expect(await text(library)).toBe("The second edition.");
  await library.close();
});

describe("a server without the extensions", () => {
  test("is named with what it lacks, and nothing is left on it", async () => {
    const bare = await startPostgres({ extensions: false });
    const { build, embeddingsDir } = indexed();
    await build();
    const publishing = publishIndex(bare.storeUrl, embeddingsDir, () => {});
    await expect(publishing).rejects.toMatchObject({
      code: "STORE_EXTENSION_MISSING",
      message: expect.stringContaining("vector"),
      hint: expect.stringContaining("https://github.com/pgvector/pgvector"),
    });
    const { rows } = await bare.database.query(
      "SELECT 1 FROM pg_namespace WHERE nspname LIKE 'quotewell%'",
    );
    expect(rows).toEqual([]);
    await bare.stop();
  });
});

describe("a library on a server", () => {
  test("answers again after a lost connection, and says what is wrong until then", async () => {
    const { build, publish, open } = indexed();
    await build();
    await publish();
    const library = await open();
    await server.restart();
    expect(await text(library)).toBe("The first edition.");
    await server.down();
    const error = await text(library).catch((error) => error);
    expect(error).toMatchObject({ code: "STORE_UNREACHABLE" });
    expect(`${error.message} ${error.hint} ${error.stack}`).not.toContain(PASSWORD);
    await server.restart();
    expect(await text(library)).toBe("The first edition.");
    await library.close();
  });

  test("is lost when its index was dropped, which a lost connection makes possible", async () => {
    const { build, publish, open, change } = indexed();
    await build();
    await publish();
    const library = await open();
    // All sessions of this server share their locks, so the reader's does not keep the index.
    for (const edition of ["second", "third"]) {
      change(`The ${edition} edition.`);
      await build();
      await publish();
    }
    await expect(text(library)).rejects.toMatchObject({ code: "INDEX_GONE" });
    await library.lost;
    await library.close();
  });
});

test("a live library follows what is published, through a server that is away for a while", async () => {
  const { build, publish, open, shelf, change } = indexed();
  const refused: unknown[] = [];
  const live = new LiveLibrary(postgresVersionSource(server.storeUrl, shelf), {
    open,
    onOpened: () => {},
    onRefused: (error) => refused.push(error),
  });
  await live.refresh();
  await expect(live.use(text)).rejects.toMatchObject({ code: "INDEX_MISSING" });
  await build();
  await publish();
  await live.refresh();
  expect(await live.use(text)).toBe("The first edition.");
  await server.down();
  await live.refresh();
  await live.refresh();
  expect(refused).toMatchObject([{ code: "STORE_UNREACHABLE" }]);
  await server.restart();
  change("The second edition.");
  await build();
  await publish();
  await live.refresh();
  expect(await live.use(text)).toBe("The second edition.");
  expect(live.refusal).toBeNull();
  await live.close();
});

test("a live library answers again after all its connections went silent, and after it was opened while they do", async () => {
  const { build, publish, shelf, change } = indexed();
  const proxy = await silentProxy(server.storeUrl);
  const limits = { patienceMs: 3000, graceMs: 1000, connectMs: 3000, probeMs: 3000 };
  const follow = () =>
    new LiveLibrary(postgresVersionSource(proxy.storeUrl, shelf, limits), {
      open: () => openPostgresLibrary(proxy.storeUrl, shelf, limits),
      onOpened: () => {},
      onRefused: () => {},
    });
  await build();
  await publish();
  const live = follow();
  await live.refresh();
  expect(await live.use(text)).toBe("The first edition.");
  proxy.silence();
  // The first try is not answered, the second goes over a new connection.
  expect(await live.use(text)).toBe("The first edition.");
  change("The second edition.");
  await build();
  await publish();
  await live.refresh();
  await live.refresh();
  expect(await live.use(text)).toBe("The second edition.");

  proxy.silence();
  proxy.silenceNew(true);
  const restarted = follow();
  const looking = restarted.refresh();
  await expect(restarted.use(text)).rejects.toMatchObject({ code: "INDEX_MISSING" });
  await looking;
  expect(restarted.refusal).toMatchObject({ isAway: true });
  proxy.silenceNew(false);
  await restarted.refresh();
  expect(await restarted.use(text)).toBe("The second edition.");
  await restarted.close();
  await live.close();
});

test("PostgreSQL cuts encoded stems into the same stems, whatever they are made of", async () => {
  const tricky =
    "The U.S. spent 3.5 or 1,000.25 on covid-19 at example.com/a-b?c=d, v1.2.3, 12e5, x_y, ISBN-13 #tag " +
    "Zürich ŁÓDŹ 東京都 мир naïve İstanbul ½ don't a1.b2";
  const wanted = stems(tricky);
  const { rows } = await server.database.query<{ lexemes: string[] }>(
    "SELECT tsvector_to_array(to_tsvector('simple', $1)) AS lexemes",
    [encodeStems(wanted)],
  );
  expect(rows[0]!.lexemes.sort()).toEqual(
    [...new Set(wanted.map((stem) => encodeStems([stem])))].sort(),
  );
  expect(rows[0]!.lexemes).toHaveLength(new Set(wanted).size);
});

test("a generation that is still read becomes current again without being written again", async () => {
  const first = indexed();
  await first.build();
  await first.publish();
  const reader = await first.open();
  const second = indexed({ "a.txt": "The second edition." });
  await second.build();
  const { storeUrl } = server;
  await publishIndex(storeUrl, second.embeddingsDir, () => {}, first.shelf);
  expect(await first.publish()).toBe(true);
  const library = await first.open();
  expect(await text(library)).toBe("The first edition.");
  await library.close();
  await reader.close();
});
