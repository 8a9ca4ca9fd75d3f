import { UserError } from "../../../src/shared/errors.ts";
import { type Row, Tally } from "../row.ts";
import { build, checkAfter, Follower, reset, type Scenario } from "../scenarios.ts";
import type { Fault, Shim } from "../shim/shim.ts";

/**
 * Each kind of fault with the errors that a build may end with. A single failure is gone when the disk is
 * asked what is wrong, and SQLite calls any file that it can't open read-only.
 */
const FAULTS: readonly (Omit<Fault, "at"> & { name: string; codes: readonly string[] })[] = [
  { name: "fails once (EIO)", kind: "fail", error: "EIO", codes: ["DISK_FAILED", "NOT_WRITABLE"] },
  {
    name: "fails from then on (EIO)",
    kind: "fail",
    error: "EIO",
    lasting: true,
    codes: ["DISK_FAILED"],
  },
  {
    name: "disk full from then on",
    kind: "fail",
    error: "ENOSPC",
    lasting: true,
    codes: ["DISK_FULL"],
  },
  {
    name: "read-only from then on",
    kind: "fail",
    error: "EROFS",
    lasting: true,
    codes: ["NOT_WRITABLE"],
  },
  { name: "writes only half, once", kind: "half", codes: [] },
];

/**
 * Builds again and again while one call after the other fails, until a build meets no fault: whatever fails,
 * the old index or the new one answers, the error is a UserError, and the next build completes.
 *
 * @param most calls tried of each scenario and kind, spread evenly; the last ones are always among them
 */
export async function failingCalls(
  shim: Shim,
  scenario: Scenario,
  embeddingsDir: string,
  most: number,
): Promise<Row[]> {
  reset(scenario, embeddingsDir);
  const { calls } = await shim.during(null, () => build(scenario, embeddingsDir));
  const points = spread(calls, most);
  const rows: Row[] = [];
  for (const { name, codes, ...fault } of FAULTS) {
    const tally = new Tally();
    const failures: string[] = [];
    for (const at of points) {
      const { outcome, failure } = await failAt({ ...fault, at }, codes);
      tally.add(outcome);
      if (failure !== null) failures.push(`${scenario.name}, ${name}: ${failure}`);
    }
    const what = `${scenario.name}: every call ${name}`;
    rows.push({ what, cases: points.length, outcome: String(tally), failures });
  }
  return rows;

  async function failAt(fault: Fault, codes: readonly string[]) {
    reset(scenario, embeddingsDir);
    const follower = new Follower(embeddingsDir);
    let place = `call ${fault.at}`;
    try {
      await follower.edition();
      const { error, name } = await shim.during(fault, () => build(scenario, embeddingsDir));
      place += `, ${name}`;
      const code = error instanceof UserError ? error.code : "";
      if (error !== null && !codes.includes(code)) throw error;
      const live = await follower.edition();
      const found = await checkAfter(scenario, embeddingsDir, error === null);
      if (live !== (found === "new" ? scenario.new : scenario.old)) {
        throw new Error(`a running bot answers from edition ${live}`);
      }
      if ((await follower.edition()) !== scenario.new)
        throw new Error("a running bot stays behind");
      return { outcome: `${error === null ? "done" : code}, ${found}`, failure: null };
    } catch (error) {
      return { outcome: "failed", failure: `${place}: ${(error as Error).stack}` };
    } finally {
      await follower.close();
    }
  }
}

/** At most so many numbers from 1 to `last`, evenly spread, a third of them the last ones. */
export function spread(last: number, most: number): number[] {
  if (most >= last) return Array.from({ length: last }, (_, i) => i + 1);
  const end = Math.floor(most / 3);
  const step = (last - end) / (most - end);
  const early = Array.from({ length: most - end }, (_, i) => 1 + Math.floor(i * step));
  return [...early, ...Array.from({ length: end }, (_, i) => last - end + 1 + i)];
}
