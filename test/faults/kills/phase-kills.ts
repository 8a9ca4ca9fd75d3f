import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { randomNumbers } from "../../support/articles/generated-articles.ts";
import { buildEdition, edition, editionIn, largeEdition, versionOfLarge } from "../editions.ts";
import { type Row, Tally } from "../row.ts";

const PROGRAM = fileURLToPath(new URL("build-large.js", import.meta.url));

/** What a build has printed: the phases so far, and how far the last one is. */
type Seen = { readonly phases: readonly string[]; readonly share: number };

/** Parts of a build, in their order. A kill comes within so many milliseconds after `isReached`. */
const MOMENTS: readonly {
  readonly name: string;
  readonly withinMs: number;
  readonly isReached: (seen: Seen, share: number) => boolean;
}[] = [
  { name: "reading", withinMs: 0, isReached: within("reading") },
  { name: "changing the graph", withinMs: 60, isReached: (seen) => within("reading")(seen, 1) },
  { name: "embedding", withinMs: 0, isReached: within("embedding") },
  {
    name: "writing the search files",
    withinMs: 20,
    isReached: (seen) => within("embedding")(seen, 1),
  },
  { name: "verifying", withinMs: 0, isReached: within("verifying") },
  { name: "making it current", withinMs: 60, isReached: (seen) => within("verifying")(seen, 1) },
];

function within(phase: string) {
  return ({ phases, share }: Seen, wanted: number) => phases.at(-1) === phase && share >= wanted;
}

/** Their names. */
export const PHASES: readonly string[] = MOMENTS.map(({ name }) => name);

const EDITIONS = [1, 2, 3];

/**
 * Kills the first build of a large index, an update of half of its articles, and another one by a version that
 * reads articles differently, in each of their phases. The
 * index must answer from the edition before or after; the next build must complete, and embed nothing again
 * that was said to be done.
 *
 * @param phases names of those to kill in; all when left out
 */
export async function phaseKills(
  embeddingsDir: string,
  articles: number,
  times: number,
  phases?: readonly string[],
): Promise<Row[]> {
  const random = randomNumbers(15);
  const rows: Row[] = [];
  for (const moment of MOMENTS) {
    if (phases !== undefined && !phases.includes(moment.name)) continue;
    const tally = new Tally();
    const failures: string[] = [];
    for (let i = 0; i < times; i++) {
      rmSync(embeddingsDir, { recursive: true, force: true });
      for (const number of EDITIONS) {
        try {
          tally.add(await killAndLook(number, random()));
        } catch (error) {
          failures.push(`${moment.name}, edition ${number}: ${(error as Error).stack}`);
        }
      }
    }
    const what = `kill -9 while ${moment.name}, ${articles} articles`;
    rows.push({ what, cases: EDITIONS.length * times, outcome: String(tally), failures });

    async function killAndLook(number: number, share: number): Promise<string> {
      const same = (of: number) => largeEdition(articles, of);
      const embedded = await killedBuild(embeddingsDir, articles, number, (seen) =>
        moment.isReached(seen, share) ? random() * moment.withinMs : null,
      );
      const isNew = await answersFromNew(embeddingsDir, number, same);
      const files = edition(number, same(number));
      const report = await buildEdition(embeddingsDir, files, { chunker: versionOfLarge(number) });
      const again = report.passages - report.reused - report.resumed;
      if (report.embedded !== again) throw new Error(`${report.embedded} embedded, not ${again}`);
      if (!isNew && report.resumed < embedded)
        throw new Error(`${embedded} were embedded, ${report.resumed} were kept`);
      await editionOrThrow(embeddingsDir, number, same(number));
      return isNew ? "new" : "old";
    }
  }
  return rows;
}

/** @throws Error unless the index answers from this edition or from the one before */
async function answersFromNew(
  folder: string,
  number: number,
  same: (of: number) => { [id: string]: string },
): Promise<boolean> {
  try {
    await editionOrThrow(folder, number, same(number));
    return true;
  } catch {
    await editionOrThrow(folder, number - 1, same(number - 1));
    return false;
  }
}

async function editionOrThrow(folder: string, number: number, same: { [id: string]: string }) {
  const found = await editionIn(folder, same);
  if (found !== number) throw new Error(`edition ${found} answers, not ${number}`);
}

/**
 * Starts a build and kills it.
 *
 * @param killAfterMs milliseconds to wait from now; `null` to go on
 * @returns how many passages it said to have embedded
 */
async function killedBuild(
  embeddingsDir: string,
  articles: number,
  number: number,
  killAfterMs: (seen: Seen) => number | null,
): Promise<number> {
  const { LD_PRELOAD: _, ...env } = process.env;
  const args = [PROGRAM, embeddingsDir, String(articles), String(number)];
  const program = spawn(process.execPath, args, { env });
  const trouble = text(program.stderr);
  const ended = once(program, "close");
  const phases: string[] = [];
  let embedded = 0;
  let isDoomed = false;
  for await (const line of createInterface(program.stdout)) {
    const [phase, done, total] = line.split(" ") as [string, string, string];
    if (phases.at(-1) !== phase) phases.push(phase);
    if (phase === "embedding") embedded = Number(done);
    const waitMs = killAfterMs({ phases, share: Number(done) / Number(total) });
    if (isDoomed || waitMs === null) continue;
    isDoomed = true;
    void setTimeout(waitMs).then(() => program.kill("SIGKILL"));
  }
  await ended;
  if (!isDoomed) throw new Error(`the build was not killed: ${await trouble}`);
  return embedded;
}
