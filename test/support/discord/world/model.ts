/** What the loopback Discord knows: plain objects that its parts share and change. */
import type { APIEmbed, ChannelType, MessageType } from "discord.js";

export type Json = { [key: string]: unknown };

export type User = {
  readonly id: string;
  readonly username: string;
  readonly bot: boolean;
  /** False once the user refuses direct messages (error 50007). */
  acceptsDms: boolean;
};

export type Role = {
  readonly id: string;
  readonly name: string;
  permissions: bigint;
  readonly mentionable: boolean;
};

export type Guild = {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  /** By id; the role that has the guild's own id is @everyone. */
  readonly roles: Map<string, Role>;
  /** Ids of the roles of each member, by user id. */
  readonly members: Map<string, string[]>;
};

type Overwrite = { allow: bigint; deny: bigint };

export type Channel = {
  readonly id: string;
  readonly type: ChannelType;
  name: string;
  /** `null` for direct messages. */
  readonly guild: Guild | null;
  /** The channel a thread or forum post hangs from. */
  readonly parent: Channel | null;
  /** The category it stands in; `null` for none, and for threads. */
  readonly category: Channel | null;
  /** Who started the thread. */
  readonly owner: User | null;
  /** Both ends of a direct conversation. */
  readonly recipients: readonly User[];
  /** By id of a role or user. */
  readonly overwrites: Map<string, Overwrite>;
  /** Members of a thread. */
  readonly joined: Set<string>;
  archived: boolean;
  locked: boolean;
  /** Oldest first; deleted ones are gone. */
  readonly messages: Map<string, Message>;
};

/** A message component, with the fields anything here looks at. */
export type Component = {
  type: number;
  id?: number | null | undefined;
  style?: number | undefined;
  custom_id?: string | null | undefined;
  label?: string | null | undefined;
  content?: string | undefined;
  url?: string | null | undefined;
  disabled?: boolean | null | undefined;
  options?: { label: string; value: string }[] | undefined;
  components?: Component[] | undefined;
  component?: Component | undefined;
  accessory?: Component | undefined;
};

/** Whom a message notifies. */
export type Pings = { users: string[]; roles: string[]; everyone: boolean };

/** Which interaction a message answers. */
export type Origin = {
  readonly interactionId: string;
  readonly type: number;
  readonly name: string | null;
  readonly user: User;
};

export type Message = {
  readonly id: string;
  readonly type: MessageType;
  readonly channel: Channel;
  readonly author: User;
  content: string;
  embeds: APIEmbed[];
  components: Component[];
  flags: number;
  attachments: { id: string; filename: string; size: number; url?: string }[];
  readonly replyTo: { readonly id: string; readonly channelId: string } | null;
  readonly origin: Origin | null;
  readonly nonce: string | null;
  /** The only person who sees it (ephemeral); `null` for everybody in the channel. */
  readonly onlyFor: User | null;
  readonly sentAt: Date;
  editedAt: Date | null;
  deleted: boolean;
  /** Everybody any version of the message notified. */
  pings: Pings;
  /** The thread started from this message. */
  thread: Channel | null;
};
