import { count, markdownTable, megabytes, ms, number, seconds } from "../measure/units.ts";
import type { PeerMeasured } from "./peer-process.ts";
import { PEERS, type PeerName } from "./peers.ts";

export type PeerResult = {
  readonly peer: PeerName;
  /** On the generated articles. */
  readonly speed: PeerMeasured;
  /** On SQuAD; `null` where it is not at hand. */
  readonly squad: PeerMeasured | null;
};

const HEAD = [
  "",
  "indexing",
  "passages/s",
  "CPU",
  "a question, p50 / p95",
  "CPU",
  "peak memory",
  "SQuAD hit@1",
];

/** A row for each system. */
export function renderPeers(results: readonly PeerResult[]): string {
  return markdownTable([
    HEAD,
    ...results.map(({ peer, speed, squad }) => [
      PEERS[peer],
      seconds(speed.indexMs),
      count(passagesPerSecond(speed)),
      seconds(1000 * speed.indexCpuSeconds),
      ms(speed.question),
      `${number(speed.questionCpuMs)} ms`,
      megabytes(speed.peakMemory),
      squad === null ? "skipped: SQuAD is not at hand" : squad.hitAt1.toFixed(3),
    ]),
  ]);
}

export function passagesPerSecond({ passages, indexMs }: PeerMeasured): number {
  return (1000 * passages) / indexMs;
}
