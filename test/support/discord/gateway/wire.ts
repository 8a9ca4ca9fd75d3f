/** The world's things as Discord's JSON shows them to the bot. */
import { ApplicationFlags, ChannelType, GatewayIntentBits, GuildFeature } from "discord.js";
import type { Channel, Guild, Json, Role, User } from "../world/model.ts";
import { isThread, permissionsIn } from "../world/permissions.ts";
import type { World } from "../world/world.ts";

const SINCE = "2024-01-01T00:00:00.000000+00:00";

export function userJson({ id, username, bot }: User): Json {
  return {
    id,
    username,
    global_name: bot ? null : username,
    discriminator: "0",
    avatar: null,
    bot,
    public_flags: 0,
    flags: 0,
  };
}

export function memberJson(guild: Guild, user: User): Json {
  return {
    user: userJson(user),
    roles: guild.members.get(user.id) ?? [],
    nick: null,
    avatar: null,
    joined_at: SINCE,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

export function roleJson({ id, name, permissions, mentionable }: Role): Json {
  const look = { color: 0, colors: { primary_color: 0 }, hoist: false, icon: null };
  return { id, name, permissions: String(permissions), mentionable, ...look, ...ROLE_DEFAULTS };
}
const ROLE_DEFAULTS = { position: 0, managed: false, unicode_emoji: null, flags: 0 };

function threadJson(channel: Channel): Json {
  return {
    owner_id: channel.owner?.id,
    message_count: channel.messages.size,
    member_count: channel.joined.size,
    total_message_sent: channel.messages.size,
    thread_metadata: {
      archived: channel.archived,
      locked: channel.locked,
      auto_archive_duration: 1440,
      archive_timestamp: SINCE,
      create_timestamp: SINCE,
    },
  };
}

export function channelJson(channel: Channel): Json {
  const { id, type, guild, parent, recipients, messages } = channel;
  const last_message_id = [...messages.keys()].at(-1) ?? null;
  if (guild === null) {
    const others = recipients.filter(({ bot }) => !bot);
    return { id, type, last_message_id, flags: 0, recipients: others.map(userJson) };
  }
  const permission_overwrites = [...channel.overwrites].map(([target, { allow, deny }]) => ({
    id: target,
    type: guild.roles.has(target) ? 0 : 1,
    allow: String(allow),
    deny: String(deny),
  }));
  return {
    id,
    type,
    guild_id: guild.id,
    name: channel.name,
    parent_id: (parent ?? channel.category)?.id ?? null,
    last_message_id,
    rate_limit_per_user: 0,
    flags: 0,
    nsfw: false,
    ...(isThread(channel)
      ? threadJson(channel)
      : { position: 0, topic: null, permission_overwrites }),
    ...(type === ChannelType.GuildForum
      ? { available_tags: [], default_reaction_emoji: null }
      : {}),
  };
}

export function guildJson({ id, name, ownerId, roles }: Guild): Json {
  return {
    id,
    name,
    owner_id: ownerId,
    icon: null,
    splash: null,
    banner: null,
    description: null,
    roles: [...roles.values()].map(roleJson),
    emojis: [],
    stickers: [],
    features: [GuildFeature.Community],
    preferred_locale: "en-US",
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    public_updates_channel_id: null,
    safety_alerts_channel_id: null,
    application_id: null,
    vanity_url_code: null,
    verification_level: 0,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    mfa_level: 0,
    nsfw_level: 0,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    max_members: 500_000,
  };
}

/** What GUILD_CREATE brings: the guild with its channels, threads and the bot's own membership. */
export function guildCreateJson(world: World, guild: Guild): Json {
  const channels = [...world.channels.values()].filter((channel) => channel.guild === guild);
  return {
    ...guildJson(guild),
    joined_at: SINCE,
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    members: [memberJson(guild, world.bot)],
    channels: channels.filter((channel) => !isThread(channel)).map(channelJson),
    threads: channels.filter((channel) => isThread(channel) && !channel.archived).map(channelJson),
    voice_states: [],
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

export function applicationJson(world: World): Json {
  const { id, name } = world.application;
  const readsContent = (world.privilegedIntents & GatewayIntentBits.MessageContent) !== 0;
  return {
    id,
    name,
    flags: readsContent ? ApplicationFlags.GatewayMessageContentLimited : 0,
    icon: null,
    description: "",
    bot: userJson(world.bot),
    owner: userJson([...world.users.values()].find(({ bot }) => !bot) ?? world.bot),
    team: null,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: "0".repeat(64),
    summary: "",
    integration_types_config: { 0: {}, 1: {} },
    approximate_guild_count: world.guilds.size,
  };
}

/** The part of a channel that an interaction brings along. */
export function interactionChannelJson(channel: Channel, user: User): Json {
  return { ...channelJson(channel), permissions: String(permissionsIn(channel, user)) };
}
