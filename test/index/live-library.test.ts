import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import type { Library } from "../../src/glossary/library.ts";
import { folderVersionSource } from "../../src/index/generation/index-version.ts";
import { LiveLibrary } from "../../src/index/live-library.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { UserError } from "../../src/shared/errors.ts";
import { flipByte } from "../support/flip-byte.ts";
import { gate } from "../support/gate.ts";
import { workshop } from "../support/index/workshop.ts";

function liveIndex() {
  const parts = workshop({ "a.txt": "The first edition." });
  const { source, embeddingsDir } = parts;
  const refused: unknown[] = [];
  const opened: string[] = [];
  let allowed = true;
  const live = new LiveLibrary(folderVersionSource(embeddingsDir), {
    async open() {
      if (!allowed) throw new UserError("INDEX_MISSING", "Not this one.", "Another one.");
      return openLibrary(embeddingsDir);
    },
    onOpened: ({ generation }) => opened.push(generation),
    onRefused: (error) => refused.push(error),
  });
  return {
    live,
    source,
    refused,
    opened,
    embeddingsDir,
    allow: (yes: boolean) => {
      allowed = yes;
    },
    build: () => buildIndex(parts),
  };
}

const text = async (library: Library) => (await library.article("a.txt"))?.text;

test("without an index it says so, and picks one up when there is one", async () => {
  const { live, build } = liveIndex();
  await live.refresh();
  await expect(live.use(text)).rejects.toMatchObject({ code: "INDEX_MISSING" });
  await build();
  await live.refresh();
  expect(await live.use(text)).toBe("The first edition.");
  await live.close();
});

test("a new index answers later questions; the old one stays open for those that have it", async () => {
  const { live, build, source } = liveIndex();
  await build();
  await live.refresh();
  let old: Library | undefined;
  const { opened: held, open: release } = gate();
  const long = live.use(async (library) => {
    old = library;
    await held;
    return text(library);
  });
  source.files["a.txt"] = { text: "The second edition.", modifiedMs: 1 };
  await build();
  await live.refresh();
  expect(await live.use(text)).toBe("The second edition.");
  release();
  expect(await long).toBe("The first edition.");
  await expect(text(old!)).rejects.toThrow();
  await live.close();
});

test("a damaged or unwanted new index is refused once, and the old one keeps answering", async () => {
  const { live, build, source, refused, opened, embeddingsDir, allow } = liveIndex();
  await build();
  await live.refresh();
  source.files["a.txt"] = { text: "The second edition.", modifiedMs: 1 };
  const { generation } = await build();
  flipByte(join(embeddingsDir, generation, "keywords.bin"), 100);
  await live.refresh();
  await live.refresh();
  expect(refused).toMatchObject([{ code: "INDEX_DAMAGED" }]);
  allow(false);
  source.files["a.txt"] = { text: "The third edition.", modifiedMs: 2 };
  await build();
  await live.refresh();
  expect(refused).toMatchObject([{ code: "INDEX_DAMAGED" }, { code: "INDEX_MISSING" }]);
  allow(true);
  writeFileSync(join(embeddingsDir, "CURRENT"), "nonsense");
  await live.refresh();
  expect(refused).toHaveLength(3);
  expect(await live.use(text)).toBe("The first edition.");
  expect(opened).toHaveLength(1);
  await live.close();
});

test("a refused index is used once its files are repaired, or CURRENT goes back", async () => {
  const { live, build, source, refused, opened, embeddingsDir } = liveIndex();
  await build();
  await live.refresh();
  const pointer = join(embeddingsDir, "CURRENT");
  const older = readFileSync(pointer, "utf8");
  source.files["a.txt"] = { text: "The second edition.", modifiedMs: 1 };
  const { generation } = await build();
  const path = join(embeddingsDir, generation, "vectors.hnsw");
  flipByte(path, 100);
  await live.refresh();
  expect(live.refusal).toEqual({
    since: expect.closeTo(Date.now(), -5),
    isAway: false,
    reason: expect.stringContaining("vectors.hnsw"),
  });
  const newer = readFileSync(pointer, "utf8");
  writeFileSync(pointer, older);
  await live.refresh();
  expect(live.refusal).toBeNull();
  writeFileSync(pointer, newer);
  flipByte(path, 100);
  await live.refresh();
  expect(live.refusal).toBeNull();
  expect(await live.use(text)).toBe("The second edition.");
  expect([refused.length, opened.length]).toEqual([1, 2]);
  await live.close();
});

