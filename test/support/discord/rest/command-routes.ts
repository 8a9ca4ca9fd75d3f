import { ApplicationIntegrationType } from "discord.js";
import {
  type CommandForm,
  type CommandOption,
  commandForm,
  commandSetForm,
} from "../forms/command-form.ts";
import { parseForm } from "../forms/form.ts";
import { Refusal } from "../world/refusals.ts";
import { snowflake } from "../world/snowflake.ts";
import type { World } from "../world/world.ts";
import { type Asked, type Route, route } from "./routing.ts";

export type Command = CommandForm & {
  readonly id: string;
  readonly version: string;
  readonly guildId: string | null;
};

/** Commands created in one day, counted by Discord per application. */
const DAILY_CREATES = 200;

/** What is registered, and how often something was written. */
export class CommandBook {
  readonly registered = new Map<string, Command>();
  /** Requests that wrote: POST, PATCH, PUT and DELETE. */
  writes = 0;
  #created = 0;

  in(guildId: string | null): Command[] {
    return [...this.registered.values()].filter((command) => command.guildId === guildId);
  }

  /** @throws Refusal 10063 */
  find(id: string, guildId: string | null): Command {
    const command = this.registered.get(id);
    if (command?.guildId !== guildId) throw new Refusal(10063);
    return command;
  }

  /** Create a command, or replace the one with its name. @throws Refusal 30034 */
  put(form: CommandForm, guildId: string | null): Command {
    const same = this.in(guildId).find(
      ({ type, name }) => type === form.type && name === form.name,
    );
    if (same === undefined && ++this.#created > DAILY_CREATES) throw new Refusal(30034);
    const command = { ...form, id: same?.id ?? snowflake(), version: snowflake(), guildId };
    this.registered.set(command.id, command);
    return command;
  }
}

/** Discord leaves out of its answers what an option does not set. */
function optionJson(option: CommandOption): object {
  const set = Object.entries(option).filter(([, value]) => value != null && value !== false);
  const options = option.options?.map(optionJson);
  return { ...Object.fromEntries(set), ...(options ? { options } : {}) };
}

function commandJson(world: World, command: Command, localisations: boolean): object {
  const { guildId, name_localizations, description_localizations, options, ...rest } = command;
  return {
    application_id: world.application.id,
    ...rest,
    description: rest.description ?? "",
    default_member_permissions: rest.default_member_permissions ?? null,
    nsfw: rest.nsfw ?? false,
    ...(options?.length ? { options: options.map(optionJson) } : {}),
    ...(localisations ? { name_localizations, description_localizations } : {}),
    ...(guildId === null
      ? {
          dm_permission: rest.dm_permission ?? true,
          contexts: rest.contexts ?? null,
          integration_types: rest.integration_types ?? [ApplicationIntegrationType.GuildInstall],
        }
      : { guild_id: guildId }),
  };
}

type AskedCommand = Asked<"application" | "guild" | "command">;

/** The pattern is put together at run time, so its parameters are named by hand. */
function commandRoute(
  method: string,
  pattern: string,
  handle: (asked: AskedCommand) => unknown,
): Route {
  return route(method, pattern, (asked) => handle(asked as unknown as AskedCommand));
}

function routesAt(world: World, book: CommandBook, base: string, inGuild: boolean): Route[] {
  const one = `${base}/:command`;
  const scope = ({ params }: AskedCommand) => (inGuild ? world.guild(params.guild).id : null);
  const all = (asked: AskedCommand, localisations: boolean) =>
    book.in(scope(asked)).map((command) => commandJson(world, command, localisations));
  const named = (asked: AskedCommand) => book.find(asked.params.command, scope(asked));

  function writing(
    method: string,
    pattern: string,
    write: (asked: AskedCommand) => unknown,
  ): Route {
    return commandRoute(method, pattern, (asked) => {
      if (asked.params.application !== world.application.id) throw new Refusal(50001);
      book.writes += 1;
      const written = write(asked);
      world.touch();
      return written;
    });
  }

  return [
    commandRoute("GET", base, (asked) =>
      all(asked, asked.query.get("with_localizations") === "true"),
    ),
    commandRoute("GET", one, (asked) => commandJson(world, named(asked), true)),
    writing("POST", base, (asked) =>
      commandJson(world, book.put(parseForm(commandForm, asked.body), scope(asked)), true),
    ),
    writing("PUT", base, (asked) => {
      const forms = parseForm(commandSetForm, asked.body ?? []);
      const kept = new Set(forms.map((form) => book.put(form, scope(asked)).id));
      for (const { id } of book.in(scope(asked))) if (!kept.has(id)) book.registered.delete(id);
      return all(asked, true);
    }),
    writing("PATCH", one, (asked) => {
      const before = named(asked);
      const form = parseForm(commandForm, { ...before, ...(asked.body as object) });
      const after = { ...before, ...form, id: before.id, version: snowflake() };
      book.registered.set(after.id, after);
      return commandJson(world, after, true);
    }),
    writing("DELETE", one, (asked) => void book.registered.delete(named(asked).id)),
  ];
}

/** Global commands and those of one guild. */
export function commandRoutes(world: World, book: CommandBook): Route[] {
  const application = "/applications/:application";
  return [
    ...routesAt(world, book, `${application}/commands`, false),
    ...routesAt(world, book, `${application}/guilds/:guild/commands`, true),
  ];
}
