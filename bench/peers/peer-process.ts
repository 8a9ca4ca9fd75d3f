/** The process of one system: indexes a collection, asks its questions, tells what came out, and ends. */
import { once } from "node:events";
import type { TestCollection } from "#src/eval/test-collection.ts";
import { type ByProcess, cpuTotal, peakMemory } from "../measure/process-figures.ts";
import { type Spread, spread, WARM_UP } from "../measure/statistics.ts";
import { generatedCollection, squad } from "./collections.ts";
import { openPeer, type PeerName } from "./peers.ts";

/** @param articles how many generated articles; `null` for SQuAD */
export type PeerOrder = { readonly peer: PeerName; readonly articles: number | null };

export type PeerMeasured = {
  readonly passages: number;
  readonly textBytes: number;
  /** The model was loaded before; where the system writes to the disk, until it is written. */
  readonly indexMs: number;
  readonly indexCpuSeconds: number;
  /** Milliseconds from question to the ids of articles. */
  readonly question: Spread;
  readonly questionCpuMs: number;
  readonly peakMemory: ByProcess;
  /** Share of the questions whose article came first. */
  readonly hitAt1: number;
};

const [{ peer, articles }] = (await once(process, "message")) as [PeerOrder];
const collection = articles === null ? (await squad())! : generatedCollection(articles);
process.send!(await measure(peer, collection));
process.exit();

async function measure(name: PeerName, collection: TestCollection): Promise<PeerMeasured> {
  const system = await openPeer(name);
  const { documents, questions, relevance } = collection;
  const [started, cpuBefore] = [performance.now(), cpuSum()];
  const passages = await system.index(collection);
  const [indexMs, indexCpuSeconds] = [performance.now() - started, cpuSum() - cpuBefore];

  for (const { text } of questions.slice(0, WARM_UP)) await system.ask(text);
  const cpuBetween = cpuSum();
  const times: number[] = [];
  let right = 0;
  for (const { id, text } of questions) {
    const asked = performance.now();
    const [first] = await system.ask(text);
    times.push(performance.now() - asked);
    if (first !== undefined && relevance.get(id)?.has(first)) right++;
  }
  return {
    passages,
    textBytes: documents.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
    indexMs,
    indexCpuSeconds,
    question: spread(times),
    questionCpuMs: (1000 * (cpuSum() - cpuBetween)) / questions.length,
    peakMemory: peakMemory(),
    hitAt1: right / questions.length,
  };
}

function cpuSum(): number {
  return cpuTotal() ?? Number.NaN;
}
