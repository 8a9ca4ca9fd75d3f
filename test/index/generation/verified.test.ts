import {
  copyFileSync,
  readFileSync,
  renameSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { buildIndex } from "../../../src/build-index.ts";
import { FILE, readManifest } from "../../../src/index/generation/manifest.ts";
import { isVerified, VERIFIED, verifyAndRemember } from "../../../src/index/generation/verified.ts";
import { openLibrary } from "../../../src/index/open-library.ts";
import { flipByte } from "../../support/flip-byte.ts";
import { THREE, workshop } from "../../support/index/workshop.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** Of a generation that is not layered. */
const FILES = [FILE.passages, FILE.vectors, FILE.keywords];

/** A file is not remembered before it is two seconds old; the tests need not wait for that. */
const after = (ms: number) => vi.setSystemTime(Date.now() + ms);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

async function indexed(age = 10 * SECOND, name: string = FILE.passages) {
  const parts = workshop(THREE);
  await buildIndex(parts);
  const { generation, files } = readManifest(parts.embeddingsDir)!;
  const path = join(parts.embeddingsDir, generation, name);
  vi.setSystemTime(statSync(path).mtimeMs + age);
  const open = async (how?: "fully") => (await openLibrary(parts.embeddingsDir, how)).close();
  const hash = files[name]!;
  const isRemembered = () => isVerified(path, hash);
  return { parts, path, hash, open, isRemembered };
}

// Elsewhere nothing tells whether the machine was started in between.
describe.runIf(process.platform === "linux")("a file that was verified", () => {
  test.each(FILES)("need not be compared again for a day: %s", async (name) => {
    const { open, isRemembered } = await indexed(10 * SECOND, name);
    expect(isRemembered()).toBe(false);
    await open();
    expect(isRemembered()).toBe(true);
    after(23 * HOUR);
    expect(isRemembered()).toBe(true);
    after(2 * HOUR);
    expect(isRemembered()).toBe(false);
  });

  test("is not believed when the clock was set back", async () => {
    const { open, isRemembered } = await indexed();
    await open();
    after(-HOUR);
    expect(isRemembered()).toBe(false);
  });

  test("is not remembered when it was written a moment before: its times may stay the same", async () => {
    const { open, isRemembered } = await indexed(SECOND);
    await open();
    expect(isRemembered()).toBe(false);
  });

  test.each(FILES)(
    "is compared again after each change, also one that keeps size and time: %s",
    async (name) => {
      const { path, open } = await indexed(10 * SECOND, name);
      await open();
      const { atime, mtime, size } = statSync(path);
      flipByte(path, Math.floor(size / 2));
      utimesSync(path, atime, mtime);
      await expect(open()).rejects.toMatchObject({ code: "INDEX_DAMAGED" });
    },
  );

  test("is read again when another file was put in its place", async () => {
    const { path, open } = await indexed();
    await open();
    copyFileSync(path, `${path}.other`);
    flipByte(`${path}.other`, 5000);
    renameSync(`${path}.other`, path);
    await expect(open()).rejects.toMatchObject({ code: "INDEX_DAMAGED" });
  });

  test("is read again after the machine was started again", async () => {
    const { parts, open, isRemembered } = await indexed();
    await open();
    const memory = join(parts.embeddingsDir, VERIFIED);
    const { boot } = JSON.parse(readFileSync(memory, "utf8"));
    writeFileSync(memory, readFileSync(memory, "utf8").replace(boot, "the boot before"));
    expect(isRemembered()).toBe(false);
  });

  test.each(["", "[", "null", "{}", '{"boot":1,"files":[]}', '{"boot":"BOOT"}'])(
    "is read again when what was remembered is damaged: %j",
    async (text) => {
      const { parts, open, isRemembered } = await indexed();
      const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
      writeFileSync(join(parts.embeddingsDir, VERIFIED), text.replace("BOOT", boot));
      expect(isRemembered()).toBe(false);
      await open();
      expect(isRemembered()).toBe(true);
    },
  );

  test("is read anyway by the doctor, and by a build that goes on from it", async () => {
    const { parts, path, hash, open } = await indexed();
    // As if the disk had lost a byte later and told nobody.
    flipByte(path, 5000);
    after(10 * SECOND);
    verifyAndRemember(path, hash, () => {});
    await open();
    await expect(open("fully")).rejects.toMatchObject({ code: "INDEX_DAMAGED" });
    const { generation: opened } = readManifest(parts.embeddingsDir)!;
    parts.source.files["new.txt"] = { text: "A new ferry sails to the island every hour." };
    const { rebuiltBecause } = await buildIndex({ ...parts, opened });
    expect(rebuiltBecause).toContain(path);
  });
});
