import type { Message } from "discord.js";
import type { Bot } from "../bot.ts";
import type { Abandoned, ClaimedAt } from "../store/claims.ts";

type Work = () => Promise<void>;

/**
 * Does what a message asks for, unless another process does it or has done it. When this process ends
 * before the work is done, another one takes it over.
 */
export function claimed(message: Message, bot: Bot, work: Work): Promise<void> {
  const { id, channelId, guildId } = message;
  const at = { message: id, channel: channelId, guild: guildId };
  return holding(versionOf(message), at, bot, work);
}

/** Does what another process left undone when it ended, unless somebody else is quicker. */
export function takenOver({ id, ...at }: Abandoned, bot: Bot, work: Work): Promise<void> {
  return holding(id, at, bot, work);
}

async function holding(id: string, at: ClaimedAt, bot: Bot, work: Work): Promise<void> {
  if (!(await isOurs(id, bot, at))) return;
  try {
    await work();
  } finally {
    await bot.store.claims.finish(id).catch((error) => bot.log.error("notFinished", error));
  }
}

/**
 * Whether nobody else does what this event asks for. Where that can't be found out it is done: better
 * twice than never.
 *
 * @param open as for `Claims.take`
 */
export async function isOurs(id: string, { store, log }: Bot, open?: ClaimedAt): Promise<boolean> {
  try {
    return await store.claims.take(id, open);
  } catch (error) {
    log.error("notClaimed", error);
    return true;
  }
}

/** Names a message as it is since it was last edited, in at most 25 characters. */
export function versionOf({ id, editedTimestamp }: Message): string {
  return [id, editedTimestamp ?? 0].map((part) => BigInt(part).toString(36)).join("-");
}
