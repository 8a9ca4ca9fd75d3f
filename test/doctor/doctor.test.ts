import { chmodSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import { openStore } from "../../src/discord/store/store.ts";
import { checkArticles } from "../../src/doctor/articles.ts";
import { checkIndex } from "../../src/doctor/index-state.ts";
import { checkDisk, checkNativeModules, checkNode } from "../../src/doctor/machine.ts";
import { checkMemory } from "../../src/doctor/memory.ts";
import { BUNDLED_FINGERPRINT, checkModelFiles } from "../../src/doctor/model.ts";
import { checkSettings } from "../../src/doctor/settings.ts";
import { holdingLock } from "../../src/index/generation/lock.ts";
import { CHUNKER_VERSION } from "../../src/ingest/chunker-version.ts";
import { folderSource } from "../../src/ingest/folder/folder-source.ts";
import { type Config, loadConfig } from "../../src/settings/config.ts";
import { type Finding, findingLines } from "../../src/terminal/findings.ts";
import { styleFor } from "../../src/terminal/page.ts";
import { isRoot } from "../ingest/folder/folder-with.ts";
import { hashingEmbedder } from "../support/models/hashing-embedder.ts";
import { BUNDLED_MODELS } from "../support/places.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const levels = (findings: readonly Finding[]) => findings.map(({ level }) => level);

function config(settings: { [name: string]: string } = {}): Config & { readonly cwd: string } {
  const cwd = temporaryFolder();
  return { ...loadConfig(settings, cwd), cwd };
}

test("this Node.js and the compiled modules are fit", async () => {
  expect(levels(await checkNode())).toEqual(["good"]);
  expect(levels(await checkNativeModules())).toEqual(["good", "good"]);
});

test("the bundled model is the one that was released", async () => {
  expect(await checkModelFiles(config(), BUNDLED_MODELS)).toEqual([
    { level: "good", text: `Model quotewell-mini, SHA-256 ${BUNDLED_FINGERPRINT.slice(0, 12)}…` },
  ]);
});

test("a damaged or incomplete bundled model is a problem", async () => {
  const bundled = temporaryFolder();
  cpSync(BUNDLED_MODELS, bundled, { recursive: true });
  writeFileSync(join(bundled, "quotewell-mini/config.json"), "{}");
  const [damaged] = await checkModelFiles(config(), bundled);
  expect(damaged).toMatchObject({ level: "problem", text: expect.stringContaining("damaged") });
  rmSync(join(bundled, "quotewell-mini/tokenizer.json"));
  const [incomplete] = await checkModelFiles(config(), bundled);
  expect(incomplete).toMatchObject({
    level: "problem",
    text: "Model quotewell-mini lacks tokenizer.json",
  });
});

test("a model of the hub that was not fetched yet is named with the way to get it", async () => {
  const [missing] = await checkModelFiles(
    config({ EMBEDDING_MODEL: "Xenova/gte-small" }),
    BUNDLED_MODELS,
  );
  expect(missing).toMatchObject({
    level: "problem",
    text: expect.stringContaining("Xenova/gte-small lacks config.json"),
    todo: expect.stringContaining("npm run index"),
  });
});

test.skipIf(isRoot)(
  "a folder that articles can't be added to is told where they may be",
  async () => {
    const settings = config({ ADD_IN_SERVERS: "1" });
    mkdirSync(settings.articlesDir);
    writeFileSync(join(settings.articlesDir, "a.md"), "text");
    expect(levels(await checkArticles(settings))).toEqual(["good"]);
    chmodSync(settings.articlesDir, 0o500);
    expect(levels(await checkArticles(settings))).toEqual(["good", "warning"]);
  },
);

test("articles are counted by kind, and what will be skipped is named", async () => {
  const settings = config();
  mkdirSync(settings.articlesDir);
  for (const name of ["a.md", "b.md", "c.TXT", "photo.jpg"])
    writeFileSync(join(settings.articlesDir, name), "text");
  const [counted, skipped] = await checkArticles(settings);
  expect(counted).toEqual({
    level: "good",
    text: `3 articles in ${settings.articlesDir} (2 .md, 1 .txt)`,
  });
  expect(skipped).toMatchObject({
    level: "warning",
    text: expect.stringContaining("photo.jpg has the unsupported extension .jpg"),
  });
});

test("an empty articles folder is a problem", async () => {
  const settings = config();
  mkdirSync(settings.articlesDir);
  expect(levels(await checkArticles(settings))).toEqual(["problem"]);
});

test("a place where no index can be written is a problem, a folder to be made is none", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "file"), "");
  const blocked = loadConfig({ EMBEDDINGS_DIR: "file/embeddings" }, cwd);
  expect(await checkDisk(blocked)).toMatchObject([
    { level: "problem", text: `${join(cwd, "file")} is a file, not a folder` },
  ]);
  const fresh = loadConfig({ EMBEDDINGS_DIR: "not/there/yet" }, cwd);
  expect((await checkDisk(fresh))[0]?.text).toContain("can be written to");
});

test("a damaged memory of the bot is a problem, a whole one or none is not", async () => {
  const settings = config();
  expect(levels(await checkMemory(settings))).toEqual(["good"]);
  await (await openStore({ ...settings, storeUrl: null })).close();
  expect(levels(await checkMemory(settings))).toEqual(["good", "good"]);
  const file = join(settings.dataDir, "bot.db");
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(7, 4096, 12_000));
  expect(await checkMemory(settings)).toContainEqual({
    level: "problem",
    text: expect.stringContaining(`${file} is damaged: `),
    todo: expect.stringContaining("Restart the bot"),
  });
});

