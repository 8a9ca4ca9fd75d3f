import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { reasonInWords } from "#src/glossary/reasons.ts";
import { BoundedReader } from "#src/ingest/process/bounded-reader.ts";
import { faultsOf } from "./faults.ts";

/** As the default settings have them. */
const LIMITS = { maxArticleSeconds: 60, maxArticleMemoryMb: 1000 };
const LOOK_EVERY_MS = 20;

/** Reads articles as `npm run index` does, and keeps account. */
export class Bench {
  articles = 0;
  /** Articles whose reading was ended because of the time or the memory it took. */
  stopped = 0;
  slowest = { ms: 0, name: "" };
  /** Of the reading process, sampled; 0 where the system does not tell. */
  peakMemoryMb = 0;
  readonly findings: string[] = [];
  readonly #folder: string;
  readonly #reader = new BoundedReader(LIMITS);

  /** @param folder where the inputs of findings are kept */
  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * Read an article. @returns how long it took and what is wrong with the outcome
   *
   * @param mayStop whether only the limits can end it
   */
  async read(name: string, file: string, bytes: Buffer, mayStop = false) {
    this.articles++;
    const sampling = setInterval(() => this.#sample(), LOOK_EVERY_MS);
    const start = performance.now();
    const reading = await this.#reader.read({ id: file, bytes });
    const ms = performance.now() - start;
    this.#sample();
    clearInterval(sampling);
    if (ms > this.slowest.ms) this.slowest = { ms, name };
    const faults = faultsOf(reading);
    if (reading.kind === "skipped" && /^tooSlow$|^tooMuchMemory$/.test(reading.reason.code)) {
      this.stopped++;
      if (!mayStop) faults.push(reasonInWords(reading.reason));
    }
    return { ms, faults };
  }

  /** Keep what shows a fault, so that it can become a test. */
  report(name: string, file: string, bytes: Buffer, faults: readonly string[]): void {
    mkdirSync(this.#folder, { recursive: true });
    const path = join(this.#folder, `${readdirSync(this.#folder).length}-${file}`);
    writeFileSync(path, bytes);
    this.findings.push(`${name}: ${faults.join("; ")} (${path})`);
    console.log(`FOUND ${this.findings.at(-1)}`);
  }

  #sample(): void {
    const peaks = childrenOf(process.pid).map(peakMemoryMb);
    this.peakMemoryMb = Math.max(this.peakMemoryMb, ...peaks);
  }
}

function childrenOf(pid: number): readonly string[] {
  return read(`/proc/${pid}/task/${pid}/children`).trim().split(" ").filter(Boolean);
}

function peakMemoryMb(pid: string): number {
  const kilobytes = /VmHWM:\s*(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0;
  return (Number(kilobytes) * 1024) / 1e6;
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return ""; // Another system, or the process has ended.
  }
}
