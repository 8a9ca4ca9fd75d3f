import type { Message } from "discord.js";
import type { Bot } from "../bot.ts";
import { versionOf } from "../origin.ts";
import type { Claim, ClaimedAt } from "../store/claims.ts";

/** The claim to answer a message as it is since its last edit. */
export function claimOf(message: Message): Claim {
  const { id, channelId, guildId } = message;
  return { id: versionOf(message), message: id, channel: channelId, guild: guildId };
}

/**
 * Does the work unless another process does it or has done it. When this process ends before the work
 * is done, another one takes it over.
 */
export async function withClaim(
  { id, ...at }: Claim,
  bot: Bot,
  work: () => Promise<void>,
): Promise<void> {
  if (!(await claimEvent(id, bot, at))) return;
  try {
    await work();
  } finally {
    await bot.store.claims.finish(id).catch((error) => bot.log.error("notFinished", error));
  }
}

/**
 * Whether this process is the one to handle the event; also when that can't be found out, as twice is
 * better than never.
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
