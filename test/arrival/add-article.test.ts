import { existsSync, promises as files, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import {
  addArticle,
  type Delivery,
  type Intake,
  removeArticle,
  renameArticle,
} from "../../src/arrival/add-article.ts";
import { openRegister } from "../../src/arrival/register.ts";
import { readWithinLimits } from "../../src/ingest/read-within-limits.ts";
import { walk } from "../../src/ingest/walk.ts";
import { folderWith, LIMITS } from "../ingest/folder.ts";
import { onOpen, replaceFunction } from "../support/replaced-functions.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const TEXT =
  "The talks on the two rivers open in Geneva on Monday, said the minister. Five countries take part.";

/** One reading process for all tests. */
const { read } = readWithinLimits(LIMITS);

function delivery(over: Partial<Delivery> = {}): Delivery {
  const bytes = Buffer.from(TEXT);
  return { bytes, name: "talks.txt", collection: null, by: "1", guild: "2", url: null, ...over };
}

async function intake(files: { readonly [path: string]: string } = {}, dataDir?: string) {
  const register = openRegister(dataDir ?? temporaryFolder());
  onTestFinished(() => register.close());
  const articlesDir = await folderWith(files);
  return { articlesDir, maxArticleMb: 1, read, register } satisfies Intake;
}

const idsIn = async (folder: string) => (await walk(folder, 20)).entries.map(({ id }) => id);

test("an article lies in its collection, byte for byte, and is told as the index will read it", async () => {
  const place = await intake();
  const bytes = Buffer.from(`# Rivers\n\n${TEXT}\r\n`);
  const added = await addArticle(place, delivery({ bytes, name: "r.MD", collection: "geneva" }));
  expect(added.article).toMatchObject({ id: "geneva/r.md", collection: "geneva", title: "Rivers" });
  expect(added).toMatchObject({ passages: 1, article: { language: "en" } });
  expect(readFileSync(join(place.articlesDir, "geneva/r.md"))).toEqual(bytes);
  expect(await idsIn(place.articlesDir)).toEqual(["geneva/r.md"]);
});

test("no file is ever written over, and fifty of one name have fifty names", async () => {
  const place = await intake({ "talks.txt": "Mine." });
  const added = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      addArticle(place, delivery({ bytes: Buffer.from(`${TEXT} Part ${i}.`) })),
    ),
  );
  expect(new Set(added.map(({ article }) => article.id)).size).toBe(50);
  expect(await idsIn(place.articlesDir)).toHaveLength(51);
  expect(readFileSync(join(place.articlesDir, "talks.txt"), "utf8")).toBe("Mine.");
  expect(readdirSync(place.articlesDir).filter((name) => name.startsWith("."))).toEqual([]);
});

test.each([
  ["/etc/cron.d/talks.txt", "talks.txt"],
  ["..\\..\\talks.txt", "talks.txt"],
  ["..", "ARRIVAL_TYPE"],
  [".txt", "ARRIVAL_TYPE"],
  ["README.md", "article-README.md"],
  ["nul.txt", "article-nul.txt"],
  ["talks.exe", "ARRIVAL_TYPE"],
])("the name %j is made %j", async (name, expected) => {
  const place = await intake();
  const id = await addArticle(place, delivery({ name })).then(
    ({ article }) => article.id,
    ({ code }) => code,
  );
  expect(id).toBe(expected);
});

