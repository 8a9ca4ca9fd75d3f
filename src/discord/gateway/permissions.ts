import { type Message, PermissionFlagsBits } from "discord.js";
import type { NeededPermission } from "../texts/index.ts";

/** What the bot asks for when it is invited: all it needs, and no more. */
export const INVITED_WITH: readonly NeededPermission[] = [
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "ReadMessageHistory",
];

/** What the bot lacks to reply to a message; nothing outside servers. */
export function missingFor({ channel, guild }: Message): readonly NeededPermission[] {
  if (channel.isDMBased() || guild?.members.me == null) return [];
  const granted = channel.permissionsFor(guild.members.me);
  const needed = INVITED_WITH.filter(
    (name) => name !== (channel.isThread() ? "SendMessages" : "SendMessagesInThreads"),
  );
  return needed.filter((name) => !granted.has(PermissionFlagsBits[name]));
}
