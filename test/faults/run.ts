/**
 * `npm run test:faults`: everything that can go wrong with an index, tried. Prints a table; exits with 1 if
 * anything failed. `--short` tries a sample that takes seconds; it is part of `npm test`.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { failingCalls } from "./failing-calls.ts";
import { kills, twoAtOnce } from "./kills.ts";
import { powerLoss } from "./power-loss.ts";
import { resuming } from "./resuming.ts";
import type { Row } from "./row.ts";
import { prepareScenarios } from "./scenarios.ts";
import { Shim, shimEnvironment, whyNoShim } from "./shim.ts";

const SHIM = fileURLToPath(new URL("../../../../../test/faults/shim.c", import.meta.url));
/** In memory where that is possible: thousands of builds sync their files, and no disk is tested here. */
const SCRATCH = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

const short = process.argv.includes("--short");
const scratch = process.env.FAULTS_SCRATCH;
if (scratch === undefined) process.exitCode = startWithShim();
else process.exitCode = report(await tryAll(scratch, process.env.LD_PRELOAD !== undefined));

/** This program once more, with the fault library where it can be had. */
function startWithShim(): number {
  const scratch = mkdtempSync(join(SCRATCH, "quotewell-faults-"));
  try {
    const watched = join(scratch, "watched");
    mkdirSync(watched);
    const reason = whyNoShim();
    if (reason !== null) console.log(`Faults of single calls are left out: ${reason}.\n`);
    const env = reason === null ? shimEnvironment(SHIM, watched, scratch) : process.env;
    const run = { env: { ...env, FAULTS_SCRATCH: scratch }, stdio: "inherit" } as const;
    return spawnSync(process.execPath, process.argv.slice(1), run).status ?? 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

async function tryAll(scratch: string, hasShim: boolean): Promise<Row[]> {
  const embeddingsDir = join(scratch, "killed");
  return [
    ...(hasShim ? await tryCalls(scratch) : []),
    await kills(embeddingsDir, short ? 8 : 200),
    await twoAtOnce(embeddingsDir, short ? 1000 : 10_000),
  ];
}

async function tryCalls(scratch: string): Promise<Row[]> {
  const [watched, rebooted] = [join(scratch, "watched"), join(scratch, "rebooted")];
  const shim = new Shim();
  const scenarios = await prepareScenarios(scratch);
  const rows = [
    ...(await failingCalls(shim, scenarios, join(watched, "embeddings"), short ? 8 : Infinity)),
    ...(await powerLoss(shim, scenarios, { watched, rebooted }, short ? 16 : Infinity)),
    await resuming(shim, scenarios[0]!, { watched, rebooted }),
    await resuming(shim, scenarios[1]!, { watched, rebooted }),
  ];
  shim.close();
  return rows;
}

function report(rows: readonly Row[]): number {
  for (const { what, cases, outcome } of rows) {
    console.log(`${what.padEnd(64)} ${String(cases).padStart(6)}  ${outcome}`);
  }
  const failures = rows.flatMap((row) => row.failures);
  for (const failure of failures) console.log(`\nFAILED ${failure}`);
  const cases = rows.reduce((sum, row) => sum + row.cases, 0);
  console.log(`\n${cases} cases, ${failures.length} failed.`);
  return failures.length === 0 ? 0 : 1;
}
