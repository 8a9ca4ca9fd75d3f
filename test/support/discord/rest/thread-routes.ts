import { ChannelType, PermissionFlagsBits } from "discord.js";
import * as z from "zod";
import { filled, parseForm } from "../forms/form.ts";
import { channelJson } from "../gateway/wire.ts";
import { messageJson } from "../world/message-json.ts";
import { messageIn } from "../world/messages.ts";
import type { Channel } from "../world/model.ts";
import { demand } from "../world/permissions.ts";
import { Refusal } from "../world/refusals.ts";
import { startThread } from "../world/threads.ts";
import type { World } from "../world/world.ts";
import { sendAsBot } from "./bot-messages.ts";
import { type Route, route } from "./routing.ts";

const MINUTES = [60, 1440, 4320, 10_080];
const threadForm = z.looseObject({
  name: filled(100),
  auto_archive_duration: z
    .number()
    .refine((minutes) => MINUTES.includes(minutes), `Must be one of ${MINUTES.join(", ")}.`)
    .nullish(),
  message: z.unknown().optional(),
});

/** Threads and forum posts. */
export function threadRoutes(world: World): Route[] {
  const owner = world.bot;

  function parentFor(id: string): Channel {
    const parent = world.channel(id);
    demand(parent, owner, PermissionFlagsBits.CreatePublicThreads);
    if (parent.parent !== null || parent.guild === null) throw new Refusal(50024);
    return parent;
  }

  function threadOf(id: string): Channel {
    const thread = world.channel(id);
    demand(thread, owner, PermissionFlagsBits.ViewChannel);
    if (thread.parent === null) throw new Refusal(50024);
    return thread;
  }

  const memberJson = (thread: Channel, user_id: string) => {
    return { id: thread.id, user_id, join_timestamp: new Date().toISOString(), flags: 0 };
  };

  const join = (channel: string, user: string) => {
    threadOf(channel).joined.add(world.user(user === "@me" ? owner.id : user).id);
    world.touch();
    return undefined;
  };

  return [
    route("POST", "/channels/:channel/messages/:message/threads", ({ params, body }) => {
      const parent = parentFor(params.channel);
      const from = messageIn(parent, params.message);
      const { name } = parseForm(threadForm, body);
      return channelJson(startThread(world, { parent, owner, name, from }));
    }),
    route("POST", "/channels/:channel/threads", ({ params, body, files }) => {
      const parent = parentFor(params.channel);
      const { name, message } = parseForm(threadForm, body);
      const thread = startThread(world, { parent, owner, name });
      if (parent.type !== ChannelType.GuildForum) return channelJson(thread);
      const first = sendAsBot(world, thread, message, files);
      const json = messageJson(world, first, world.privilegedIntents);
      return { ...channelJson(thread), message: json };
    }),
    route("GET", "/channels/:channel/thread-members", ({ params }) => {
      const thread = threadOf(params.channel);
      return [...thread.joined].map((id) => memberJson(thread, id));
    }),
    route("GET", "/channels/:channel/thread-members/:user", ({ params }) => {
      const thread = threadOf(params.channel);
      const id = params.user === "@me" ? owner.id : params.user;
      if (!thread.joined.has(id)) throw new Refusal(10007);
      return memberJson(thread, id);
    }),
    route("PUT", "/channels/:channel/thread-members/:user", ({ params }) =>
      join(params.channel, params.user),
    ),
    route("DELETE", "/channels/:channel/thread-members/:user", ({ params }) => {
      threadOf(params.channel).joined.delete(params.user === "@me" ? owner.id : params.user);
      return undefined;
    }),
  ];
}
