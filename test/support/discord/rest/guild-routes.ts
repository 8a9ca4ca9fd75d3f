import * as z from "zod";
import { parseForm, snowflakeId } from "../forms/form.ts";
import type { Gateway } from "../gateway/gateway.ts";
import {
  applicationJson,
  channelJson,
  guildJson,
  memberJson,
  roleJson,
  userJson,
} from "../gateway/wire.ts";
import { Refusal } from "../world/refusals.ts";
import type { World } from "../world/world.ts";
import { type Route, route } from "./routing.ts";

/** The bot itself, its application, the guilds it is in, and the way to the gateway. */
export function guildRoutes(world: World, gateway: Gateway): Route[] {
  const channelsOf = (id: string) =>
    [...world.channels.values()].filter(({ guild }) => guild === world.guild(id));

  return [
    route("GET", "/gateway", () => ({ url: gateway.url }), false),
    route("GET", "/gateway/bot", () => ({
      url: gateway.url,
      shards: gateway.shards,
      session_start_limit: gateway.startLimit.json(),
    })),
    route("GET", "/users/@me", () => userJson(world.bot)),
    route("GET", "/users/:user", ({ params }) => userJson(world.user(params.user))),
    route("GET", "/users/@me/guilds", () =>
      world.guildsOfBot().map(({ id, name }) => ({
        id,
        name,
        icon: null,
        owner: false,
        permissions: "0",
        features: [],
      })),
    ),
    route("POST", "/users/@me/channels", ({ body }) => {
      const { recipient_id } = parseForm(z.object({ recipient_id: snowflakeId }), body);
      return channelJson(world.dmWith(world.user(recipient_id)));
    }),
    route("GET", "/applications/@me", () => applicationJson(world)),
    route("GET", "/oauth2/applications/@me", () => applicationJson(world)),
    route("GET", "/guilds/:guild", ({ params }) => guildJson(world.guild(params.guild))),
    route("GET", "/guilds/:guild/channels", ({ params }) =>
      channelsOf(params.guild)
        .filter(({ parent }) => parent === null)
        .map(channelJson),
    ),
    route("GET", "/guilds/:guild/threads/active", ({ params }) => {
      const threads = channelsOf(params.guild).filter(({ parent }) => parent !== null);
      return { threads: threads.map(channelJson), members: [] };
    }),
    route("GET", "/guilds/:guild/roles", ({ params }) =>
      [...world.guild(params.guild).roles.values()].map(roleJson),
    ),
    route("GET", "/guilds/:guild/members/:user", ({ params }) => {
      const guild = world.guild(params.guild);
      const user = params.user === "@me" ? world.bot : world.user(params.user);
      if (!guild.members.has(user.id)) throw new Refusal(10007);
      return memberJson(guild, user);
    }),
  ];
}
