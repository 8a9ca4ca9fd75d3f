import type { Message } from "discord.js";
import type { Bot } from "../bot.ts";
import { versionOf } from "../gateway/origin.ts";
import type { Claim, ClaimedAt } from "../store/claims.ts";

/** Shorter than the time after which an unrenewed claim can be taken over. */
const KEEP_EVERY_MS = 5000;

/** The claim to answer the current version of a message. */
export function claimOf(message: Message): Claim {
  const { id, channelId, guildId } = message;
  return { id: versionOf(message), message: id, channel: channelId, guild: guildId, command: null };
}

/** Another process has taken the question over. */
class TakenOver extends Error {}

/** Work on a claimed question. @param stillOurs throws if another process has taken over the question */
type Work = (stillOurs: () => Promise<void>) => Promise<void>;

/**
 * Does the work, unless another process is doing it or has done it. If this process ends or stops before the work is done, another one
 * takes over.
 */
export async function withClaim({ id, ...at }: Claim, bot: Bot, work: Work): Promise<void> {
  if (await claimEvent(id, bot, at)) await untilDone(id, bot, work);
}

/**
 * Does claimed work. If this process ends, stops or hangs before the work is done, an open claim passes to another process.
 */
export async function untilDone(id: string, bot: Bot, work: Work): Promise<void> {
  const { claims } = bot.store;
  // A failure is noticed by `stillOurs`, if another process then takes over.
  const keeping = setInterval(() => void claims.keep(id).catch(() => {}), KEEP_EVERY_MS).unref();
  const finish = () => claims.finish(id).catch((error) => bot.log.error("notFinished", error));
  const stillOurs = async () => {
    if (await claims.isLost(id).catch(() => false)) throw new TakenOver();
  };
  try {
    await work(stillOurs);
  } catch (error) {
    if (error instanceof TakenOver) return bot.log.warn("takenOver", { id });
    if (error === bot.stopping.reason) return await claims.keep(id, 0);
    await finish();
    throw error;
  } finally {
    clearInterval(keeping);
  }
  await finish();
}

/**
 * Whether this process should handle the event. True if that can't be determined: twice is better than never.
 *
 * @param at as for `store.claims.take`
 */
export async function claimEvent(
  id: string,
  { store, log }: Bot,
  at?: ClaimedAt,
): Promise<boolean> {
  try {
    return await store.claims.take(id, at);
  } catch (error) {
    log.error("notClaimed", error);
    return true;
  }
}
