import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { parse } from "dotenv";
import { expect, test } from "vitest";
import { loadConfig } from "../../src/settings/config.ts";
import { SETTINGS } from "../../src/settings/schema.ts";
import { UserError } from "../../src/shared/errors.ts";
import { ROOT } from "../support/places.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function folderWith(env: string): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, ".env"), env);
  return folder;
}

function errorOf(run: () => unknown): UserError {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error("nothing was thrown");
}

test("without any setting the defaults count, and relative folders start at the current one", () => {
  const folder = temporaryFolder();
  expect(loadConfig({}, folder)).toEqual({
    discordToken: null,
    discordApiUrl: "https://discord.com/api",
    articlesDir: join(folder, "articles"),
    embeddingsDir: join(folder, "embeddings"),
    modelsDir: join(folder, "models"),
    embeddingModel: "quotewell-mini",
    rerankerModel: null,
    watch: true,
    feeds: [],
    feedMinutes: 30,
    modelHubUrl: "https://huggingface.co",
    storeUrl: null,
    maxArticleMb: 20,
    maxArticleSeconds: 60,
    maxArticleMemoryMb: 1000,
    dataDir: join(folder, "data"),
    shards: "auto",
    listenChannels: [],
    collectionChannels: new Map(),
    questionsPerMinute: { user: 10, channel: 60, server: 180 },
    addInServers: [],
    addFromWeb: false,
    answerLater: "asked",
    logQuestions: false,
    metrics: null,
  });
});

test("channels are listed with commas, and metrics stay on this machine unless told otherwise", () => {
  const given = { LISTEN_CHANNELS: "123456789012345678, 234567890123456789", METRICS_PORT: "9464" };
  expect(loadConfig(given, temporaryFolder())).toMatchObject({
    listenChannels: ["123456789012345678", "234567890123456789"],
    metrics: { port: 9464, host: "127.0.0.1" },
  });
});

test.each([
  ["SHARDS", "banana"],
  ["SHARDS", "4/4"],
  ["COLLECTION_CHANNELS", "nonsense"],
  ["LISTEN_CHANNELS", "general"],
  ["ADD_IN_SERVERS", "mine"],
  ["ADD_FROM_WEB", "yes"],
  ["ANSWER_LATER", "yes"],
  ["LOG_QUESTIONS", "yes"],
  ["METRICS_PORT", "0"],
  ["METRICS_PORT", "http"],
  ["USER_QUESTIONS_PER_MINUTE", "0"],
  ["SERVER_QUESTIONS_PER_MINUTE", "1.5"],
])("%s=%s is refused", (key, value) => {
  expect(errorOf(() => loadConfig({ [key]: value }, temporaryFolder())).message).toContain(
    `${key} is "${value}"`,
  );
});

test("the real environment wins over .env", () => {
  const folder = folderWith("ARTICLES_DIR=from-file\nMAX_ARTICLE_MB=5\n");
  const config = loadConfig({ ARTICLES_DIR: "/srv/articles" }, folder);
  expect(config.articlesDir).toBe("/srv/articles");
  expect(config.maxArticleMb).toBe(5);
});

test("an empty value counts as unset, in .env and in the environment", () => {
  const folder = folderWith("EMBEDDING_MODEL=\nMAX_ARTICLE_MB=7\n");
  const config = loadConfig({ MAX_ARTICLE_MB: "", DISCORD_TOKEN: " " }, folder);
  expect(config.embeddingModel).toBe("quotewell-mini");
  expect(config.maxArticleMb).toBe(7);
  expect(config.discordToken).toBeNull();
});

test("a .env written on Windows, with byte order mark and line ends, is understood", () => {
  const folder = folderWith("\uFEFFMAX_ARTICLE_MB=3\r\nEMBEDDING_MODEL=Xenova/gte-small\r\n");
  expect(loadConfig({}, folder)).toMatchObject({
    maxArticleMb: 3,
    embeddingModel: "Xenova/gte-small",
  });
});

test("~/ is the home folder, and a slash at the end of an address is dropped", () => {
  const config = loadConfig(
    { ARTICLES_DIR: "~/news", MODEL_HUB_URL: "http://mirror.local:8080/hf/" },
    temporaryFolder(),
  );
  expect(config.articlesDir).toBe(join(homedir(), "news"));
  expect(config.modelHubUrl).toBe("http://mirror.local:8080/hf");
});

