import {
  type BaseInteraction,
  InteractionContextType,
  type Message,
  OAuth2Scopes,
  PermissionFlagsBits,
  PermissionsBitField,
} from "discord.js";
import { type NeededPermission, textsFor } from "../texts/index.ts";

/** The permissions that the bot requests when it is invited: all it needs, and no more. */
const INVITED_WITH = Object.keys(textsFor(null).permissions) as NeededPermission[];

/** The address that invites the bot to a server, with exactly the permissions it needs. */
export function inviteLink(applicationId: string): string {
  const query = new URLSearchParams({
    client_id: applicationId,
    scope: `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`,
    permissions: `${PermissionsBitField.resolve(INVITED_WITH)}`,
  });
  return `https://discord.com/oauth2/authorize?${query}`;
}

/** Whether the bot can reply where a command or button was used after the interaction has expired. */
export function canReplyLater(interaction: BaseInteraction): boolean {
  if (!interaction.inCachedGuild()) return interaction.context === InteractionContextType.BotDM;
  const { channel, guild } = interaction;
  return channel !== null && barrierAt({ channel, guild }) === null;
}

/** What keeps the bot from replying in a channel. */
export type Barrier =
  | { readonly kind: "missing"; readonly permissions: readonly NeededPermission[] }
  /** Only members who may manage threads can write there. */
  | { readonly kind: "threadLocked" };

/** What keeps the bot from replying in a channel; `null` for nothing, and outside servers. */
export function barrierAt({ channel, guild }: Pick<Message, "channel" | "guild">): Barrier | null {
  if (channel.isDMBased() || guild?.members.me == null) return null;
  const granted = channel.permissionsFor(guild.members.me);
  const needed = INVITED_WITH.filter(
    (name) => name !== (channel.isThread() ? "SendMessages" : "SendMessagesInThreads"),
  );
  const permissions = needed.filter((name) => !granted.has(PermissionFlagsBits[name]));
  if (permissions.length > 0) return { kind: "missing", permissions };
  const isLocked = channel.isThread() && channel.locked === true;
  return isLocked && !granted.has(PermissionFlagsBits.ManageThreads)
    ? { kind: "threadLocked" }
    : null;
}

/** The server whose index and gaps the person may manage; `null` without permission or outside servers. */
export function managedServer({ guildId, memberPermissions }: BaseInteraction): string | null {
  return memberPermissions?.has(PermissionFlagsBits.ManageGuild) ? guildId : null;
}

/** Whether the person may delete other people's answers. */
export function isModerator({ memberPermissions }: BaseInteraction): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false;
}
