import { PermissionFlagsBits } from "discord.js";
import type { Channel, Guild, User } from "./model.ts";
import { Refusal } from "./refusals.ts";

const ALL = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

/** What a direct conversation allows. */
const IN_DMS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands;

function inGuild(guild: Guild, user: User): bigint {
  const roles = guild.members.get(user.id);
  if (roles === undefined) return 0n;
  if (guild.ownerId === user.id) return ALL;
  const granted = [guild.id, ...roles].reduce(
    (sum, id) => sum | (guild.roles.get(id)?.permissions ?? 0n),
    0n,
  );
  return (granted & PermissionFlagsBits.Administrator) === 0n ? granted : ALL;
}

/** What a user may do in a channel: roles, then the overwrites of @everyone, roles and member. */
export function permissionsIn(channel: Channel, user: User): bigint {
  if (channel.guild === null) return channel.recipients.includes(user) ? IN_DMS : 0n;
  const granted = inGuild(channel.guild, user);
  if (granted === ALL) return ALL;
  const { overwrites } = channel.parent ?? channel;
  const roles = channel.guild.members.get(user.id) ?? [];
  const layers = [[channel.guild.id], roles, [user.id]];
  return layers.reduce((sum, ids) => {
    const found = ids.flatMap((id) => overwrites.get(id) ?? []);
    const deny = found.reduce((bits, overwrite) => bits | overwrite.deny, 0n);
    const allow = found.reduce((bits, overwrite) => bits | overwrite.allow, 0n);
    return (sum & ~deny) | allow;
  }, granted);
}

export function may(channel: Channel, user: User, permission: bigint): boolean {
  return (permissionsIn(channel, user) & permission) === permission;
}

/** @throws Refusal 50001 if the channel is hidden from the user, 50013 if a permission is missing */
export function demand(channel: Channel, user: User, permission: bigint): void {
  if (!may(channel, user, PermissionFlagsBits.ViewChannel)) throw new Refusal(50001);
  if (!may(channel, user, permission)) throw new Refusal(50013);
}

/** Sending in threads is a separate permission. */
export function sendingIn(channel: Channel): bigint {
  return isThread(channel)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
}

export function isThread(channel: Channel): boolean {
  return channel.parent !== null;
}
