import { PermissionFlagsBits } from "discord.js";
import * as z from "zod";
import { parseForm } from "../forms/form.ts";
import { channelJson } from "../gateway/wire.ts";
import { messageJson } from "../world/message-json.ts";
import { deleteMessage, messageIn } from "../world/messages.ts";
import type { Channel, Message } from "../world/model.ts";
import { demand, sendingIn } from "../world/permissions.ts";
import { Refusal } from "../world/refusals.ts";
import { announceChannel } from "../world/threads.ts";
import type { World } from "../world/world.ts";
import { editOwn, sendAsBot } from "./bot-messages.ts";
import { type Route, route } from "./routing.ts";

const channelForm = z.looseObject({
  name: z.string().min(1).max(100).nullish(),
  archived: z.boolean().nullish(),
  locked: z.boolean().nullish(),
});

/** Channels and the messages in them. */
export function channelRoutes(world: World): Route[] {
  const json = (message: Message) => messageJson(world, message, world.privilegedIntents);

  /** @throws Refusal 10003, 50001, 50013 */
  function reach(id: string, permission: bigint = PermissionFlagsBits.ViewChannel): Channel {
    const channel = world.channel(id);
    demand(channel, world.bot, permission);
    return channel;
  }

  const readable = (id: string) => reach(id, PermissionFlagsBits.ReadMessageHistory);

  return [
    route("GET", "/channels/:channel", ({ params }) => channelJson(reach(params.channel))),
    route("PATCH", "/channels/:channel", ({ params, body }) => {
      const channel = reach(params.channel);
      const manages = channel.parent !== null && channel.owner === world.bot;
      if (!manages) demand(channel, world.bot, PermissionFlagsBits.ManageChannels);
      const { name, archived, locked } = parseForm(channelForm, body);
      channel.name = name ?? channel.name;
      channel.archived = archived ?? channel.archived;
      channel.locked = locked ?? channel.locked;
      announceChannel(world, channel.parent === null ? "CHANNEL_UPDATE" : "THREAD_UPDATE", channel);
      return channelJson(channel);
    }),
    route("POST", "/channels/:channel/typing", ({ params }) => {
      const channel = world.channel(params.channel);
      demand(channel, world.bot, sendingIn(channel));
      return undefined;
    }),
    route("GET", "/channels/:channel/messages", ({ params, query }) => {
      const channel = readable(params.channel);
      const limit = Number(query.get("limit") ?? 50);
      const before = BigInt(query.get("before") ?? 2n ** 63n);
      const after = BigInt(query.get("after") ?? 0);
      const found = [...channel.messages.values()].filter(
        ({ id, onlyFor }) => onlyFor === null && BigInt(id) < before && BigInt(id) > after,
      );
      const page = query.has("after") ? found.slice(0, limit) : found.slice(-limit);
      return page.reverse().map(json);
    }),
    route("GET", "/channels/:channel/messages/:message", ({ params }) =>
      json(messageIn(readable(params.channel), params.message)),
    ),
    route("POST", "/channels/:channel/messages", ({ params, body, files }) =>
      json(sendAsBot(world, world.channel(params.channel), body, files)),
    ),
    route("PATCH", "/channels/:channel/messages/:message", ({ params, body, files }) =>
      json(editOwn(world, messageIn(reach(params.channel), params.message), body, files)),
    ),
    route("DELETE", "/channels/:channel/messages/:message", ({ params }) => {
      const channel = reach(params.channel);
      const message = messageIn(channel, params.message);
      if (message.author !== world.bot) {
        if (channel.guild === null) throw new Refusal(50003);
        demand(channel, world.bot, PermissionFlagsBits.ManageMessages);
      }
      deleteMessage(world, message);
      return undefined;
    }),
  ];
}
