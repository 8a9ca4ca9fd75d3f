import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, promises } from "node:fs";
import { chmod, rm, symlink, truncate, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { reasonInWords } from "../../../src/glossary/reasons.ts";
import { folderSource } from "../../../src/ingest/folder/folder-source.ts";
import { readHere } from "../../support/articles/read-here.ts";
import { SAMPLE_ARTICLES } from "../../support/places.ts";
import { onOpen, onRead, replaceFunction } from "../../support/replaced-functions.ts";
import { makeDocx } from "../docx/make-docx.ts";
import { makeMhtml } from "../html/make-mhtml.ts";
import { makePdf } from "../pdf/make-pdf.ts";
import { folderWith, isRoot, LIMITS } from "./folder-with.ts";

const TEXT =
  "The talks on the two rivers open in Geneva on Monday, said the minister. Five countries take part.";

/** Everything a folder gives: articles by id, and the reason for each skipped file. */
async function readAll(folder: string) {
  const source = folderSource(folder, LIMITS);
  const { entries, skipped } = await source.list();
  const articles = new Map<string, { text: string; language: string | null; hash: string }>();
  const reasons = new Map(skipped.map(({ id, reason }) => [id, reasonInWords(reason)]));
  for (const entry of entries) {
    const { hash, read } = await source.open(entry);
    const reading = await read();
    if (reading.kind === "skipped") reasons.set(entry.id, reasonInWords(reading.reason));
    else
      articles.set(entry.id, {
        text: reading.article.text,
        language: reading.article.language,
        hash,
      });
  }
  return { articles, reasons };
}

test("every readable format becomes an article with passages", async () => {
  const folder = await folderWith({
    "a.txt": TEXT,
    "b.md": `# Talks\n\n${TEXT}`,
    "c.html": `<html><body><h1>Talks</h1><p>${TEXT}</p></body></html>`,
    "d.pdf": makePdf([
      [
        { text: TEXT.slice(0, 72), y: 700 },
        { text: TEXT.slice(73), y: 686 },
      ],
    ]),
    "e.docx": makeDocx([TEXT]),
    "f.HTM": `<p>${TEXT}`,
    "g.mhtml": makeMhtml(`<p>${TEXT}`),
  });
  const { articles, reasons } = await readAll(folder);
  expect([...articles.keys()]).toEqual([
    "a.txt",
    "b.md",
    "c.html",
    "d.pdf",
    "e.docx",
    "f.HTM",
    "g.mhtml",
  ]);
  for (const { text, language } of articles.values()) {
    expect(text).toContain("take part.");
    expect(language).toBe("en");
  }
  expect(reasons.size).toBe(0);
});

test("bad articles are skipped with their reasons, and the good one is read", async () => {
  const folder = await folderWith({
    "good.txt": TEXT,
    "empty.txt": "",
    "blank.md": " \n\n ",
    "binary.txt": Buffer.from(
      Array.from({ length: 3000 }, (_, at) => (at * at * 31 + at * 7) % 256),
    ),
    "scan.pdf": makePdf([[]]),
    "locked.pdf": makePdf([[{ text: TEXT, y: 700 }]], { password: true }),
    "broken.pdf": "%PDF-1.7 broken",
    "menus.html": `<body>${'<ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul>'.repeat(3)}</body>`,
    "empty.html": "",
    "broken.docx": "PK",
    "sheet.xlsx": "x",
  });
  await writeFile(join(folder, "huge.txt"), "");
  await truncate(join(folder, "huge.txt"), 200e6);
  const { articles, reasons } = await readAll(folder);
  expect([...articles.keys()]).toEqual(["good.txt"]);
  expect(Object.fromEntries(reasons)).toEqual({
    "empty.txt": "is empty",
    "blank.md": "is empty",
    "binary.txt": "is not text, despite its name",
    "scan.pdf": "is a PDF without text (scanned pages?)",
    "locked.pdf": "is password-protected",
    "broken.pdf": "is a damaged PDF",
    "menus.html": "is a page of menus and links without an article",
    "empty.html": "is empty",
    "broken.docx": "is not a Word document, or is damaged or password-protected",
    "sheet.xlsx": expect.stringContaining("unsupported extension .xlsx"),
    "huge.txt": expect.stringContaining("MAX_ARTICLE_MB"),
  });
});

test("a small file that unpacks to a huge text is skipped", async () => {
  readHere();
  const folder = await folderWith({ "bomb.docx": makeDocx(["The talks open. ".repeat(10_000)]) });
  const source = folderSource(folder, { ...LIMITS, maxArticleMb: 0.1 });
  const [entry] = (await source.list()).entries;
  const reason = { code: "tooMuchText", sizeMb: 0.159_999, limitMb: 0.1 } as const;
  expect(await (await source.open(entry!)).read()).toEqual({ kind: "skipped", reason });
  expect(reasonInWords(reason)).toContain("has 0.2 MB of text, above the limit of 0.1 MB");
  expect(source.readsAgain?.(reason)).toBe(false);
  expect(folderSource(folder, LIMITS).readsAgain?.(reason)).toBe(true);
});

test("an article of one word is an article", async () => {
  readHere();
  const folder = await folderWith({ "one.txt": "Hello", "one.html": "<p>Hello" });
  const { articles } = await readAll(folder);
  expect([...articles.values()].map(({ text, language }) => [text, language])).toEqual([
    ["Hello", null],
    ["Hello", null],
  ]);
});

test("two articles with the same text are both read", async () => {
  readHere();
  const { articles } = await readAll(await folderWith({ "a.txt": TEXT, "sub/b.txt": TEXT }));
  expect([...articles.keys()]).toEqual(["a.txt", "sub/b.txt"]);
});

test("odd names can be read, not only listed", async () => {
  readHere();
  const names = [`it's "quoted" 🕊️.txt`, "two\nlines.txt", " space .txt"];
  const { articles } = await readAll(
    await folderWith(Object.fromEntries(names.map((name) => [name, TEXT]))),
  );
  expect(new Set(articles.keys())).toEqual(new Set(names));
});

describe("the hash", () => {
  test("is SHA-256 of the bytes", async () => {
    const folder = await folderWith({ "a.txt": TEXT });
    const source = folderSource(folder, LIMITS);
    const entry = (await source.list()).entries[0]!;
    const hash = createHash("sha256").update(TEXT).digest("hex");
    expect((await source.open(entry)).hash).toBe(hash);
  });
});

describe("an article that is not what it was when listed is skipped", () => {
  async function listed() {
    readHere();
    const folder = await folderWith({ "a.txt": TEXT });
    const source = folderSource(folder, LIMITS);
    return {
      folder,
      path: join(folder, "a.txt"),
      source,
      entry: (await source.list()).entries[0]!,
    };
  }

  test("when it vanished", async () => {
    const { path, source, entry } = await listed();
    await rm(path);
    const { hash, read } = await source.open(entry);
    expect(await read()).toMatchObject({
      kind: "skipped",
      reason: { code: "notFound" },
      retry: true,
    });
    expect(hash).toBe("");
  });

  test("when it changed, even to the same length", async () => {
    const { path, source, entry } = await listed();
    await writeFile(path, TEXT.toUpperCase());
    await utimes(path, new Date(), new Date(Date.now() + 10_000));
    expect(await (await source.open(entry)).read()).toMatchObject({
      kind: "skipped",
      reason: { code: "changed" },
      retry: true,
    });
  });

  test("when it became a link that leaves the folder", async () => {
    const { path, source, entry } = await listed();
    const outside = await folderWith({ "secret.txt": TEXT.replace("talks", "plans") });
    await rm(path);
    await symlink(join(outside, "secret.txt"), path);
    expect(await (await source.open(entry)).read()).toMatchObject({ kind: "skipped", retry: true });
  });

  test.skipIf(isRoot)("when it may not be opened any more (not tried as root)", async () => {
    const { path, source, entry } = await listed();
    await chmod(path, 0);
    expect(await (await source.open(entry)).read()).toMatchObject({
      kind: "skipped",
      reason: { code: "noPermission" },
    });
  });

  test.skipIf(process.platform === "win32")(
    "when it became a pipe that nobody writes to",
    async () => {
      const { path, source, entry } = await listed();
      await rm(path);
      execFileSync("mkfifo", [path]);
      const { hash, read } = await source.open(entry);
      expect(hash).toBe("");
      expect(await read()).toMatchObject({ reason: { code: "noLongerFile" }, retry: true });
    },
  );

  test.skipIf(!existsSync("/dev/zero"))(
    "when it became a link to a device that never ends",
    async () => {
      const { path, source, entry } = await listed();
      await rm(path);
      await symlink("/dev/zero", path);
      const read = await (await source.open(entry)).read();
      expect(read).toMatchObject({ reason: { code: "noLongerFile" }, retry: true });
    },
  );

  test("when it grew: no more than one byte above its listed size is read", async () => {
    const { path, source, entry } = await listed();
    await truncate(path, 3e9);
    await utimes(path, new Date(entry.modifiedMs), new Date(entry.modifiedMs));
    let bytesRead = 0;
    onOpen((file) => onRead(file, (bytes) => (bytesRead += bytes)));
    const { hash } = await source.open(entry);
    expect(hash).toBe("");
    expect(bytesRead).toBe(entry.sizeBytes + 1);
  });

  test.each(["open", "stat", "read"] as const)("when its disk never answers (%s)", async (call) => {
    const { folder, entry } = await listed();
    const source = folderSource(folder, { ...LIMITS, maxArticleSeconds: 1 });
    const never = () => new Promise<never>(() => {});
    if (call === "open") replaceFunction(promises, "open", never);
    else
      onOpen((file) => {
        onTestFinished(() => file.close());
        return Object.assign(file, { [call]: never });
      });
    const read = await (await source.open(entry)).read();
    expect(read).toMatchObject({
      kind: "skipped",
      reason: { code: "slowDisk", seconds: 1 },
      retry: true,
    });
  });
});

test("it is named after the folder as the operator wrote it", () => {
  expect(folderSource("./articles", LIMITS).name).toBe("./articles");
});

test.skipIf(!existsSync(SAMPLE_ARTICLES))("all the sample articles are read", async () => {
  const { articles, reasons } = await readAll(SAMPLE_ARTICLES);
  expect(articles.size).toBeGreaterThanOrEqual(8);
  expect(reasons.size).toBe(0);
});