test("the settings can't be changed afterwards", () => {
  expect(Object.isFrozen(loadConfig({}, temporaryFolder()))).toBe(true);
});

test("all unusable settings are named at once, each with its value and what is allowed", () => {
  const error = errorOf(() =>
    loadConfig(
      { MAX_ARTICLE_MB: "lots", MODEL_HUB_URL: "ftp://x", EMBEDDING_MODEL: "../../etc" },
      temporaryFolder(),
    ),
  );
  expect(error.message).toMatchInlineSnapshot(`
    "Some settings can't be used:
      EMBEDDING_MODEL is "../../etc"; it must be quotewell-mini or a model of the hub such as Xenova/bge-small-en-v1.5
      MODEL_HUB_URL is "ftp://x"; it must be an http or https address
      MAX_ARTICLE_MB is "lots"; it must be a number of megabytes over 0, at most 500"
  `);
  expect(error.hint).toMatchInlineSnapshot(
    `"Correct them in .env or in the environment; .env.example explains each of them."`,
  );
});

test.each([
  ["MAX_ARTICLE_SECONDS", "0.5"],
  ["MAX_ARTICLE_SECONDS", "3601"],
  ["MAX_ARTICLE_MEMORY_MB", "299"],
  ["MAX_ARTICLE_MEMORY_MB", "much"],
])("%s=%s is refused", (name, value) => {
  const { message } = errorOf(() => loadConfig({ [name]: value }, temporaryFolder()));
  expect(message).toContain(`${name} is "${value}"`);
});

test.each(["0", "-1", "501", "1e9", "twenty", "Infinity"])(
  "MAX_ARTICLE_MB=%s is refused",
  (value) => {
    expect(
      errorOf(() => loadConfig({ MAX_ARTICLE_MB: value }, temporaryFolder())).message,
    ).toContain(`MAX_ARTICLE_MB is "${value}"`);
  },
);

test.each([
  ["EMBEDDING_MODEL", "a/b/c"],
  ["EMBEDDING_MODEL", "/abs"],
  ["EMBEDDING_MODEL", ".."],
  ["EMBEDDING_MODEL", "a b"],
  ["EMBEDDING_MODEL", "Xenova/../x"],
  ["RERANKER_MODEL", "ms-marco-MiniLM-L-6-v2"],
  ["RERANKER_MODEL", "a/b/c"],
  ["RERANKER_MODEL", "../up"],
])("%s=%s is refused", (name, value) => {
  expect(errorOf(() => loadConfig({ [name]: value }, temporaryFolder())).code).toBe(
    "CONFIG_INVALID",
  );
});

test.each([
  ["DISCORD_TOKEN", "secret with blanks"],
  ["STORE_URL", "mysql://quotewell:secret@db.example/quotewell"],
  ["STORE_URL", "postgres://quotewell:secret#1@db.example/quotewell"],
  ["STORE_URL", "postgres://quotewell:secret%1@db.example/quotewell"],
])("an unusable %s never appears in an error", (name, value) => {
  const error = errorOf(() => loadConfig({ [name]: value }, temporaryFolder()));
  expect(error.message).toContain(name);
  expect(`${error.message}${error.hint}${error.stack}`).not.toContain("secret");
});

test("for a STORE_URL that can't be used, the error says how a password is written", () => {
  const url = "postgres://quotewell:50%off@db.example/quotewell";
  const { message } = errorOf(() => loadConfig({ STORE_URL: url }, temporaryFolder()));
  expect(message).toContain("user:password@ before the host; in a password # is written %23");
  expect(loadConfig({ STORE_URL: url.replace("%", "%25") }, temporaryFolder()).storeUrl).not.toBe(
    null,
  );
});

test.each(["articles", "articles/index", "./articles/../articles/x"])(
  "an index in the articles folder (%s) is refused, because nothing is written there",
  (embeddings) => {
    const error = errorOf(() => loadConfig({ EMBEDDINGS_DIR: embeddings }, temporaryFolder()));
    expect(error.message).toContain(`EMBEDDINGS_DIR is "${embeddings}"`);
  },
);

test.each(["articles-index", "../index", "embeddings"])("an index in %s is fine", (embeddings) => {
  expect(() => loadConfig({ EMBEDDINGS_DIR: embeddings }, temporaryFolder())).not.toThrow();
});