test("a refused index is repaired by the next build, and used", async () => {
  const { live, build, source, embeddingsDir } = liveIndex();
  await build();
  await live.refresh();
  source.files["a.txt"] = { text: "The second edition.", modifiedMs: 1 };
  const { generation } = await build();
  rmSync(join(embeddingsDir, generation, "keywords.bin"));
  await live.refresh();
  expect(live.refusal?.reason).toContain("keywords.bin is missing");
  await build();
  await live.refresh();
  expect(live.refusal).toBeNull();
  expect(await live.use(text)).toBe("The second edition.");
  await live.close();
});

test("a failure that may pass is reported once, and the index tried again at every look", async () => {
  const parts = workshop({ "a.txt": "The first edition." });
  const { embeddingsDir } = parts;
  await buildIndex(parts);
  let tries = 0;
  const refused: unknown[] = [];
  const live = new LiveLibrary(folderVersionSource(embeddingsDir), {
    async open() {
      if (++tries < 3) throw new Error("too many open files");
      return openLibrary(embeddingsDir);
    },
    onOpened: () => {},
    onRefused: (error) => refused.push(error),
  });
  await live.refresh();
  await live.refresh();
  expect(refused).toHaveLength(1);
  await live.refresh();
  expect(await live.use(text)).toBe("The first edition.");
  await live.close();
});

test("a CURRENT that can't be read is refused once, and the open index keeps answering", async () => {
  const { live, build, source, refused, embeddingsDir } = liveIndex();
  await build();
  await live.refresh();
  rmSync(join(embeddingsDir, "CURRENT"));
  mkdirSync(join(embeddingsDir, "CURRENT"));
  await live.refresh();
  await live.refresh();
  expect(refused).toMatchObject([{ code: "INDEX_DAMAGED" }]);
  expect(await live.use(text)).toBe("The first edition.");
  rmSync(join(embeddingsDir, "CURRENT"), { recursive: true });
  source.files["a.txt"] = { text: "The second edition.", modifiedMs: 1 };
  await build();
  await live.refresh();
  expect(await live.use(text)).toBe("The second edition.");
  await live.close();
});

test("a look that is asked for during another sees what was built meanwhile", async () => {
  const { build } = liveIndex();
  let current: string | null = "first";
  const { opened: waiting, open: release } = gate();
  const opened: (string | null)[] = [];
  const live = new LiveLibrary(
    {
      async read() {
        const seen = current;
        if (seen === "first") await waiting;
        return { id: seen!, state: seen! };
      },
      onChange() {},
      async close() {},
    },
    {
      async open() {
        opened.push(current);
        return { manifest: (await build()) as never, async close() {} };
      },
      onOpened() {},
      onRefused() {},
    },
  );
  const before = live.refresh();
  current = "second";
  const asked = live.refresh();
  release();
  await asked;
  await before;
  expect(opened).toHaveLength(2);
  await live.close();
});

test("work whose index is lost meanwhile is done with the next one, and so is what comes before that is open", async () => {
  const losses: (() => void)[] = [];
  let opened = 0;
  const live = new LiveLibrary(
    {
      read: async () => ({ id: "first", state: "first" }),
      onChange() {},
      async close() {},
    },
    {
      async open() {
        const nth = ++opened;
        return {
          nth,
          manifest: {} as never,
          lost: new Promise<void>((resolve) => losses.push(resolve)),
          async close() {},
        };
      },
      onOpened() {},
      onRefused() {},
    },
  );
  await live.refresh();
  const tries: number[] = [];
  const work = live.use(async ({ nth }) => {
    tries.push(nth);
    if (nth > 1) return "done";
    losses[0]!();
    throw new Error("the process has ended");
  });
  await expect(work).resolves.toBe("done");
  expect(tries).toEqual([1, 2]);
  losses[1]!();
  await expect.poll(() => live.use(({ nth }) => nth)).toBe(3);
  await expect(live.use(() => Promise.reject(new Error("a bug")))).rejects.toThrow("a bug");
  await live.close();
});
