import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { runMigrate } from "../../src/commands/run-migrate.ts";
import { openStore } from "../../src/discord/store/store.ts";
import { openPostgresLibrary } from "../../src/index/postgres/open-postgres-library.ts";
import { storedAnswer } from "../support/bot/fixtures.ts";
import { workshop } from "../support/index/workshop.ts";
import { MAIN } from "../support/places.ts";
import { cuttingProxy } from "../support/postgres/cutting-proxy.ts";
import { startPostgres, type TestServer } from "../support/postgres/pglite.ts";
import { emptied } from "../support/store/store-of-tests.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

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

describe("migrating that is broken off", () => {
  /** Articles and a memory to move, with how to move them through a proxy and what is there then. */
  async function movable() {
    const here = workshop();
    await buildIndex(here);
    const dataDir = temporaryFolder();
    const memory = await openStore({ dataDir, storeUrl: null });
    for (const id of ["a1", "a2"]) await memory.answers.put(storedAnswer({ id }));
    await memory.votes.cast("a1", "77", "down");
    const { secret } = memory;
    await memory.close();
    const proxy = await cuttingProxy(server.storeUrl);
    const env = {
      STORE_URL: proxy.storeUrl,
      EMBEDDINGS_DIR: here.embeddingsDir,
      DATA_DIR: dataDir,
    };
    return {
      ...{ proxy, env },
      migrate() {
        for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
        return runMigrate({ from: "local", to: "postgres" });
      },
      async isThere() {
        const library = await openPostgresLibrary(server.storeUrl);
        expect(await library.articles(null)).toHaveLength(3);
        await library.close();
        const copy = await openStore({ dataDir, storeUrl: server.storeUrl });
        expect(copy.secret).toEqual(secret);
        expect(await copy.answers.byId("a2")).not.toBeNull();
        expect(await copy.votes.of("a1")).toEqual({ up: 0, down: 1 });
        await copy.close();
      },
    };
  }

  test("by a lost connection says so, wherever that happens, and can be done again", async () => {
    const { proxy, migrate, isThere } = await movable();
    await emptied(server.storeUrl);
    await migrate();
    const all = proxy.sent;
    let failed = 0;
    for (let sendings = 0; sendings < all; sendings += 7) {
      await emptied(server.storeUrl);
      proxy.after(sendings, proxy.cut);
      // Done when only the goodbye was lost.
      const outcome = await migrate().catch((error) => error);
      if (outcome === 0) continue;
      expect(outcome).toMatchObject({ code: "STORE_UNREACHABLE" });
      failed++;
      await migrate();
      await isThere();
    }
    expect(failed).toBeGreaterThan(8);
  });

  test("by a kill can be done again; until then no bot takes a part of the memory for the whole", async () => {
    const { proxy, env, migrate, isThere } = await movable();
    await emptied(server.storeUrl);
    await migrate();
    const all = proxy.sent;
    for (const [sendings, isBegun] of [
      [Math.round(all / 2), false],
      [all - 10, true],
    ] as const) {
      await emptied(server.storeUrl);
      const args = [MAIN, "migrate", "--from", "local", "--to", "postgres"];
      const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...env } });
      proxy.after(sendings, () => child.kill("SIGKILL"));
      expect(await once(child, "exit")).toEqual([null, "SIGKILL"]);
      proxy.cut();
      const place = { dataDir: temporaryFolder(), storeUrl: server.storeUrl };
      if (isBegun) {
        await expect(openStore(place)).rejects.toMatchObject({ code: "STORE_UNFINISHED" });
        vi.stubEnv("STORE_URL", server.storeUrl);
        vi.stubEnv("DATA_DIR", place.dataDir);
        await expect(runMigrate({ from: "postgres", to: "local" })).rejects.toMatchObject({
          code: "STORE_UNFINISHED",
        });
      }
      await migrate();
      await isThere();
    }
  });
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