test("a .env that can't be read is named", () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, ".env"));
  expect(errorOf(() => loadConfig({}, folder)).message).toContain(join(folder, ".env"));
});

test.each([
  ["LISTEN_CHANNELS=#general", "LISTEN_CHANNELS ends at the # in line 2 of .env"],
  ["ARTICLES_DIR=/srv/news#1 # here", "ARTICLES_DIR ends at the # in line 2 of .env"],
  ["export DATA_DIR = /srv/a b#c", "DATA_DIR ends at the # in line 2 of .env"],
  ["DISCORD_TOKEN abc", "DISCORD_TOKEN has no = after it in line 2 of .env"],
  ["MAX_ARTICLE_MB=5\nMAX_ARTICLE_MB=", "MAX_ARTICLE_MB is set twice in .env, in lines 2 and 3"],
])("%j in .env is refused, as part of it would count for nothing", (lines, complaint) => {
  const { code, message } = errorOf(() => loadConfig({}, folderWith(`# ours\n${lines}\n`)));
  expect(code).toBe("CONFIG_INVALID");
  expect(message).toContain(complaint);
});

test("comments, quotes and several lines in .env are understood", () => {
  const lines = [
    "METRICS_PORT= # none",
    "MAX_ARTICLE_MB=5 # megabytes",
    'ARTICLES_DIR="/srv/news#1" # here',
    "DATA_DIR='/srv/#data'",
    "EMBEDDINGS_DIR: /srv/index",
    "# WATCH=false",
    "MY_OWN=#1",
    "MY_OWN=#2",
  ];
  expect(loadConfig({}, folderWith(lines.join("\n")))).toMatchObject({
    metrics: null,
    maxArticleMb: 5,
    articlesDir: "/srv/news#1",
    dataDir: "/srv/#data",
    embeddingsDir: "/srv/index",
  });
});

test(".env.example explains every setting and shows its default", () => {
  const example = parse(readFileSync(join(ROOT, ".env.example")));
  expect(Object.keys(example).sort()).toEqual(Object.keys(SETTINGS.shape).sort());
  const defaults = { ...SETTINGS.parse({}), COLLECTION_CHANNELS: "" };
  for (const [key, value] of Object.entries(example))
    expect(value).toBe(String(defaults[key as keyof typeof defaults] ?? ""));
});

test("the values of .env.example are the defaults", () => {
  const cwd = temporaryFolder();
  expect(loadConfig(parse(readFileSync(join(ROOT, ".env.example"))), cwd)).toEqual(
    loadConfig({}, cwd),
  );
});

test.each([
  ["UTF-8 with a mark", (text: string) => Buffer.from(`\ufeff${text}`)],
  ["UTF-16, little-endian", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le")],
  ["UTF-16, big-endian", (text: string) => Buffer.from(`\ufeff${text}`, "utf16le").swap16()],
])("a .env in %s is read", (_, encode) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, ".env"), encode("ARTICLES_DIR=Bücher\r\nMAX_ARTICLE_MB=5\r\n"));
  const { articlesDir, maxArticleMb } = loadConfig({}, folder);
  expect([articlesDir, maxArticleMb]).toEqual([join(folder, "Bücher"), 5]);
});

test.each([
  ["UTF-16 without a mark", Buffer.from("MAX_ARTICLE_MB=5\n", "utf16le")],
  ["UTF-32", Buffer.from("\xff\xfe\0\0M\0\0\0A\0\0\0", "latin1")],
])("a .env in %s is refused", (_, bytes) => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, ".env"), bytes);
  expect(errorOf(() => loadConfig({}, folder))).toMatchObject({
    code: "CONFIG_UNREADABLE",
    message: expect.stringContaining("save it as UTF-8"),
  });
});

test("feeds may stand in a file beside .env, and one that is not there is named", () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "feeds.txt"), "# ours\nnews=https://a.example/feed\n");
  expect(loadConfig({ FEEDS: "feeds.txt" }, folder).feeds).toEqual([
    { url: "https://a.example/feed", collection: "news" },
  ]);
  expect(() => loadConfig({ FEEDS: "gone.txt" }, folder)).toThrow(
    /FEEDS is "gone.txt"; it must be addresses of feeds .*; as a file it can't be read: ENOENT/,
  );
  const secret = { FEEDS: "https://me:secret@a.example/feed" };
  expect(() => loadConfig(secret, folder)).toThrow(/^(?!.*secret).*FEEDS/s);
});
