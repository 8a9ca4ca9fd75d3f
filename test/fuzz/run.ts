/**
 * Judges every regular expression that sees articles or questions, reads hostile articles, and then
 * changed ordinary ones for the rest of the time, as `npm run index`
 * reads them: in a process with the default limits. Prints for each reader how many were read, the
 * slowest, the most memory, and what was found. Exit code 1 if something was: a crash, a hang, memory
 * without bound, or an article that breaks what other rooms rely on.
 */
import fc from "fast-check";
import { Bench } from "./bench.ts";
import { HOSTILE } from "./hostile.ts";
import type { Hostile } from "./hostile-article.ts";
import { mutants } from "./mutations.ts";
import { findSlowPatterns } from "./patterns.ts";
import { readOptions } from "./read-options.ts";

const FINDINGS = ".scratch/fuzz-findings";
/** An article of such a size is read in about a second. */
const SIZE = 100_000;
/** Four times the size may take so many times as long; with the square it would be sixteen times. */
const MOST_GROWTH = 10;
/** Below this, start-up and chance weigh more than the article. */
const MEASURABLE_MS = 2000;

/** For changed articles, however long the hostile ones took. */
const LEAST_MS = 10_000;

const deadline = Date.now() + readOptions().minutes * 60_000;
const benches = new Map(Object.keys(mutants).map((reader) => [reader, new Bench(FINDINGS)]));

const { judged, slow } = await findSlowPatterns();
for (const pattern of slow) console.log(`FOUND ${pattern}`);
console.log(`${judged} regular expressions judged`);
for (const [index, [reader, bench]] of [...benches].entries()) {
  const until = Date.now() + (deadline - Date.now()) / (benches.size - index);
  const hostile = HOSTILE.filter(({ file }) => file.endsWith(`.${reader}`));
  for (const one of hostile) await readHostile(one, bench);
  console.log(`${hostile.length} hostile articles read as .${reader}`);
  await readMutants(reader, bench, Math.max(until, Date.now() + LEAST_MS));
}
console.table(Object.fromEntries([...benches].map(([reader, bench]) => [reader, rowOf(bench)])));
const findings = [...benches.values()].flatMap((bench) => bench.findings);
process.exitCode = findings.length + slow.length > 0 ? 1 : 0;

async function readHostile(hostile: Hostile, bench: Bench): Promise<void> {
  const { name, file, make, needsProcess } = hostile;
  const bytes = make(SIZE);
  const { ms, faults } = await bench.read(name, file, bytes, needsProcess);
  const isSuspect = ms > MEASURABLE_MS && faults.length === 0 && !needsProcess;
  if (isSuspect && (await growsTooFast(bench, hostile)))
    faults.push("takes more than in proportion to its size");
  if (faults.length > 0) bench.report(name, file, bytes, faults);
}

/** Measured twice, since other programs may have been busy. */
async function growsTooFast(bench: Bench, { name, file, make }: Hostile): Promise<boolean> {
  for (let time = 0; time < 2; time++) {
    const small = await bench.read(name, file, make(SIZE / 4));
    const large = await bench.read(name, file, make(SIZE));
    if (large.ms < MOST_GROWTH * small.ms) return false;
  }
  return true;
}

async function readMutants(reader: string, bench: Bench, until: number): Promise<void> {
  while (Date.now() < until) {
    const whatFails = fc.asyncProperty(mutants[reader]!, async ({ id, bytes }) => {
      const { faults } = await bench.read("a mutant", id, bytes);
      if (faults.length > 0) throw new Error(faults.join("; "));
    });
    const { failed, counterexample, errorInstance } = await fc.check(whatFails, {
      numRuns: Number.MAX_SAFE_INTEGER,
      interruptAfterTimeLimit: until - Date.now(),
    });
    if (!failed || !counterexample) return;
    const [{ id, bytes }] = counterexample;
    bench.report("a mutant", id, bytes, [String((errorInstance as Error)?.message)]);
  }
}

function rowOf({ articles, stopped, slowest, peakMemoryMb, findings }: Bench) {
  return {
    articles,
    "stopped at a limit": stopped,
    "slowest, s": Number((slowest.ms / 1000).toFixed(1)),
    "slowest was": slowest.name,
    "peak memory, MB": Math.round(peakMemoryMb),
    findings: findings.length,
  };
}
