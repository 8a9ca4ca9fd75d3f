import type { BaseInteraction, Client, Message } from "discord.js";
import { BoundedQueue, KeyedQueue } from "../async/queue.ts";
import { SaidLately } from "../async/throttle.ts";
import { type FairUse, fairUse } from "./asking/fair-use.ts";
import type { BotParts, BotSettings } from "./bot-parts.ts";
import type { Place } from "./library/collections.ts";
import type { Log } from "./operate/log.ts";
import type { Metrics } from "./operate/metrics.ts";
import type { Tools } from "./render/tools.ts";
import { sealPress } from "./reply/custom-id.ts";
import type { Store } from "./store/store.ts";
import { textsFor } from "./texts/index.ts";

/** Questions answered at once: while one is searched for, the next one's vector is made. */
const AT_ONCE = 2;
/** At 10 to 50 ms each, the last one waits for a few seconds. */
const MOST_WAITING = 100;

/** What everything that happens on Discord is answered with. */
export type Bot = {
  readonly client: Client<true>;
  readonly settings: BotSettings;
  readonly parts: BotParts;
  readonly store: Store;
  readonly log: Log;
  readonly metrics: Metrics;
  readonly fairUse: FairUse;
  readonly queue: BoundedQueue;
  /** What happens to a message is done in the order in which it happened. */
  readonly inTurn: KeyedQueue;
  readonly said: SaidLately;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** For a reader of that language, as Discord names it; `null` for English. */
  readonly tools: (locale: string | null) => Tools;
};

type Given = Pick<Bot, "client" | "settings" | "parts" | "store" | "log" | "metrics">;

export function newBot(given: Given): Bot {
  const { settings, store } = given;
  return {
    ...given,
    fairUse: fairUse(settings.allowances, store.meters),
    queue: new BoundedQueue(AT_ONCE, MOST_WAITING),
    inTurn: new KeyedQueue(),
    said: new SaidLately(Date.now),
    startedAt: Date.now(),
    tools: (locale) => ({
      texts: textsFor(locale),
      idOf: (press) => sealPress(press, store.secret),
    }),
  };
}

/** Where a message or an interaction comes from. */
export function placeOf({ channel, channelId, guildId }: Message | BaseInteraction): Place {
  const parent = channel?.isThread() ? channel.parentId : null;
  return { channel: channelId ?? "", parent, guild: guildId };
}
