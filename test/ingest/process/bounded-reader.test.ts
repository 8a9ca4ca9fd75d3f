import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { folderSource } from "../../../src/ingest/folder/folder-source.ts";
import { BoundedReader } from "../../../src/ingest/process/bounded-reader.ts";
import { confined } from "../../../src/shared/processes/confinement.ts";
import { HOSTILE } from "../../fuzz/hostile.ts";
import { ROOT } from "../../support/places.ts";
import { makeDocx } from "../docx/make-docx.ts";
import { LIMITS } from "../folder/folder-with.ts";

/** Where the token mostly is: beside the program. */
const SETTINGS = join(ROOT, ".env");

const article = { id: "talks.txt", bytes: Buffer.from("The talks open in Geneva on Monday.") };
/** 92 KB that unpack to 95 MB, which the parser of Word documents keeps several times over. */
const bomb = { id: "bomb.docx", bytes: makeDocx(["x".repeat(95e6)]) };

test("an article that takes too long is skipped, and the setting named", async () => {
  const reader = new BoundedReader({ ...LIMITS, maxArticleSeconds: 0.001 });
  expect(await reader.read(article)).toEqual({
    kind: "skipped",
    reason: { code: "tooSlow", seconds: 0.001 },
  });
});

test("an article that takes too much memory is skipped, and those around it are read", async () => {
  const reader = new BoundedReader({ ...LIMITS, maxArticleMemoryMb: 300 });
  const [before, between, after] = await Promise.all(
    [article, bomb, article].map((one) => reader.read(one)),
  );
  expect(before?.kind).toBe("article");
  expect(between).toEqual({
    kind: "skipped",
    reason: { code: "tooMuchMemory", limitMb: 300 },
  });
  expect(after?.kind).toBe("article");
});

test("a PDF in which promises fail unseen leaves the reading of the others alone", async () => {
  const { file, make } = HOSTILE.find(({ name }) => name === "a page that fails unseen")!;
  const reader = new BoundedReader(LIMITS);
  const [damaged, after] = await Promise.all(
    [{ id: file, bytes: make(0) }, article].map((one) => reader.read(one)),
  );
  expect(damaged).toEqual({ kind: "skipped", reason: { code: "damagedPdf" } });
  expect(after?.kind).toBe("article");
});

test("an article that was stopped is to be read again when the setting is another", () => {
  const patient = folderSource("articles", LIMITS);
  const readsAfter = (seconds: number) => patient.readsAgain?.({ code: "tooSlow", seconds });
  expect(readsAfter(1)).toBe(true);
  expect(readsAfter(LIMITS.maxArticleSeconds)).toBe(false);
  expect(patient.readsAgain?.({ code: "damagedPdf" })).toBe(false);
  // In the words of an earlier version, whose limits are not compared.
  const sentence = "took longer than 1 s to read (setting MAX_ARTICLE_SECONDS)";
  expect(patient.readsAgain?.({ code: "sentence", sentence })).toBe(true);
  expect(patient.readsAgain?.({ code: "sentence", sentence: "is a damaged PDF" })).toBe(false);
});

describe("what reads articles", () => {
  const run = async (code: string) =>
    (await promisify(execFile)(process.execPath, [...confined(), "-e", code])).stdout;
  const attempt = (code: string) =>
    run(`try { ${code}; console.log("done") } catch (error) { console.log(error.code) }`);

  test.each([
    ["read other files", 'require("fs").readFileSync("/etc/hosts")'],
    ["list other folders", 'require("fs").readdirSync("/")'],
    ["read the settings", `require("fs").readFileSync(${JSON.stringify(SETTINGS)})`],
    ["write files", 'require("fs").writeFileSync("written", "")'],
    ["delete files", `require("fs").unlinkSync(${JSON.stringify(import.meta.filename)})`],
    ["start programs", 'require("child_process").spawnSync("ls")'],
  ])("can't %s", async (_, code) => {
    expect(await attempt(code)).toBe("ERR_ACCESS_DENIED\n");
  });

  test("can read the program and its libraries", async () => {
    for (const file of ["dist/main.js", "node_modules/zod/package.json", "package.json"]) {
      const code = `require("fs").readFileSync(${JSON.stringify(join(ROOT, file))})`;
      expect(await attempt(code)).toBe("done\n");
    }
  });
});
