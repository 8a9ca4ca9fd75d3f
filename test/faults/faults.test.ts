import { execFile, execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { beforeAll, expect, test } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const PROGRAM = join(ROOT, "node_modules/.cache/quotewell-faults/test/faults/run.js");

beforeAll(() => {
  const compiler = join(ROOT, "node_modules/typescript/bin/tsc");
  execFileSync(process.execPath, [compiler, "-p", import.meta.dirname]);
});

test("calls that fail, power losses, kills: the old index or the new one answers, the next build completes", async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, "--short"]).catch(
    ({ stdout, stderr }) => ({ stdout: `${stdout}${stderr}` }),
  );
  expect(stdout).toMatch(/^\d+ cases, 0 failed\.$/m);
}, 300_000);