test.each([
  ["an empty file", { bytes: Buffer.alloc(0) }, "ARRIVAL_UNREADABLE"],
  ["one that is too large", { bytes: Buffer.alloc(1e6 + 1, "a ") }, "ARRIVAL_TOO_LARGE"],
  ["a page that is called a text", { bytes: Buffer.from("<html><p>Talks") }, "ARRIVAL_TYPE"],
  ["a PDF that is none", { name: "talks.pdf" }, "ARRIVAL_TYPE"],
  ["a broken PDF", { name: "a.pdf", bytes: Buffer.from("%PDF-1.4\n") }, "ARRIVAL_UNREADABLE"],
  [
    "a program called a text",
    { bytes: Buffer.from("\x7fELF\0\x01\x02\0".repeat(9)) },
    "ARRIVAL_UNREADABLE",
  ],
])("%s is refused with a sentence, and nothing is written", async (_, over, code) => {
  const place = await intake();
  const refusal = addArticle(place, delivery({ collection: "new", ...over }));
  await expect(refusal).rejects.toMatchObject({ code, message: expect.stringMatching(/^".*\.$/s) });
  expect(readdirSync(place.articlesDir)).toEqual([]);
  expect(place.register.newest(9)).toEqual([]);
});

test.each(["../up", "a/b", ".removed", "CON", "", "linked", "file.txt", "__MACOSX"])(
  "the collection %j is refused",
  async (collection) => {
    const place = await intake({ "file.txt": TEXT, ".removed/a.txt": TEXT, "__MACOSX/a": "" });
    symlinkSync(temporaryFolder(), join(place.articlesDir, "linked"));
    const refusal = addArticle(place, delivery({ collection }));
    await expect(refusal).rejects.toMatchObject({ code: "ARRIVAL_COLLECTION" });
    expect(await idsIn(place.articlesDir)).toEqual(["file.txt"]);
  },
);

test("a collection is found as it is spelled on the disk", async () => {
  const place = await intake({ "Zu\u0308rich/a.txt": TEXT });
  const { article } = await addArticle(place, delivery({ collection: "z\u00fcrich" }));
  expect(article).toMatchObject({ id: "Zu\u0308rich/talks.txt", collection: "Z\u00fcrich" });
});

test("articles that arrive at the same moment make their new collection together", async () => {
  const place = await intake();
  const reading = await read({ bytes: Buffer.from(TEXT), id: "talks.txt" });
  const added = await Promise.all(
    Array.from({ length: 8 }, (_, i) =>
      addArticle(
        { ...place, read: async () => reading },
        delivery({ bytes: Buffer.from(`${TEXT} Part ${i}.`), collection: "geneva" }),
      ),
    ),
  );
  expect(new Set(added.map(({ article }) => article.collection))).toEqual(new Set(["geneva"]));
  expect(await idsIn(place.articlesDir)).toHaveLength(8);
});

test("the same bytes are added once, and again after they were removed", async () => {
  const place = await intake();
  await addArticle(place, delivery());
  const again = () => addArticle(place, delivery({ name: "other.txt" }));
  await expect(again()).rejects.toMatchObject({ code: "ARRIVAL_KNOWN" });
  await removeArticle(place, "talks.txt");
  expect((await again()).article.id).toBe("other.txt");
});

test("who added what is known after a restart", async () => {
  const dataDir = temporaryFolder();
  const first = await intake({}, dataDir);
  await addArticle(first, delivery({ url: "https://example.org/talks" }));
  first.register.close();
  const { register } = await intake({}, dataDir);
  expect(register.find("talks.txt")).toMatchObject({
    by: "1",
    guild: "2",
    url: "https://example.org/talks",
  });
});

test("an article is moved aside when it is removed, and several of one name are kept", async () => {
  const place = await intake();
  for (const text of [TEXT, `${TEXT} Again.`]) {
    await addArticle(place, delivery({ bytes: Buffer.from(text), collection: "geneva" }));
    await removeArticle(place, "geneva/talks.txt");
  }
  expect(await idsIn(place.articlesDir)).toEqual([]);
  const kept = readdirSync(join(place.articlesDir, "geneva/.removed")).sort();
  expect(kept).toEqual(["talks-2.txt", "talks.txt"]);
});

test("only what was added is removed or renamed", async () => {
  const place = await intake({ "mine.txt": TEXT });
  for (const change of [removeArticle, renameArticle])
    await expect(change(place, "mine.txt", "x")).rejects.toMatchObject({
      code: "ARRIVAL_NOT_ADDED",
    });
  expect(await idsIn(place.articlesDir)).toEqual(["mine.txt"]);
});

test("an added article whose file is gone can be removed, but not renamed", async () => {
  const place = await intake();
  await addArticle(place, delivery());
  await files.unlink(join(place.articlesDir, "talks.txt"));
  await expect(renameArticle(place, "talks.txt", "x")).rejects.toMatchObject({
    code: "ARTICLES_GONE",
  });
  expect(await removeArticle(place, "talks.txt")).toBeNull();
  expect(place.register.find("talks.txt")).toBeNull();
});

test("a renamed article keeps its ending, its collection and who added it", async () => {
  const place = await intake({ "geneva/new name.txt": TEXT });
  await addArticle(place, delivery({ collection: "geneva" }));
  const id = await renameArticle(place, "geneva/talks.txt", "../new name.TXT");
  expect(id).toBe("geneva/new name-2.txt");
  expect(place.register.find(id)).toMatchObject({ by: "1" });
  expect(await idsIn(place.articlesDir)).toEqual(["geneva/new name-2.txt", "geneva/new name.txt"]);
});

/** Makes every call of a function of the file system fail. */
function failing(name: "link" | "open", code: string): void {
  const error = Object.assign(new Error(`${code}: made up`), { code });
  replaceFunction(files, name, (() => Promise.reject(error)) as never);
}

test.each([
  ["ENOSPC", "DISK_FULL"],
  ["EROFS", "NOT_WRITABLE"],
  ["EACCES", "NOT_WRITABLE"],
])("%s becomes %s, and nothing is left behind", async (code, expected) => {
  const place = await intake();
  failing("link", code);
  await expect(addArticle(place, delivery())).rejects.toMatchObject({ code: expected });
  expect(readdirSync(place.articlesDir)).toEqual([]);
});

test("where there are no hard links, files still don't replace each other", async () => {
  const place = await intake({ "talks.txt": "Mine." });
  failing("link", "ENOTSUP");
  expect((await addArticle(place, delivery())).article.id).toBe("talks-2.txt");
  expect(readFileSync(join(place.articlesDir, "talks-2.txt"), "utf8")).toBe(TEXT);
  expect(readFileSync(join(place.articlesDir, "talks.txt"), "utf8")).toBe("Mine.");
});

test.each(["EINVAL", "EIO"])(
  "where a folder can't be synced (%s), articles are added all the same",
  async (code) => {
    const place = await intake();
    onOpen((file, path) => {
      const fails = () => Promise.reject(Object.assign(new Error(code), { code }));
      return path === place.articlesDir ? Object.assign(file, { sync: fails }) : file;
    });
    const { article } = await addArticle(place, delivery());
    expect(await removeArticle(place, article.id)).toBe(".removed/talks.txt");
  },
);

test("what can't be registered isn't added", async () => {
  const place = await intake();
  place.register.close();
  const broken = { ...place, register: { ...place.register, withHash: () => [] } };
  await expect(addArticle(broken, delivery())).rejects.toThrow();
  expect(existsSync(join(place.articlesDir, "talks.txt"))).toBe(false);
});
