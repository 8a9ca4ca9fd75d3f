import { startLibrarian } from "#src/commands/processes/librarian.ts";
import { startLibrarians } from "#src/commands/processes/librarians.ts";
import type { Librarian } from "#src/discord/library/librarian.ts";
import { type ByProcess, cpuTotal, peakMemory } from "../measure/process-figures.ts";
import { type Asked, settingsOf } from "../places.ts";

const ASKERS = [1, 8] as const;

/** Asked so often by all at once until a second librarian is there; it takes a second or two to start. */
const MOST_ROUNDS = 20;

export type Throughput = {
  readonly askers: number;
  readonly questionsPerSecond: number;
  /** Of all processes together; `null` where it can't be told. */
  readonly cpuMsPerQuestion: number | null;
};

export type LibrariansMeasured = {
  readonly throughput: readonly Throughput[];
  /** 1 where the machine has one core, or too little memory for another. */
  readonly librarians: number;
  /** Bytes by process: the one that asks, then each librarian with its model. */
  readonly peakMemory: ByProcess;
};

/** Asks the librarians that the bot has, which are processes of their own, from one side and from eight at once. */
export async function measureLibrarians({ places, questions }: Asked): Promise<LibrariansMeasured> {
  Object.assign(process.env, settingsOf(places));
  let librarians = 0;
  const { librarian, close } = await startLibrarians(async () => {
    const started = await startLibrarian(null);
    librarians++;
    return started;
  });
  for (let round = 0; round < MOST_ROUNDS && librarians < 2; round++)
    await askAll(librarian, questions, 8);
  await askAll(librarian, questions, 8);
  const throughput: Throughput[] = [];
  for (const askers of ASKERS) {
    const [started, cpuBefore] = [performance.now(), cpuTotal()];
    await askAll(librarian, questions, askers);
    const cpu = cpuTotal();
    throughput.push({
      askers,
      questionsPerSecond: (1000 * questions.length) / (performance.now() - started),
      cpuMsPerQuestion: cpu && cpuBefore && (1000 * (cpu - cpuBefore)) / questions.length,
    });
  }
  const memory = peakMemory();
  await close();
  return { throughput, librarians, peakMemory: memory };
}

/** Each asks the next question when the one before is answered. */
async function askAll(
  librarian: Librarian,
  questions: readonly string[],
  askers: number,
): Promise<void> {
  const waiting = questions.values();
  const asker = async () => {
    for (const question of waiting) await librarian.answer(question, { top: 3, within: null });
  };
  await Promise.all(Array.from({ length: askers }, asker));
}
