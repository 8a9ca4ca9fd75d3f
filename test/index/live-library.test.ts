import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import type { Library } from "../../src/domain.ts";
import { UserError } from "../../src/errors.ts";
import { LiveLibrary } from "../../src/index/live-library.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { flipByte } from "../support/flip-byte.ts";
import { hashingEmbedder } from "../support/hashing-embedder.ts";
import { memorySource } from "../support/memory-source.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

function liveIndex() {
  const embeddingsDir = temporaryFolder();
  const source = memorySource({ "a.txt": "The first edition." });
  const refused: unknown[] = [];
  const opened: string[] = [];
  let allowed = true;
  const live = new LiveLibrary(embeddingsDir, {
    async open() {
      if (!allowed) throw new UserError("NO", "Not this one.", "Another one.");
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
    build: () => buildIndex({ source, embedder: hashingEmbedder(), embeddingsDir, chunker: 1 }),
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
  let release = () => {};
  const long = live.use(async (library) => {
    old = library;
    await new Promise<void>((resolve) => {
      release = resolve;
    });
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

test("a damaged or unwanted new index is refused once, and the old one goes on answering", async () => {
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
  expect(refused).toMatchObject([{ code: "INDEX_DAMAGED" }, { code: "NO" }]);
  writeFileSync(join(embeddingsDir, "CURRENT"), "nonsense");
  await live.refresh();
  expect(refused).toHaveLength(3);
  expect(await live.use(text)).toBe("The first edition.");
  expect(opened).toHaveLength(1);
  await live.close();
});

test("a CURRENT that can't be read is refused once, and does no harm to what answers", async () => {
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
