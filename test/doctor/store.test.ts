import { afterAll, beforeAll, expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { checkStore } from "../../src/doctor/store.ts";
import { publishIndex } from "../../src/index/postgres/publish.ts";
import { memorySource } from "../support/articles/memory-source.ts";
import { hashingEmbedder } from "../support/models/hashing-embedder.ts";
import { PASSWORD, startPostgres, type TestServer } from "../support/postgres/pglite.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.stop());

test("the doctor names the server, its extensions and the index on it, and no password", async () => {
  const server18 = { level: "good", text: expect.stringMatching(/PostgreSQL 18.*vector.*pg_text/) };
  expect(await checkStore(server.storeUrl)).toEqual([
    server18,
    { level: "note", text: "It has no index yet; npm run index publishes one" },
  ]);
  const embeddingsDir = temporaryFolder();
  const source = memorySource({ "a.txt": "The ferry sank." });
  await buildIndex({ source, embedder: hashingEmbedder(), embeddingsDir, chunker: 1 });
  await publishIndex(server.storeUrl, embeddingsDir, () => {});
  const findings = await checkStore(server.storeUrl);
  expect(findings).toEqual([
    server18,
    { level: "good", text: expect.stringMatching(/: 1 articles, 1 passages, built just now$/) },
  ]);
  expect(JSON.stringify(findings)).not.toContain(PASSWORD);
});

test("the doctor finds an index that another version has published", async () => {
  await server.database.exec("UPDATE quotewell.generations SET layout = 99");
  expect((await checkStore(server.storeUrl)).at(-1)).toMatchObject({ level: "problem" });
});
