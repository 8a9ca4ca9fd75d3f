/** `npm run test:faults`: everything that can go wrong with an index, tried. With `--short` it is part of `npm test`. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { failingCalls } from "./calls/failing-calls.ts";
import { powerLoss } from "./calls/power-loss.ts";
import { resuming } from "./calls/resuming.ts";
import { damagedIndexes } from "./damage/damage.ts";
import { EACH_ONCE } from "./damage/damage-ways.ts";
import { kills, twoAtOnce } from "./kills/kills.ts";
import { phaseKills } from "./kills/phase-kills.ts";
import { readOptions } from "./read-options.ts";
import type { Row } from "./row.ts";
import { prepareScenarios } from "./scenarios.ts";
import { Shim, shimEnvironment, whyNoShim } from "./shim/shim.ts";
import { swapping } from "./swap/swap.ts";

const { short, passages, phases } = readOptions();

/** In memory where that is possible: thousands of builds sync their files, and no disk is tested here. */
const SCRATCH = passages === undefined && existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** Of a generated article, on average. */
const PASSAGES_AN_ARTICLE = 3;

const scratch = process.env.FAULTS_SCRATCH;
if (scratch === undefined) process.exitCode = startWithShim();
else process.exitCode = await tryAll(await partsIn(scratch));

/** This program once more, with the fault library where it can be had. */
function startWithShim(): number {
  const scratch = mkdtempSync(join(SCRATCH, "quotewell-faults-"));
  try {
    const watched = join(scratch, "watched");
    mkdirSync(watched);
    const reason = whyNoShim();
    if (reason !== null) console.log(`Faults of single calls are left out: ${reason}.\n`);
    const env = reason === null ? shimEnvironment(watched, scratch) : process.env;
    const run = { env: { ...env, FAULTS_SCRATCH: scratch }, stdio: "inherit" } as const;
    return spawnSync(process.execPath, process.argv.slice(1), run).status ?? 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

type Part = () => Promise<readonly Row[]>;

/** In the order of the table. */
async function partsIn(scratch: string): Promise<Part[]> {
  const embeddingsDir = join(scratch, "killed");
  const large = join(scratch, "large");
  if (passages !== undefined) {
    const articles = Math.ceil(passages / PASSAGES_AN_ARTICLE);
    return [() => phaseKills(large, articles, 1, phases)];
  }
  return [
    ...(process.env.LD_PRELOAD === undefined ? [] : await partsWithShim(scratch)),
    async () => [await kills(embeddingsDir, short ? 8 : 200)],
    () => phaseKills(large, short ? 200 : 3000, short ? 1 : 2),
    async () => [await twoAtOnce(embeddingsDir, short ? 500 : 10_000)],
    () => damagedIndexes(join(scratch, "damaged"), short ? EACH_ONCE : 20 * EACH_ONCE),
    async () => [await swapping(join(scratch, "swapped"), short ? 20 : 200)],
  ];
}

async function partsWithShim(scratch: string): Promise<Part[]> {
  const folders = { watched: join(scratch, "watched"), rebooted: join(scratch, "rebooted") };
  const embeddingsDir = join(folders.watched, "embeddings");
  const shim = new Shim();
  return (await prepareScenarios(scratch)).flatMap((scenario): Part[] => [
    () => failingCalls(shim, scenario, embeddingsDir, short ? 5 : Infinity),
    () => powerLoss(shim, scenario, folders, short ? 9 : Infinity),
    async () => (scenario.full ? [] : [await resuming(shim, scenario, folders)]),
  ]);
}

async function tryAll(parts: readonly Part[]): Promise<number> {
  let cases = 0;
  const failures: string[] = [];
  for (const part of parts) {
    for (const row of await part()) {
      const count = String(row.cases || "").padStart(6);
      console.log(`${row.what.padEnd(60)} ${count}  ${row.outcome}`);
      cases += row.cases;
      failures.push(...row.failures);
    }
  }
  for (const failure of failures) console.log(`\nFAILED ${failure}`);
  console.log(`\n${cases} cases, ${failures.length} failed.`);
  return failures.length === 0 ? 0 : 1;
}