test("a setting in .env that nothing reads is pointed out", async () => {
  const { cwd, ...settings } = config();
  writeFileSync(join(cwd, ".env"), "ARTICLE_DIR=news\nARTICLES_DIR=news\n");
  expect(await checkSettings(settings, cwd)).toContainEqual({
    level: "warning",
    text: ".env has unknown settings: ARTICLE_DIR",
    todo: "Compare the spelling with .env.example.",
  });
});

test.runIf(process.platform !== "win32")(
  "a token that others may read is pointed out, and never printed",
  async () => {
    const cwd = temporaryFolder();
    writeFileSync(join(cwd, ".env"), "DISCORD_TOKEN=very.secret.token\n");
    chmodSync(join(cwd, ".env"), 0o644);
    const settings = loadConfig({}, cwd);
    const open = await checkSettings(settings, cwd);
    expect(open.at(-1)).toEqual({
      level: "warning",
      text: ".env contains DISCORD_TOKEN, and other users of this machine can read it",
      todo: "Run: chmod 600 .env",
    });
    expect(JSON.stringify(open)).not.toContain("secret");
    chmodSync(join(cwd, ".env"), 0o600);
    expect(levels(await checkSettings(settings, cwd))).toEqual(["good", "good"]);
  },
);

test("a collection that places are limited to and that has no articles is pointed out", async () => {
  const settings = config({ COLLECTION_CHANNELS: "123456789012345678=harbor,others=harbour" });
  mkdirSync(join(settings.articlesDir, "harbour"), { recursive: true });
  writeFileSync(join(settings.articlesDir, "harbour/ferry.txt"), "The ferry stayed in port.\n");
  const source = folderSource(settings.articlesDir, settings);
  const { embeddingsDir } = settings;
  const embedder = hashingEmbedder();
  await buildIndex({ source, embedder, embeddingsDir, chunker: CHUNKER_VERSION });
  const [whole, ...others] = await checkIndex(settings, embedder);
  expect(whole).toMatchObject({ level: "good" });
  expect(others).toMatchObject([
    {
      level: "warning",
      text: "COLLECTION_CHANNELS names collections without articles: harbor",
      todo: expect.stringContaining("harbour"),
    },
  ]);
});

test("an index that another process builds or updates is said to be, with that process", async () => {
  const settings = config({});
  const { articlesDir, embeddingsDir } = settings;
  const embedder = hashingEmbedder();
  const last = async () => (await checkIndex(settings, embedder)).at(-1)!;
  mkdirSync(articlesDir);
  mkdirSync(embeddingsDir);
  writeFileSync(join(articlesDir, "one.txt"), "The ferry stayed in port because of the storm.\n");
  expect((await last()).text).toContain("No index yet");
  const me = new RegExp(`by process ${process.pid} on `);
  const first = await holdingLock(embeddingsDir, last);
  expect(first.text).toMatch(/is being built/);
  expect(first.text).toMatch(me);
  const source = folderSource(articlesDir, settings);
  await buildIndex({ source, embedder, embeddingsDir, chunker: CHUNKER_VERSION });
  writeFileSync(join(articlesDir, "two.txt"), "The harbour has a new crane, painted red.\n");
  expect(await last()).toMatchObject({ level: "warning" });
  const update = await holdingLock(embeddingsDir, last);
  expect(update.level).toBe("note");
  expect(update.text).toMatch(me);
});

test("what was done to the articles since the index was built is counted", async () => {
  const settings = config({});
  const { articlesDir, embeddingsDir } = settings;
  const article = (name: string) => join(articlesDir, name);
  mkdirSync(articlesDir);
  for (const name of ["same.txt", "changed.txt", "gone.txt"])
    writeFileSync(article(name), `The ferry named ${name} stayed in port.\n`);
  const source = folderSource(articlesDir, settings);
  const embedder = hashingEmbedder();
  await buildIndex({ source, embedder, embeddingsDir, chunker: CHUNKER_VERSION });
  expect(levels(await checkIndex(settings, embedder))).toEqual(["good"]);
  writeFileSync(article("changed.txt"), "The ferry sailed on Monday, and everybody was glad.\n");
  writeFileSync(article("new.txt"), "The harbour has a new crane, painted by Mara Lind.\n");
  writeFileSync(article("newer.txt"), "The lighthouse got a lamp that cost four hundred crowns.\n");
  rmSync(article("gone.txt"));
  expect((await checkIndex(settings, embedder)).at(-1)).toMatchObject({
    level: "warning",
    text: "The articles have changed since: 3 new or changed, 1 removed",
  });
});

test("articles in a language that the model does not know are pointed out", async () => {
  const settings = config({});
  mkdirSync(settings.articlesDir, { recursive: true });
  const german = "Die Fähre blieb wegen des Sturms drei Tage lang im Hafen, sagte der Kapitän.\n";
  writeFileSync(join(settings.articlesDir, "faehre.txt"), german);
  const source = folderSource(settings.articlesDir, settings);
  const { embeddingsDir } = settings;
  const embedder = hashingEmbedder({ languages: ["en"] });
  await buildIndex({ source, embedder, embeddingsDir, chunker: CHUNKER_VERSION });
  const findings = await checkIndex(settings, embedder);
  expect(findings).toContainEqual({
    level: "warning",
    text: expect.stringContaining("hashing does not know their language: 1 article in German"),
    todo: expect.stringContaining("EMBEDDING_MODEL"),
  });
  expect(levels(await checkIndex(settings, { ...embedder, languages: null }))).toEqual(["good"]);
});

test("what is found takes a line for each of its lines", () => {
  const style = styleFor({ isTTY: false } as never);
  const problem: Finding = { level: "problem", text: "Two things:\n  one\n  two", todo: "Mend." };
  expect(findingLines(problem, { columns: 80, style })).toEqual([
    "✖ Two things:",
    "    one",
    "    two",
    "  → Mend.",
  ]);
});
