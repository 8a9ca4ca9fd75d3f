import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Seconds: from a question in a warm index to one that waited in the queue. */
const ANSWER_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the bot counts, for Prometheus and for /status. */
export type Metrics = {
  answered(kind: string, verdict: string, ms: number): void;
  /** A question that was turned away, such as `tooFast`. */
  refused(reason: string): void;
  interaction(name: string): void;
  rebuilt(outcome: "changed" | "unchanged" | "failed"): void;
  /** Half and 95 % of the last answers took no longer than that; `null` before the first. */
  times(): { readonly p50: number; readonly p95: number } | null;
  /** Everything in the format of Prometheus. */
  text(): Promise<string>;
  readonly contentType: string;
};

/** Answers that `times` looks back on. */
const LOOK_BACK = 1000;

/** @param isConnected whether the gateway is connected at this moment */
export function openMetrics(isConnected: () => boolean): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: "quotewell_answers_total",
    help: "Questions and searches that were answered",
    labelNames: ["kind", "verdict"],
    registers,
  });
  const seconds = new Histogram({
    name: "quotewell_answer_seconds",
    help: "Time from taking a question to having its answer, waiting included",
    buckets: ANSWER_SECONDS,
    registers,
  });
  const refusals = new Counter({
    name: "quotewell_refusals_total",
    help: "Questions that were turned away",
    labelNames: ["reason"],
    registers,
  });
  const interactions = new Counter({
    name: "quotewell_interactions_total",
    help: "Commands, buttons and autocompletions that were used",
    labelNames: ["name"],
    registers,
  });
  const rebuilds = new Counter({
    name: "quotewell_rebuilds_total",
    help: "Updates of the index that the bot ran",
    labelNames: ["outcome"],
    registers,
  });
  new Gauge({
    name: "quotewell_gateway_connected",
    help: "1 while the bot is connected to Discord",
    registers,
    collect() {
      this.set(isConnected() ? 1 : 0);
    },
  });
  const lastMs: number[] = [];
  return {
    answered(kind, verdict, ms) {
      answers.inc({ kind, verdict });
      seconds.observe(ms / 1000);
      lastMs.push(ms);
      if (lastMs.length > LOOK_BACK) lastMs.shift();
    },
    refused: (reason) => refusals.inc({ reason }),
    interaction: (name) => interactions.inc({ name }),
    rebuilt: (outcome) => rebuilds.inc({ outcome }),
    times() {
      const sorted = lastMs.toSorted((a, b) => a - b);
      const below = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
      const [p50, p95] = [below(0.5), below(0.95)];
      return p50 === undefined || p95 === undefined ? null : { p50, p95 };
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
