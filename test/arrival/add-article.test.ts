import { existsSync, promises as files, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { addArticle } from "../../src/arrival/add-article.ts";
import { removeArticle } from "../../src/arrival/change-added.ts";
import { onOpen, replaceFunction } from "../support/replaced-functions.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { delivery, endAt, idsIn, intake, TEXT } from "./intake.ts";

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
  ["/etc/cron.d/talks.txt", "etc-cron.d-talks.txt"],
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
  const reading = await place.read({ bytes: Buffer.from(TEXT), id: "talks.txt" });
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

test.each(["before", "after"] as const)(
  "a process that is killed right %s a file gets its name leaves none that can't be removed",
  async (when) => {
    const place = await intake();
    const ended = endAt("link", when);
    void addArticle(place, delivery());
    await ended();
    for (const id of await idsIn(place.articlesDir)) await removeArticle(place, id);
    expect(await idsIn(place.articlesDir)).toEqual([]);
  },
);

test("a name that only the register has belongs to another process", async () => {
  const place = await intake();
  const arrival = { at: 1, by: "7", guild: null, url: null, hash: "" };
  place.register.add({ ...arrival, id: "talks.txt" });
  expect((await addArticle(place, delivery())).article.id).toBe("talks-2.txt");
  expect(place.register.find("talks.txt")).toMatchObject({ by: "7" });
});

test("what can't get a name is not registered", async () => {
  const place = await intake();
  failing("link", "ENOSPC");
  await expect(addArticle(place, delivery())).rejects.toThrow();
  expect(place.register.newest(9)).toEqual([]);
});
