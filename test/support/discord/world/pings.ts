import { PermissionFlagsBits } from "discord.js";
import type { Body, MessageForm } from "../forms/message-form.ts";
import { textDisplays } from "./components.ts";
import type { Channel, Message, Pings, User } from "./model.ts";
import { may } from "./permissions.ts";
import type { World } from "./world.ts";

type AllowedMentions = MessageForm["allowed_mentions"];

/** Ids that the text mentions: `<@1>` and `<@!1>` for users, `<@&1>` for roles. */
function mentioned(text: string, pattern: RegExp): string[] {
  return [...new Set([...text.matchAll(pattern)].map(([, id]) => id ?? ""))];
}

/**
 * Whom a message notifies, by Discord's rules for `allowed_mentions`: left out, everything in the
 * text does; given, only what it lists. Embeds never notify. Counts a mention inside a code block
 * too, which Discord might not.
 */
export function pingsOf(
  world: World,
  message: { channel: Channel; author: User; body: Body; repliesTo: Message | null },
  allowed: AllowedMentions,
): Pings {
  const { channel, author, body, repliesTo } = message;
  const text = [body.content, ...textDisplays(body.components)].join("\n");
  const everyoneToo = may(channel, author, PermissionFlagsBits.MentionEveryone);
  const parses = (kind: "users" | "roles" | "everyone") =>
    allowed == null || (allowed.parse ?? []).includes(kind);
  const lists = (kind: "users" | "roles", id: string) =>
    parses(kind) || (allowed?.[kind] ?? []).includes(id);

  const users = mentioned(text, /<@!?(\d+)>/g).filter(
    (id) => world.users.has(id) && lists("users", id),
  );
  const roles = mentioned(text, /<@&(\d+)>/g).filter((id) => {
    const role = channel.guild?.roles.get(id);
    return role !== undefined && (role.mentionable || everyoneToo) && lists("roles", id);
  });
  const replied = allowed == null || allowed.replied_user === true;
  if (repliesTo !== null && replied && !users.includes(repliesTo.author.id)) {
    users.push(repliesTo.author.id);
  }
  const everyone = /@(everyone|here)/.test(text) && everyoneToo && parses("everyone");
  return { users, roles, everyone };
}

/** Two versions of a message have notified everybody either of them did. */
export function bothPings(one: Pings, other: Pings): Pings {
  return {
    users: [...new Set([...one.users, ...other.users])],
    roles: [...new Set([...one.roles, ...other.roles])],
    everyone: one.everyone || other.everyone,
  };
}
