import {
  ChannelType,
  GatewayIntentBits,
  type PermissionResolvable,
  PermissionsBitField,
} from "discord.js";
import { channelJson, guildCreateJson } from "./gateway/wire.ts";
import type { Channel, Guild, User } from "./world/model.ts";
import { announceChannel, setThread } from "./world/threads.ts";
import type { World } from "./world/world.ts";
import type { Place } from "./writer.ts";

type Somebody = { readonly user: User };

/** What the admins of guilds do: guilds, channels and permissions. */
export class Admin {
  /** "Reading Room", with the channels `general` and `elsewhere` and the forum `questions`. */
  readonly guild: Guild;
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
    this.guild = this.addGuild("Reading Room");
    this.addChannel("general");
    this.addChannel("elsewhere");
    this.addChannel("questions", { type: ChannelType.GuildForum });
  }

  /**
   * A further guild. As careless admins have it, the bot may mention everyone there, so that pings
   * nobody asked for show up. Without the bot, people there can only use it as user-installed.
   */
  addGuild(name: string, { withBot = true } = {}): Guild {
    const world = this.#world;
    const guild = world.addGuild(name);
    if (!withBot) return guild;
    const { bitfield } = new PermissionsBitField(["ViewChannel", "MentionEveryone"]);
    const role = world.addRole(guild, world.bot.username, bitfield);
    guild.members.set(world.bot.id, [role.id]);
    const data = () => guildCreateJson(world, guild);
    world.announce({ name: "GUILD_CREATE", intent: GatewayIntentBits.Guilds, guild, data });
    return guild;
  }

  addChannel(
    name: string,
    place: {
      readonly type?: ChannelType;
      readonly guild?: Guild;
      readonly category?: Channel;
    } = {},
  ): Channel {
    const { type = ChannelType.GuildText, guild = this.guild, category = null } = place;
    const channel = this.#world.addChannel({ name, type, guild, category });
    announceChannel(this.#world, "CHANNEL_CREATE", channel);
    return channel;
  }

  /** Archive, open, lock or unlock a thread. */
  setThread(thread: Channel, state: Partial<Pick<Channel, "archived" | "locked">>): void {
    setThread(this.#world, thread, state);
  }

  removeChannel(place: Place): void {
    const channel = this.channel(place);
    this.#world.channels.delete(channel.id);
    this.#world.announce({
      name: "CHANNEL_DELETE",
      intent: GatewayIntentBits.Guilds,
      guild: channel.guild,
      data: () => channelJson(channel),
    });
  }

  /** Make a person a member of a further guild. */
  invite({ user }: Somebody, guild: Guild): void {
    guild.members.set(user.id, []);
  }

  /** Give a member a role with these permissions in the whole guild. */
  grant({ user }: Somebody, permissions: PermissionResolvable): void {
    const { bitfield } = new PermissionsBitField(permissions);
    const role = this.#world.addRole(this.guild, `powers of ${user.username}`, bitfield);
    this.guild.members.get(user.id)?.push(role.id);
  }

  /** Take exactly these permissions from the bot or another member in one channel. */
  deny(place: Place, who: Somebody | "bot", permissions: PermissionResolvable): void {
    const channel = this.channel(place);
    const { id } = who === "bot" ? this.#world.bot : who.user;
    const { bitfield } = new PermissionsBitField(permissions);
    channel.overwrites.set(id, { allow: 0n, deny: bitfield });
    announceChannel(this.#world, "CHANNEL_UPDATE", channel);
  }

  /** @throws Error if no channel of the first guild has that name */
  channel(place: Place): Channel {
    if (typeof place !== "string") return place;
    const found = [...this.#world.channels.values()].find(
      ({ name, guild }) => name === place && guild === this.guild,
    );
    if (found === undefined) throw new Error(`There is no channel "${place}".`);
    return found;
  }
}
