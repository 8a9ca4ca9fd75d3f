import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { runMigrate } from "../../src/commands/run-migrate.ts";
import { openStore } from "../../src/discord/store/store.ts";
import { openPostgresLibrary } from "../../src/index/postgres/open-postgres-library.ts";
import { startPostgres, type TestServer } from "../support/postgres/pglite.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { workshop } from "../support/workshop.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await server.stop();
});

const lines: string[] = [];
vi.spyOn(console, "log").mockImplementation((line) => void lines.push(line));
vi.spyOn(process.stderr, "write").mockReturnValue(true);
afterEach(() => void lines.splice(0));

test("the index and the bot's memory move to the server, and the memory moves back", async () => {
  const here = workshop();
  await buildIndex(here);
  const dataDir = temporaryFolder();
  const memory = await openStore({ dataDir, storeUrl: null });
  await memory.setNote("greeting", "hello");
  await memory.close();
  vi.stubEnv("STORE_URL", server.storeUrl);
  vi.stubEnv("EMBEDDINGS_DIR", here.embeddingsDir);
  vi.stubEnv("DATA_DIR", dataDir);

  expect(await runMigrate({ from: "local", to: "postgres" })).toBe(0);
  expect(lines).toEqual([
    expect.stringMatching(
      /^3 articles, 4 passages are in the database 127\.0\.0\.1:\d+\/postgres\.$/,
    ),
    "The bot remembers 0 answers there.",
  ]);
  const library = await openPostgresLibrary(server.storeUrl);
  expect(await library.articles(null)).toHaveLength(3);
  await library.close();

  const elsewhere = temporaryFolder();
  vi.stubEnv("STORE_URL", server.storeUrl); // Taken out of the environment by the first run.
  vi.stubEnv("DATA_DIR", elsewhere);
  lines.splice(0);
  expect(await runMigrate({ from: "postgres", to: "local" })).toBe(0);
  expect(lines).toEqual([
    "The bot remembers 0 answers there.",
    "The index isn't copied: run `npm run index` to build it from the articles.",
  ]);
  const back = await openStore({ dataDir: elsewhere, storeUrl: null });
  expect(await back.note("greeting")).toBe("hello");
  await back.close();
});

test("two equal stores and a missing STORE_URL are errors", async () => {
  await expect(runMigrate({ from: "local", to: "local" })).rejects.toMatchObject({
    code: "USAGE_SAME_STORE",
  });
  vi.stubEnv("STORE_URL", "");
  await expect(runMigrate({ from: "local", to: "postgres" })).rejects.toMatchObject({
    code: "STORE_URL_MISSING",
  });
});
