import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { randomNumbers } from "../../support/articles/generated-articles.ts";
import { editionIn } from "../editions.ts";
import { type Row, Tally } from "../row.ts";

const PROGRAM = fileURLToPath(new URL("build-editions.js", import.meta.url));
/** Most updates that a process finishes before it is killed, as long as it is not slower than the first. */
const UPDATES = 4;

/**
 * Kills a real process that updates an index, at random moments, again and again over what the one before
 * left. The index must answer from the last edition that was said to be done, or from the next.
 */
export async function kills(embeddingsDir: string, times: number): Promise<Row> {
  rmSync(embeddingsDir, { recursive: true, force: true });
  const lifeMs = UPDATES * (await updateMs(embeddingsDir));
  const random = randomNumbers(9);
  const tally = new Tally();
  const failures: string[] = [];
  let answering = await editionIn(embeddingsDir);
  for (let i = 0; i < times; i++) {
    const { done, trouble } = await updateAndDie(embeddingsDir, answering + 1, random() * lifeMs);
    const last = done.at(-1) ?? answering;
    try {
      answering = await editionIn(embeddingsDir);
      if (trouble !== "") throw new Error(trouble);
      if (answering !== last && answering !== last + 1)
        throw new Error(`edition ${answering} answers`);
      tally.add(answering === last ? "old" : "new");
    } catch (error) {
      failures.push(`kill ${i + 1}, edition ${last} done: ${(error as Error).stack}`);
    }
  }
  const outcome = `${tally}; ${answering} updates finished`;
  return {
    what: "kill -9 at random moments, of a process that updates",
    cases: times,
    outcome,
    failures,
  };
}

/** So that an edition tells which of two processes built it. */
const EDITIONS_EACH = 1_000_000;

/**
 * Two processes update one index at once: each names the other while it has to wait, and the index
 * answers from the last edition of one of them, or from the one that it was building.
 */
export async function twoAtOnce(embeddingsDir: string, forMs: number): Promise<Row> {
  rmSync(embeddingsDir, { recursive: true, force: true });
  const programs = [0, 1].map((n) => start(embeddingsDir, n * EDITIONS_EACH + 1));
  const troubles = programs.map(({ stderr }) => text(stderr!));
  await Promise.all(programs.map(({ stdout }) => once(stdout!, "readable")));
  const outputs = programs.map(({ stdout }) => text(stdout!));
  await setTimeout(forMs);
  for (const program of programs) program.kill("SIGKILL");
  const lines = (await Promise.all(outputs)).map((output) => output.trim().split("\n").slice(1));
  const failures = (await Promise.all(troubles)).filter((trouble) => trouble !== "");

  const waits = lines.map((of) => of.filter((line) => /being updated by/.test(line)));
  if (waits.flat().length === 0) failures.push("neither had to wait");
  for (const [i, waited] of waits.entries()) {
    const other = new RegExp(`by (process ${programs[1 - i]!.pid} on \\S+ since|another process)`);
    failures.push(...waited.filter((line) => !other.test(line)));
  }
  const done = lines.map((of, n) => of.map(Number).findLast(Number.isInteger) ?? n * EDITIONS_EACH);
  const answering = await editionIn(embeddingsDir);
  if (!done.some((last) => answering === last || answering === last + 1))
    failures.push(`editions ${done} were done, edition ${answering} answers`);
  const cases = lines.flat().length;
  const outcome = `had to wait ${waits.flat().length}, updates ${cases - waits.flat().length}`;
  return { what: "two processes update at once", cases, outcome, failures };
}

/** Time that an update takes, average of the first few. */
async function updateMs(embeddingsDir: string): Promise<number> {
  const program = start(embeddingsDir, 1);
  await once(program.stdout!, "data");
  const started = performance.now();
  for (let i = 0; i < UPDATES; i++) await once(program.stdout!, "data");
  const averageMs = (performance.now() - started) / UPDATES;
  program.kill("SIGKILL");
  await once(program, "close");
  return averageMs;
}

async function updateAndDie(embeddingsDir: string, first: number, lifeMs: number) {
  const program = start(embeddingsDir, first);
  const trouble = text(program.stderr!);
  let output = "";
  program.stdout!.setEncoding("utf8").on("data", (chunk) => {
    output += chunk;
  });
  await once(program.stdout!, "data");
  await setTimeout(lifeMs);
  program.kill("SIGKILL");
  await once(program, "close");
  const done = output.split("\n").slice(1, -1).map(Number);
  return { done, trouble: await trouble };
}

/** Without the fault library, should this process have it. */
function start(embeddingsDir: string, first: number): ChildProcess {
  const { LD_PRELOAD: _, ...env } = process.env;
  return spawn(process.execPath, [PROGRAM, embeddingsDir, String(first)], { env });
}
