import { createHash } from "node:crypto";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { randomNumbers } from "../../support/articles/generated-articles.ts";
import { type Row, Tally } from "../row.ts";
import { build, checkAfter, reset, type Scenario } from "../scenarios.ts";
import type { Call } from "../shim/call-record.ts";
import type { Shim } from "../shim/shim.ts";
import { ALL, DiskModel, NOTHING, type Survival, type Tree, writeTree } from "./disk-model.ts";
import { spread } from "./failing-calls.ts";

/** What may be left of the unsynced part. */
const SURVIVALS: readonly { name: string; at: (step: number) => Survival }[] = [
  { name: "killed, nothing lost", at: () => ALL },
  { name: "power loss, all that was not synced", at: () => NOTHING },
  { name: "power loss, bytes not synced", at: () => ({ ...ALL, data: () => 0 }) },
  { name: "power loss, names not synced", at: () => ({ ...ALL, name: () => false }) },
  ...[1, 2, 3, 4].map((seed) => ({
    name: `power loss, a random part (${seed})`,
    at: (step: number) => randomly(seed * 100_003 + step),
  })),
];

/** Each change of a name is lost or not; each write is lost, half done or done. */
function randomly(seed: number): Survival {
  const random = randomNumbers(seed);
  return { name: () => random() < 0.5, data: () => Math.floor(random() * 3) / 2 };
}

/**
 * Records the calls of a build and plays the record on a model of a disk: after every call and in the middle
 * of every write the process is killed, or the power fails. What the disk then holds must answer from the old
 * index or the new one, and the next build must complete on top of it. A build that said it was done must
 * survive wholly.
 *
 * @param most moments tried of each scenario and kind of loss, spread evenly over the build
 */
export async function powerLoss(
  shim: Shim,
  scenario: Scenario,
  folders: { readonly watched: string; readonly rebooted: string },
  most: number,
): Promise<Row[]> {
  const built = join(folders.watched, "embeddings");
  reset(scenario, built);
  const model = new DiskModel(folders.watched);
  const calls = await shim.record(() => build(scenario, built));
  const steps = calls.flatMap(halves);
  const moments = new Set(spread(steps.length, most));
  const kinds = SURVIVALS.map((kind) => ({
    ...kind,
    tally: new Tally(),
    failures: [] as string[],
  }));
  const looked = new Map<string, string>();

  for (const [i, step] of steps.entries()) {
    model.apply(step);
    if (!moments.has(i + 1)) continue;
    for (const { name, at, tally, failures } of kinds) {
      const found = await lookOnce(model.after(at(i)));
      const isDone = i + 1 === steps.length;
      const isRight = found === "new" || (found === "old" && !isDone);
      tally.add(isRight ? found : "failed");
      if (isRight) continue;
      const place = `step ${i + 1} of ${steps.length}, ${step.kind} ${step.path}`;
      failures.push(`${scenario.name}, ${name}: ${place}: ${found}`);
    }
  }
  assertSame(model.after(ALL), new DiskModel(folders.watched).after(ALL));
  const rows = kinds.map(({ name, tally, failures }) => {
    const what = `${scenario.name}: ${name}`;
    return { what, cases: moments.size, outcome: String(tally), failures };
  });
  return [inWords(scenario, calls), ...rows];

  /** Many moments leave the same on the disk. */
  async function lookOnce(tree: Tree): Promise<string> {
    const print = fingerprint(tree);
    const found = looked.get(print) ?? (await lookAfterReboot(scenario, tree, folders.rebooted));
    looked.set(print, found);
    return found;
  }
}

/** How many calls of each kind a build makes. */
function inWords({ name }: Scenario, calls: readonly Call[]): Row {
  const tally = new Tally();
  for (const { kind } of calls) tally.add(kind);
  const what = `${name}: ${calls.length} calls recorded`;
  return { what, cases: 0, outcome: String(tally), failures: [] };
}

/** Every write as two, so that there is a moment in its middle. */
function halves(call: Call): Call[] {
  if (call.kind !== "write" || call.bytes.length < 2) return [call];
  const middle = Math.floor(call.bytes.length / 2);
  return [
    { ...call, bytes: call.bytes.subarray(0, middle) },
    { ...call, at: call.at + middle, bytes: call.bytes.subarray(middle) },
  ];
}

/** "old" or "new", or what is wrong. */
async function lookAfterReboot(scenario: Scenario, tree: Tree, folder: string): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeTree(tree, folder);
  try {
    return await checkAfter(scenario, join(folder, "embeddings"), false);
  } catch (error) {
    return String((error as Error).stack);
  }
}

function fingerprint(tree: Tree): string {
  const hash = createHash("sha256");
  for (const [path, bytes] of tree) hash.update(`${path}\0${bytes?.length}\0`).update(bytes ?? "");
  return hash.digest("hex");
}

/** The record is complete: playing all of it gives the folder that the build left. */
function assertSame(played: Tree, real: Tree): void {
  if (fingerprint(played) === fingerprint(real)) return;
  const names = [...new Set([...played.keys(), ...real.keys()])];
  const different = names.filter((name) => String(played.get(name)) !== String(real.get(name)));
  throw new Error(`the record misses calls on ${different.join(", ")}`);
}
