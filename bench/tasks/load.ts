import { openLibrary } from "#src/index/open-library.ts";
import { type ByProcess, memoryNow } from "../measure/process-figures.ts";
import { median } from "../measure/statistics.ts";
import type { Places } from "../places.ts";

/** Opened so often in this process; the files are in the system's cache from the first time on. */
const TIMES = 3;

export type Loaded = {
  /** Milliseconds to an open library, checksums compared; and CPU time of it on all cores. */
  readonly openMs: number;
  readonly cpuMs: number;
  /** Bytes held after opening once. */
  readonly memory: ByProcess;
};

/** How long an index takes to open, and what it then holds. */
export async function measureLoading({ embeddingsDir }: Places): Promise<Loaded> {
  const first = await openLibrary(embeddingsDir);
  const memory = memoryNow();
  await first.close();
  const times: { ms: number; cpu: number }[] = [];
  for (let time = 0; time < TIMES; time++) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    const library = await openLibrary(embeddingsDir);
    const { user, system } = process.cpuUsage(before);
    times.push({ ms: performance.now() - started, cpu: (user + system) / 1000 });
    await library.close();
  }
  return {
    openMs: median(times.map(({ ms }) => ms)),
    cpuMs: median(times.map(({ cpu }) => cpu)),
    memory,
  };
}
