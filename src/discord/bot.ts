import type { Client } from "discord.js";
import { BoundedQueue, KeyedQueue } from "../shared/async/queue.ts";
import { Throttle } from "../shared/async/throttle.ts";
import type { BotParts, BotSettings } from "./bot-parts.ts";
import type { Librarian } from "./library/librarian.ts";
import type { Log } from "./operate/log.ts";
import type { Metrics } from "./operate/metrics.ts";
import type { Pace } from "./pace.ts";
import type { Tools } from "./render/components.ts";
import { sealPress } from "./reply/press.ts";
import type { Store } from "./store/store.ts";
import { textsFor } from "./texts/index.ts";

/** Questions answered concurrently by up to two librarians: while one is searched, the next one is embedded. */
const AT_ONCE = 4;
/** At 10 to 50 ms each, the last one waits a few seconds. */
const MOST_WAITING = 100;

/** Look-ups of lists, titles and quotes run one at a time alongside questions, which have priority. */
const LOOKED_UP_AT_ONCE = 1;
/** At a few milliseconds each, the last one is done before Discord stops waiting. */
const MOST_LOOKED_UP = 400;

/** If this many look-ups are waiting, the interaction is acknowledged first. */
const ACKNOWLEDGED_FROM = 20;

/** Thrown when too many requests are already waiting. */
export class Busy extends Error {}

/** What the handlers of Discord's events share. */
export type Bot = {
  readonly client: Client<true>;
  readonly settings: BotSettings;
  readonly parts: BotParts;
  readonly store: Store;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly pace: Pace;
  readonly queue: BoundedQueue;
  /**
   * Asks the librarian for what commands and buttons show other than answers.
   *
   * @param acknowledge acknowledges the interaction, called if it may take a while; without it, such a request is refused
   * @throws Busy if too many requests are already waiting, or UserError INDEX_MISSING
   */
  readonly lookUp: <Result>(
    work: (librarian: Librarian) => Promise<Result>,
    acknowledge?: () => Promise<unknown>,
  ) => Promise<Result>;
  /** Questions that are waiting for the first index. */
  readonly held: Set<object>;
  /** Aborted when the bot stops accepting questions. */
  readonly stopping: AbortSignal;
  /** Events of the same message are handled in order. */
  readonly byMessage: KeyedQueue;
  /** Keeps log lines and notices from being repeated. */
  readonly throttle: Throttle;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /**
   * What messages are made with, for a reader with that Discord locale; `null` for English.
   *
   * @param canReplyLater whether the bot can reply in that place later; default true
   */
  readonly tools: (locale: string | null, canReplyLater?: boolean) => Tools;
};

type Given = Pick<
  Bot,
  "client" | "settings" | "parts" | "store" | "log" | "metrics" | "pace" | "stopping"
>;

export function newBot(given: Given): Bot {
  const { store, parts, settings } = given;
  const lookups = new BoundedQueue(LOOKED_UP_AT_ONCE, MOST_LOOKED_UP);
  return {
    ...given,
    queue: new BoundedQueue(AT_ONCE, MOST_WAITING),
    async lookUp(work, acknowledge) {
      const mustWait = lookups.waiting >= ACKNOWLEDGED_FROM;
      if (mustWait && acknowledge === undefined) throw new Busy();
      const looking = lookups.run(() => parts.withLibrarian(work));
      if (looking === null) throw new Busy();
      if (!mustWait || acknowledge === undefined) return looking;
      const [found] = await Promise.all([looking, acknowledge()]);
      return found;
    },
    held: new Set(),
    byMessage: new KeyedQueue(),
    throttle: new Throttle(),
    startedAt: Date.now(),
    tools: (locale, canReplyLater = true) => ({
      texts: textsFor(locale),
      idOf: (press) => sealPress(press, store.secret),
      offersLater: canReplyLater && settings.answerLater === "asked",
    }),
  };
}
