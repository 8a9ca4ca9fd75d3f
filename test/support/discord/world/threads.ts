import { ChannelType, GatewayIntentBits, PermissionFlagsBits } from "discord.js";
import { channelJson } from "../gateway/wire.ts";
import type { Channel, Message, User } from "./model.ts";
import { may } from "./permissions.ts";
import { Refusal } from "./refusals.ts";
import type { World } from "./world.ts";

/** Tell the bot about a channel or thread that came, changed or went. */
export function announceChannel(world: World, name: string, channel: Channel): void {
  if (channel.guild === null || !may(channel, world.bot, PermissionFlagsBits.ViewChannel)) {
    world.touch();
    return;
  }
  const newly = name === "THREAD_CREATE" ? { newly_created: true } : {};
  const data = () => ({ ...channelJson(channel), ...newly });
  world.announce({ name, intent: GatewayIntentBits.Guilds, guild: channel.guild, data });
}

/**
 * Start a thread below a channel, from a message of it or from none.
 *
 * @throws Refusal 160004 if the message has one already
 */
export function startThread(
  world: World,
  start: { parent: Channel; owner: User; name: string; from?: Message },
): Channel {
  const { parent, owner, name, from } = start;
  if (from !== undefined && from.thread !== null) throw new Refusal(160004);
  const thread = world.addChannel({
    type: ChannelType.PublicThread,
    name,
    guild: parent.guild,
    parent,
    owner,
    joined: new Set([owner.id]),
    ...(from === undefined ? {} : { id: from.id }),
  });
  if (from !== undefined) from.thread = thread;
  announceChannel(world, "THREAD_CREATE", thread);
  return thread;
}

/** Archive, open, lock or unlock a thread. */
export function setThread(
  world: World,
  thread: Channel,
  state: Partial<Pick<Channel, "archived" | "locked">>,
): void {
  Object.assign(thread, state);
  announceChannel(world, "THREAD_UPDATE", thread);
}
