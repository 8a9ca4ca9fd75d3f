import fs, { promises } from "node:fs";
import { chmod, mkdir, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { reasonInWords } from "../../../src/glossary/reasons.ts";
import { walk } from "../../../src/ingest/folder/walk.ts";
import { replaceFunction } from "../../support/replaced-functions.ts";
import { folderWith, isRoot } from "./folder-with.ts";

const LIMIT_MB = 20;
const idsOf = (found: readonly { readonly id: string }[]) => found.map(({ id }) => id);

describe("what counts as an article", () => {
  test("files of every readable format, in subfolders, too, sorted by id", async () => {
    const folder = await folderWith({
      "b.md": "b",
      "a.TXT": "a",
      "syria/geneva/c.Html": "c",
      "syria/d.htm": "d",
      "e.pdf": "e",
      "f.docx": "f",
      "g.markdown": "g",
      "h.mhtml": "h",
      "i.MHT": "i",
    });
    const { entries, skipped } = await walk(folder, LIMIT_MB);
    expect(idsOf(entries)).toEqual([
      "a.TXT",
      "b.md",
      "e.pdf",
      "f.docx",
      "g.markdown",
      "h.mhtml",
      "i.MHT",
      "syria/d.htm",
      "syria/geneva/c.Html",
    ]);
    expect(skipped).toEqual([]);
  });

  test.each([true, false])(
    "an entry has the size and time of the last change (may block: %s)",
    async (mayBlock) => {
      const folder = await folderWith({ "a.txt": "Grüße" });
      const { entries } = await walk(folder, LIMIT_MB, mayBlock);
      expect(entries[0]?.sizeBytes).toBe(7);
      expect(entries[0]?.modifiedMs).toBeGreaterThan(Date.UTC(2024));
      expect(Number.isInteger(entries[0]?.modifiedMs)).toBe(true);
    },
  );

  test("the README of the top folder explains it and is not an article; one below is", async () => {
    const folder = await folderWith({
      "README.md": "x",
      "readme.txt": "x",
      "sub/README.md": "x",
      "readme-first.md": "x",
    });
    const { entries, skipped } = await walk(folder, LIMIT_MB);
    expect(idsOf(entries)).toEqual(["readme-first.md", "sub/README.md"]);
    expect(skipped).toEqual([]);
  });

  test("hidden files and what systems and office programs leave behind are passed over", async () => {
    const folder = await folderWith({
      ".hidden.txt": "x",
      ".git/config.txt": "x",
      "._article.txt": "x",
      ".DS_Store": "x",
      "Thumbs.db": "x",
      "desktop.ini": "x",
      "__MACOSX/a.txt": "x",
      "~$report.docx": "x",
      "a.txt": "x",
    });
    const { entries, skipped } = await walk(folder, LIMIT_MB);
    expect(idsOf(entries)).toEqual(["a.txt"]);
    expect(skipped).toEqual([]);
  });

  test("names may hold spaces, quotes, emoji and newlines", async () => {
    const names = [
      "a b.txt",
      `it's "quoted".txt`,
      "🕊️ peace.md",
      "two\nlines.txt",
      "ünïcödé.txt",
      "-rf.txt",
    ];
    const folder = await folderWith(Object.fromEntries(names.map((name) => [name, "x"])));
    const { entries, skipped } = await walk(folder, LIMIT_MB);
    expect(new Set(idsOf(entries))).toEqual(new Set(names));
    expect(skipped).toEqual([]);
  });

  test("10,000 files are all listed, in order", async () => {
    const folder = await folderWith({});
    await mkdir(join(folder, "many"));
    const names = Array.from(
      { length: 10_000 },
      (_, index) => `${String(index).padStart(5, "0")}.txt`,
    );
    for (let start = 0; start < names.length; start += 500) {
      const some = names.slice(start, start + 500);
      await Promise.all(some.map((name) => writeFile(join(folder, "many", name), name)));
    }
    const { entries } = await walk(folder, LIMIT_MB);
    expect(idsOf(entries)).toEqual(names.map((name) => `many/${name}`));
  });
});

describe("what is skipped is named with the reason", () => {
  test.each([
    ["a.DOC", "has the unsupported extension .DOC (save it as .docx); supported are .txt "],
    ["a.epub", "has the unsupported extension .epub (convert it to .html); "],
    ["a.webarchive", ".webarchive (save the page as HTML or PDF); "],
    ["a.eml", ".eml (save the message as .txt or .html); "],
  ])("%s with the next step", async (name, reason) => {
    const { skipped } = await walk(await folderWith({ [name]: "x" }), LIMIT_MB);
    expect(reasonInWords(skipped[0]!.reason)).toContain(reason);
  });

  test("other formats, and files without an extension", async () => {
    const folder = await folderWith({ "a.xlsx": "x", notes: "x" });
    const { skipped } = await walk(folder, LIMIT_MB);
    expect(skipped.map(({ id, reason }) => `${id} ${reasonInWords(reason)}`)).toEqual([
      "a.xlsx has the unsupported extension .xlsx; supported are .txt .md .markdown .html .htm .mhtml .mht .pdf .docx",
      "notes has no extension; supported are .txt .md .markdown .html .htm .mhtml .mht .pdf .docx",
    ]);
  });

  test("a 200 MB text, without reading it", async () => {
    const folder = await folderWith({ "huge.txt": "", "small.txt": "x" });
    await truncate(join(folder, "huge.txt"), 200e6);
    const { entries, skipped } = await walk(folder, LIMIT_MB);
    expect(idsOf(entries)).toEqual(["small.txt"]);
    const reason = { code: "tooLarge", sizeMb: 200, limitMb: LIMIT_MB } as const;
    expect(skipped).toEqual([{ id: "huge.txt", reason }]);
    expect(reasonInWords(reason)).toBe(
      "is 200.0 MB, above the limit of 20 MB (setting MAX_ARTICLE_MB)",
    );
    expect(idsOf((await walk(folder, 200)).entries)).toContain("huge.txt");
  });

  test.skipIf(isRoot)(
    "a file and a folder that may not be opened (not tried as root)",
    async () => {
      const folder = await folderWith({ "secret.txt": "x", "closed/a.txt": "x", "open.txt": "x" });
      await chmod(join(folder, "secret.txt"), 0);
      await chmod(join(folder, "closed"), 0);
      onTestFinished(() => chmod(join(folder, "closed"), 0o700));
      const { entries, skipped } = await walk(folder, LIMIT_MB);
      expect(idsOf(entries)).toEqual(["open.txt"]);
      expect(skipped).toEqual([
        { id: "closed", reason: { code: "noPermission" } },
        { id: "secret.txt", reason: { code: "noPermission" } },
      ]);
    },
  );

  test.skipIf(process.platform !== "linux")("a name that is not valid UTF-8", async () => {
    const folder = await folderWith({ "a.txt": "x" });
    await writeFile(
      Buffer.concat([Buffer.from(join(folder, "b")), Buffer.from([0xff]), Buffer.from(".txt")]),
      "x",
    );
    const { entries, skipped } = await walk(folder, LIMIT_MB);
    expect(idsOf(entries)).toEqual(["a.txt"]);
    expect(skipped[0]?.reason).toEqual({ code: "notFound" });
  });
});

describe("symbolic links", () => {
  test("one that leaves the folder is not followed, whether to a file or a folder", async () => {
    const outside = await folderWith({ "secret.txt": "x", "more/a.txt": "x" });
    const folder = await folderWith({ "a.txt": "x" });
    await symlink(join(outside, "secret.txt"), join(folder, "out.txt"));
    await symlink(join(outside, "more"), join(folder, "out"));
    const reason = { code: "linkOutside" };
    const { entries, skipped } = await walk(folder, LIMIT_MB);
    expect(idsOf(entries)).toEqual(["a.txt"]);
    expect(skipped).toEqual([
      { id: "out", reason },
      { id: "out.txt", reason },
    ]);
  });

  test("a folder whose name only begins like the articles folder is outside", async () => {
    const folder = await folderWith({ "articles/a.txt": "x", "articles-private/b.txt": "x" });
    await symlink(join(folder, "articles-private/b.txt"), join(folder, "articles/b.txt"));
    expect(idsOf((await walk(join(folder, "articles"), LIMIT_MB)).entries)).toEqual(["a.txt"]);
  });

  test("one to a file inside counts as an article; loops and broken ones do no harm", async () => {
    const folder = await folderWith({ "a.txt": "x", "sub/b.txt": "x" });
    await symlink("../a.txt", join(folder, "sub/again.txt"));
    await symlink("..", join(folder, "sub/up"));
    await symlink("me.txt", join(folder, "me.txt"));
    await symlink("gone.txt", join(folder, "broken.txt"));
    const { entries, skipped } = await walk(folder, LIMIT_MB);
    expect(idsOf(entries)).toEqual(["a.txt", "sub/again.txt", "sub/b.txt"]);
    expect(idsOf(skipped)).toEqual(["broken.txt", "me.txt", "sub/up"]);
  });

  test("the articles folder itself may be one", async () => {
    const folder = await folderWith({ "real/a.txt": "x" });
    await symlink(join(folder, "real"), join(folder, "articles"));
    expect(idsOf((await walk(join(folder, "articles"), LIMIT_MB)).entries)).toEqual(["a.txt"]);
  });
});

describe("the folder", () => {
  test("an empty one has no articles", async () => {
    expect(await walk(await folderWith({}), LIMIT_MB)).toEqual({ entries: [], skipped: [] });
  });

  test("a missing one is an error with its name and the next step", async () => {
    const folder = await folderWith({});
    await rm(folder, { recursive: true });
    await expect(walk(folder, LIMIT_MB)).rejects.toMatchObject({
      code: "ARTICLES_MISSING",
      message: `The articles folder ${folder} does not exist.`,
      hint: expect.stringContaining("ARTICLES_DIR"),
    });
  });

  test("a file in its place is an error, too", async () => {
    const folder = await folderWith({ "a.txt": "x" });
    await expect(walk(join(folder, "a.txt"), LIMIT_MB)).rejects.toMatchObject({
      message: expect.stringContaining("is not a folder"),
    });
  });
});

/** Files that were looked at by this thread, and by others. @param ms that each takes */
function looked(ms: number) {
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now);
  onTestFinished(() => clock.mockRestore());
  const [here, elsewhere] = [[] as string[], [] as string[]];
  const { statSync } = fs;
  replaceFunction(fs, "statSync", ((path: string) => {
    here.push(basename(path));
    now += ms;
    return statSync(path);
  }) as typeof fs.statSync);
  const { stat } = promises;
  replaceFunction(promises, "stat", ((path: string) => {
    elsewhere.push(basename(path));
    return stat(path);
  }) as typeof promises.stat);
  return { here, elsewhere };
}

describe("what looks at the files", () => {
  const FILES = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`${i}.txt`, "text"]));

  test("is this thread where it may block, as long as the disk is quick", async () => {
    const folder = await folderWith(FILES);
    const { here, elsewhere } = looked(0.1);
    expect((await walk(folder, LIMIT_MB, true)).entries).toHaveLength(50);
    expect([here.length, elsewhere.length]).toEqual([50, 0]);
  });

  test("are threads for what is left of a folder on a slow disk", async () => {
    const folder = await folderWith(FILES);
    const { here, elsewhere } = looked(2);
    expect((await walk(folder, LIMIT_MB, true)).entries).toHaveLength(50);
    expect([here.length, elsewhere.length]).toEqual([20, 30]);
  });

  test("is never this thread in a process that has other things to do", async () => {
    const folder = await folderWith(FILES);
    const { here, elsewhere } = looked(0.1);
    await walk(folder, LIMIT_MB);
    expect([here.length, elsewhere.length]).toEqual([0, 50]);
  });
});
