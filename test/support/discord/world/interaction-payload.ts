/** What INTERACTION_CREATE brings for each thing a person can do. */
import {
  ApplicationIntegrationType,
  InteractionContextType,
  ApplicationCommandOptionType as Kind,
} from "discord.js";
import type { CommandOption } from "../forms/command-form.ts";
import { interactionChannelJson, memberJson, userJson } from "../gateway/wire.ts";
import type { Command } from "../rest/command-routes.ts";
import type { Upload } from "../rest/uploads.ts";
import type { Interaction } from "./interaction.ts";
import { messageJson } from "./message-json.ts";
import type { Component, Json, Message } from "./model.ts";
import { permissionsIn } from "./permissions.ts";
import type { World } from "./world.ts";

export type Values = { readonly [option: string]: string | number | boolean | Upload };

const isUpload = (value: unknown): value is Upload => typeof value === "object";

/** The interaction itself; `data` says what was done. */
export function interactionJson(
  world: World,
  interaction: Interaction,
  locale: string,
  data: Json,
): Json {
  const { id, token, type, user, channel, source } = interaction;
  const { guild } = channel;
  const everything = world.privilegedIntents;
  const byUserInstall = !world.botIsIn(channel);
  const owners = byUserInstall
    ? { [ApplicationIntegrationType.UserInstall]: user.id }
    : { [ApplicationIntegrationType.GuildInstall]: guild?.id ?? "0" };
  const place =
    guild === null
      ? { user: userJson(user), context: InteractionContextType.BotDM }
      : {
          guild_id: guild.id,
          guild: { id: guild.id, locale: "en-US", features: [] },
          guild_locale: "en-US",
          member: { ...memberJson(guild, user), permissions: String(permissionsIn(channel, user)) },
          context: InteractionContextType.Guild,
        };
  return {
    id,
    token,
    type,
    version: 1,
    application_id: world.application.id,
    channel_id: channel.id,
    channel: interactionChannelJson(channel, user),
    ...place,
    locale,
    app_permissions: String(permissionsIn(channel, world.bot)),
    authorizing_integration_owners: owners,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...(source === null ? {} : { message: messageJson(world, source, everything) }),
    data,
  };
}

/** @throws Error naming what the person typed that the command does not take */
function valuesJson(options: CommandOption[], values: Values, focused: string | null): Json[] {
  const unknown = Object.keys(values).find((name) => !options.some((each) => each.name === name));
  if (unknown !== undefined) throw new Error(`The command has no option "${unknown}".`);
  return options.flatMap(({ name, type, required, choices, max_length, min_length }) => {
    const value = values[name];
    if (value === undefined) {
      if (required && focused === null) throw new Error(`Option "${name}" is required.`);
      return [];
    }
    if (choices?.length && !choices.some((choice) => choice.value === value)) {
      throw new Error(`Option "${name}" does not offer ${JSON.stringify(value)}.`);
    }
    if (isUpload(value)) return { name, type, value: value.id };
    const length = String(value).length;
    if (focused === null && (length > (max_length ?? 6000) || length < (min_length ?? 0))) {
      throw new Error(`Discord's client does not send ${length} characters for option "${name}".`);
    }
    return { name, type, value, ...(focused === name ? { focused: true } : {}) };
  });
}

/**
 * A slash command with its options, or one that is being typed.
 *
 * @param subcommands names after the command's own, outermost first
 * @param focused the option being typed, `null` when the command is sent
 */
export function slashJson(
  command: Command,
  subcommands: readonly string[],
  values: Values,
  focused: string | null,
): Json {
  const wrap = (options: CommandOption[], path: readonly string[]): Json[] => {
    const [next, ...rest] = path;
    if (next === undefined) return valuesJson(options, values, focused);
    const found = options.find(({ name, type }) => name === next && type <= Kind.SubcommandGroup);
    if (found === undefined) throw new Error(`/${command.name} has no subcommand "${next}".`);
    const { name, type } = found;
    return [{ name, type, options: wrap(found.options ?? [], rest) }];
  };
  const { id, name, type } = command;
  const attachments = Object.fromEntries(
    Object.values(values)
      .filter(isUpload)
      .map((upload) => [upload.id, { ...upload, proxy_url: upload.url }]),
  );
  return {
    ...{ id, name, type, options: wrap(command.options ?? [], subcommands) },
    ...(Object.keys(attachments).length === 0 ? {} : { resolved: { attachments } }),
  };
}

/** A command of a message's context menu; the bot sees all of that message. */
export function menuJson(world: World, { id, name, type }: Command, target: Message): Json {
  const seen = messageJson(world, target, -1);
  return { id, name, type, target_id: target.id, resolved: { messages: { [target.id]: seen } } };
}

export function componentJson({ custom_id, type, id }: Component, values?: string[]): Json {
  return { custom_id, component_type: type, id: id ?? 1, ...(values ? { values } : {}) };
}
