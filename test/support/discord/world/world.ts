import { ChannelType, PermissionsBitField } from "discord.js";
import type { Channel, Guild, Json, Role, User } from "./model.ts";
import { Refusal } from "./refusals.ts";
import { snowflake } from "./snowflake.ts";

/** What every member may do unless a test takes it away. */
const EVERYBODY = new PermissionsBitField([
  "ViewChannel",
  "SendMessages",
  "SendMessagesInThreads",
  "CreatePublicThreads",
  "ReadMessageHistory",
  "EmbedLinks",
  "AttachFiles",
  "AddReactions",
  "UseApplicationCommands",
]).bitfield;

/** An event for the bot, on its way to the gateway. */
export type Dispatch = {
  readonly name: string;
  /** The intent a session needs for it, as a bit; 0 when every session gets it. */
  readonly intent: number;
  /** Where it happens, which decides on the shard; `null` outside guilds. */
  readonly guild: Guild | null;
  /** The event's data for a session with these intents. */
  readonly data: (intents: number) => Json;
};

/** Everything that exists on the loopback Discord, found by id. */
export class World {
  readonly application = { id: snowflake(), name: "Quotewell" };
  readonly bot: User;
  readonly users = new Map<string, User>();
  readonly guilds = new Map<string, Guild>();
  readonly channels = new Map<string, Channel>();
  /** Privileged intents switched on in the Developer Portal, as bits. */
  readonly privilegedIntents: number;
  /** How long a nonce is known. */
  readonly nonceMs: number;
  readonly #dispatch: (event: Dispatch) => void;
  readonly #changed: () => void;

  constructor(options: {
    privilegedIntents: number;
    nonceMs: number;
    dispatch: (event: Dispatch) => void;
    changed: () => void;
  }) {
    this.privilegedIntents = options.privilegedIntents;
    this.nonceMs = options.nonceMs;
    this.#dispatch = options.dispatch;
    this.#changed = options.changed;
    this.bot = this.addUser("quotewell", true);
  }

  /** Notify the bot and everything that waits for a change. */
  announce(event: Dispatch): void {
    this.#dispatch(event);
    this.#changed();
  }

  /** Something changed that the bot does not hear of. */
  touch(): void {
    this.#changed();
  }

  addUser(username: string, bot = false): User {
    const user = { id: snowflake(), username, bot, acceptsDms: true };
    this.users.set(user.id, user);
    return user;
  }

  addGuild(name: string): Guild {
    const owner = this.addUser(`owner of ${name}`);
    const id = snowflake();
    const everyone: Role = { id, name: "@everyone", permissions: EVERYBODY, mentionable: false };
    const guild: Guild = {
      id,
      name,
      ownerId: owner.id,
      roles: new Map([[id, everyone]]),
      members: new Map([[owner.id, []]]),
    };
    this.guilds.set(id, guild);
    return guild;
  }

  addRole(guild: Guild, name: string, permissions: bigint, mentionable = false): Role {
    const role = { id: snowflake(), name, permissions, mentionable };
    guild.roles.set(role.id, role);
    return role;
  }

  addChannel(channel: Pick<Channel, "type" | "name" | "guild"> & Partial<Channel>): Channel {
    const added: Channel = {
      id: snowflake(),
      parent: null,
      category: null,
      owner: null,
      recipients: [],
      overwrites: new Map(),
      joined: new Set(),
      archived: false,
      locked: false,
      messages: new Map(),
      ...channel,
    };
    this.channels.set(added.id, added);
    return added;
  }

  /** The direct conversation of a user with the bot, opened if there is none yet. */
  dmWith(user: User): Channel {
    const open = [...this.channels.values()].find(
      ({ type, recipients }) => type === ChannelType.DM && recipients.includes(user),
    );
    return (
      open ??
      this.addChannel({
        type: ChannelType.DM,
        name: user.username,
        guild: null,
        recipients: [user, this.bot],
      })
    );
  }

  /** @throws Refusal 10003 */
  channel(id: string): Channel {
    const channel = this.channels.get(id);
    if (channel === undefined) throw new Refusal(10003);
    return channel;
  }

  /** @throws Refusal 10004; also for a guild the bot is not in */
  guild(id: string): Guild {
    const guild = this.guilds.get(id);
    if (guild === undefined || !guild.members.has(this.bot.id)) throw new Refusal(10004);
    return guild;
  }

  /** @throws Refusal 10013 */
  user(id: string): User {
    const user = this.users.get(id);
    if (user === undefined) throw new Refusal(10013);
    return user;
  }

  guildsOfBot(): Guild[] {
    return [...this.guilds.values()].filter(({ members }) => members.has(this.bot.id));
  }

  botIsIn(channel: Channel): boolean {
    return channel.guild === null
      ? channel.recipients.includes(this.bot)
      : channel.guild.members.has(this.bot.id);
  }
}
