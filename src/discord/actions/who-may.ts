import { PermissionFlagsBits } from "discord.js";

/** `permissions` are those of a member in the channel, as Discord sends them; `null` outside guilds. */
type Permissions = bigint | null;

/** Rebuild the index and see the gaps. */
export function mayManage(permissions: Permissions): boolean {
  return holds(permissions, PermissionFlagsBits.ManageGuild);
}

/** Delete an answer: the one who asked, or a moderator. */
export function mayDelete(presser: string, asker: string, permissions: Permissions): boolean {
  return presser === asker || holds(permissions, PermissionFlagsBits.ManageMessages);
}

function holds(permissions: Permissions, wanted: bigint): boolean {
  if (permissions === null) return false;
  return (permissions & (wanted | PermissionFlagsBits.Administrator)) !== 0n;
}
