import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { buildIndex } from "../../../../src/build-index.ts";
import { THREE, workshop } from "../../../support/index/workshop.ts";

const BRIDGE = "bridge.txt";
const SECOND = 1000;

const after = (ms: number) => vi.setSystemTime(Date.now() + ms);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** An index of which one article was written a second before. */
async function indexed() {
  const parts = workshop();
  const { files, openedIds } = parts.source;
  files[BRIDGE]!.modifiedMs = Date.now() - SECOND;
  await buildIndex(parts);
  after(10 * SECOND);
  const openedByNext = async () => {
    openedIds.length = 0;
    expect((await buildIndex(parts)).changedAnything).toBe(false);
    return [...openedIds];
  };
  return { parts, file: files[BRIDGE]!, openedByNext };
}

test("a file whose times prove nothing is opened once, not at each start", async () => {
  const { openedByNext } = await indexed();
  expect(await openedByNext()).toEqual([BRIDGE]);
  expect(await openedByNext()).toEqual([]);
});

test("neither is one that was only touched; each touch has it opened again", async () => {
  const { parts, file, openedByNext } = await indexed();
  await openedByNext();
  parts.source.files["harbour.txt"]!.modifiedMs = Date.now() - 5 * SECOND;
  expect(await openedByNext()).toEqual(["harbour.txt"]);
  expect(await openedByNext()).toEqual([]);
  file.modifiedMs!++;
  expect(await openedByNext()).toEqual([BRIDGE]);
  expect(await openedByNext()).toEqual([]);
});

test("what changes after that is noticed, also within two seconds", async () => {
  const { parts, file, openedByNext } = await indexed();
  file.modifiedMs = Date.now();
  expect(await openedByNext()).toEqual([BRIDGE]);
  file.text = THREE[BRIDGE].replace("Monday", "Sunday");
  expect((await buildIndex(parts)).changed).toEqual([BRIDGE]);
});

test("without what is remembered, or with damage in it, files are opened again", async () => {
  const { parts, openedByNext } = await indexed();
  await openedByNext();
  const memory = join(parts.embeddingsDir, "COMPARED");
  rmSync(memory);
  expect(await openedByNext()).toEqual([BRIDGE]);
  for (const damaged of ["", "null", "{}", '{"generation":7,"files":3}']) {
    writeFileSync(memory, damaged);
    expect(await openedByNext()).toEqual([BRIDGE]);
  }
});

test("after an update such a file is not opened again, either: not by the update, nor after it", async () => {
  const { parts, openedByNext } = await indexed();
  await openedByNext();
  parts.source.files["harbour.txt"] = { text: "The harbour is open again." };
  parts.source.openedIds.length = 0;
  expect((await buildIndex(parts)).changed).toEqual(["harbour.txt"]);
  expect(parts.source.openedIds).toEqual(["harbour.txt"]);
  after(10 * SECOND);
  expect(await openedByNext()).toEqual([]);
});
