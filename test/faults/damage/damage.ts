import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { buildEdition, edition } from "../editions.ts";
import { type Row, Tally } from "../row.ts";
import { damagedFiles, inWords, randomFor } from "./damage-ways.ts";

/** What became of one damaged index. */
export type DamageOutcome = {
  readonly number: number;
  /** What was damaged: "keywords.bin: empty". */
  readonly what: string;
  /** Passages that the repair had to embed. */
  readonly embedded: number;
  readonly failures: readonly string[];
};

const PROGRAM = fileURLToPath(new URL("./damage-process.js", import.meta.url));
/** Processes that run at the same time. */
const TOGETHER = 2;
/** A process that says nothing for so long hangs. */
const SILENT_MS = 60_000;

/**
 * Damages so many copies of an index and expects that opening it is refused with the name of a damaged
 * file, that no native library reads a damaged file, that the next build repairs the index and embeds no
 * passage whose vector can be verified, and that no process crashes.
 *
 * @param scratch a folder that is made for this
 */
export async function damagedIndexes(scratch: string, cases: number, seed = 1): Promise<Row[]> {
  const index = join(scratch, "index");
  mkdirSync(index, { recursive: true });
  await buildEdition(index, edition(1));
  // Generations are named by the second, and the newest is the one to salvage.
  await pause(1001);
  await buildEdition(index, edition(2));

  const share = Math.ceil(cases / TOGETHER);
  const outcomes = await Promise.all(
    Array.from({ length: TOGETHER }, (_, i) =>
      tryCases(index, seed, i * share, Math.min(cases, (i + 1) * share)),
    ),
  );
  return rowsOf(outcomes.flat());
}

/** Runs cases in a process; when one ends it, the next one continues after that case. */
async function tryCases(
  index: string,
  seed: number,
  from: number,
  until: number,
): Promise<DamageOutcome[]> {
  const outcomes: DamageOutcome[] = [];
  while (from + outcomes.length < until) {
    const next = from + outcomes.length;
    const ending = await runProcess([index, seed, next, until].map(String), (outcome) =>
      outcomes.push(outcome),
    );
    const crashed = from + outcomes.length;
    if (crashed < until) {
      const what = inWords(damagedFiles(crashed, randomFor(seed, crashed)));
      const failures = [`the process ended with ${ending}`];
      outcomes.push({ number: crashed, what, embedded: 0, failures });
    }
  }
  return outcomes;
}

function runProcess(
  args: readonly string[],
  onOutcome: (outcome: DamageOutcome) => void,
): Promise<string> {
  const child = spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const kill = () => child.kill("SIGKILL");
  let silence = setTimeout(kill, SILENT_MS);
  createInterface(child.stdout).on("line", (line) => {
    clearTimeout(silence);
    silence = setTimeout(kill, SILENT_MS);
    onOutcome(JSON.parse(line));
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(silence);
      resolve(signal ?? `exit code ${code}`);
    });
  });
}

function rowsOf(outcomes: readonly DamageOutcome[]): Row[] {
  const groups = new Map<string, DamageOutcome[]>();
  for (const outcome of outcomes) {
    const file = outcome.what.includes(" and ") ? "two files" : outcome.what.split(":")[0]!;
    groups.set(file, [...(groups.get(file) ?? []), outcome]);
  }
  return [...groups].map(([file, group]) => {
    const tally = new Tally();
    for (const { embedded, failures } of group) tally.add(wordFor(embedded, failures));
    return {
      what: `damaged: ${file}`,
      cases: group.length,
      outcome: tally.toString(),
      failures: group.flatMap(({ number, what, failures }) =>
        failures.map((failure) => `case ${number}, ${what}: ${failure}`),
      ),
    };
  });
}

function wordFor(embedded: number, failures: readonly string[]): string {
  if (failures.length > 0) return "failed";
  return embedded === 0
    ? "repaired, every vector kept"
    : `repaired, ${embedded} passages embedded again`;
}
