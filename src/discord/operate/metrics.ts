import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { BotParts } from "../bot-parts.ts";

/** Seconds: from a question in a warm index to one that waited in the queue. */
const ANSWER_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

const OUTCOMES = ["changed", "unchanged", "failed"] as const;

/** Half and 95 % of the answers took no longer than that, in milliseconds. */
export type AnswerTimes = { readonly p50: number; readonly p95: number };

/** Latest answers that `times` is about. */
const TIMES_KEPT = 1000;

/** The format of `text`. */
export const { contentType: CONTENT_TYPE } = new Registry();

/** What the bot counts, for Prometheus and for /status. */
export function openMetrics(
  isConnected: () => boolean,
  { refusedSince, feeds }: Pick<BotParts, "refusedSince" | "feeds">,
) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `quotewell_${name}_total`, help, labelNames, registers });
  const answers = counter(
    "answers",
    "Questions and searches that were answered",
    "kind",
    "verdict",
  );
  const refusals = counter("refusals", "Questions that were turned away", "reason");
  const interactions = counter(
    "interactions",
    "Commands, buttons and autocompletions that were used",
    "name",
  );
  const rebuilds = counter("rebuilds", "Updates of the index that /reindex ran", "outcome");
  const memoryFailures = counter(
    "memory_failures",
    "Attempts to read or write the bot's memory that failed",
  );
  const seconds = new Histogram({
    name: "quotewell_answer_seconds",
    help: "Time from taking a question to having its answer, waiting included",
    buckets: ANSWER_SECONDS,
    registers,
  });
  // An alert sees a counter rise only if it was there before.
  for (const outcome of OUTCOMES) rebuilds.inc({ outcome }, 0);
  registerState(registers, isConnected, refusedSince);
  registerFeeds(registers, feeds);
  const lastMs: number[] = [];
  return {
    answered(kind: string, verdict: string, ms: number): void {
      answers.inc({ kind, verdict });
      seconds.observe(ms / 1000);
      lastMs.push(ms);
      if (lastMs.length > TIMES_KEPT) lastMs.shift();
    },
    /** A question that was turned away, such as `tooFast`. */
    refused: (reason: string) => refusals.inc({ reason }),
    interaction: (name: string) => interactions.inc({ name }),
    memoryFailed: () => memoryFailures.inc(),
    rebuilt: (outcome: (typeof OUTCOMES)[number]) => rebuilds.inc({ outcome }),
    /** Of the last answers; `null` before the first one. */
    times: () => timesOf(lastMs),
    /** Everything in the format of Prometheus. */
    text: () => registry.metrics(),
  };
}

function registerState(
  registers: Registry[],
  isConnected: () => boolean,
  refusedSince: BotParts["refusedSince"],
): void {
  const connected = "1 while all shards of the bot are connected to Discord";
  gauge(registers, "gateway_connected", connected, () => Number(isConnected()));
  const refused = "1 while the newest index can't be used and an older one answers, or none";
  gauge(registers, "index_refused", refused, () => Number(refusedSince() !== null));
}

function registerFeeds(registers: Registry[], feeds: BotParts["feeds"]): void {
  gauge(registers, "feeds", "Feeds that are polled", () => feeds()?.feeds ?? 0);
  const failing = "Feeds that could not be polled the last time";
  gauge(registers, "feeds_failing", failing, () => feeds()?.failing ?? 0);
  const added = "Articles of feeds that were added";
  counted(registers, "feed_articles", added, () => feeds()?.added ?? 0);
  const leftOut = "Items of feeds that can't become articles";
  counted(registers, "feed_items_left_out", leftOut, () => feeds()?.leftOut ?? 0);
}

/** A gauge whose value is read when it is asked for. */
function gauge(registers: Registry[], name: string, help: string, value: () => number): void {
  new Gauge({
    name: `quotewell_${name}`,
    help,
    registers,
    collect() {
      this.set(value());
    },
  });
}

/** A counter of something that is counted elsewhere. */
function counted(registers: Registry[], name: string, help: string, value: () => number): void {
  new Counter({
    name: `quotewell_${name}_total`,
    help,
    registers,
    collect() {
      this.reset();
      this.inc(value());
    },
  });
}

export type Metrics = ReturnType<typeof openMetrics>;

function timesOf(answerMs: readonly number[]): AnswerTimes | null {
  const sorted = answerMs.toSorted((a, b) => a - b);
  const below = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
  const [p50, p95] = [below(0.5), below(0.95)];
  return p50 === undefined || p95 === undefined ? null : { p50, p95 };
}
