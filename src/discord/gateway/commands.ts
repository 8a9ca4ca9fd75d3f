import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from "discord.js";
import { sha256 } from "../../shared/files/sha256.ts";
import { LONGEST_QUESTION } from "../../shared/text/read-question.ts";
import type { Bot } from "../bot.ts";
import { retryRequest } from "../reply/requests.ts";
import { type Texts, TRANSLATIONS, textsFor } from "../texts/index.ts";

/** The English command names, which interactions carry. */
export type CommandName = Exclude<keyof Texts["commands"], "findSources" | "addMessage">;

const LONGEST_TITLE_TYPED = 200;

const EVERYWHERE = {
  integration_types: [
    ApplicationIntegrationType.GuildInstall,
    ApplicationIntegrationType.UserInstall,
  ],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** The bot checks the permission itself, too: a server may make a command available to everybody. */
const MANAGERS_ONLY = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
};

const LONGEST_DATE_TYPED = 60;
const DAYS = (["since", "until"] as const).map((name) => ({
  ...textOption(name),
  max_length: LONGEST_DATE_TYPED,
}));

type Command = RESTPostAPIApplicationCommandsJSONBody;

/** The commands in Discord's format, with their names and descriptions in all languages. */
export const COMMANDS: readonly Command[] = [
  command("ask", EVERYWHERE, [
    { ...textOption("question"), required: true, max_length: LONGEST_QUESTION },
    { ...textOption("collection"), autocomplete: true },
    ...DAYS,
    { ...labelled((texts) => texts.options.private), type: ApplicationCommandOptionType.Boolean },
  ]),
  command("search", EVERYWHERE, [
    { ...textOption("query"), required: true, max_length: LONGEST_QUESTION },
    ...DAYS,
  ]),
  command("article", EVERYWHERE, [
    { ...textOption("title"), required: true, autocomplete: true, max_length: LONGEST_TITLE_TYPED },
  ]),
  command("articles", EVERYWHERE, [{ ...textOption("collection"), autocomplete: true }]),
  command("latest", EVERYWHERE, [{ ...textOption("collection"), autocomplete: true }]),
  command("status", EVERYWHERE, []),
  command("reindex", MANAGERS_ONLY, []),
  command("gaps", MANAGERS_ONLY, []),
  messageCommand("findSources", EVERYWHERE),
];

/** Additional commands where articles may be added: as attachments and, with `fromWeb`, by address. */
export function addingCommands(fromWeb: boolean): readonly Command[] {
  return [
    command("add", MANAGERS_ONLY, [
      {
        ...labelled((texts) => texts.options.file),
        type: ApplicationCommandOptionType.Attachment,
        required: !fromWeb,
      },
      ...(fromWeb ? [textOption("url")] : []),
      { ...textOption("into"), autocomplete: true },
    ]),
    command("remove", MANAGERS_ONLY, [
      { ...textOption("article"), required: true, autocomplete: true },
    ]),
    messageCommand("addMessage", MANAGERS_ONLY),
  ];
}

/** Name of the note that stores the last registered commands and their application. */
const NOTE = "commands";

/** Registers the commands with Discord if they have changed since the last time. */
export async function registerCommands({ client, store, log, settings }: Bot): Promise<void> {
  const { application } = client;
  const { addInServers, addFromWeb } = settings;
  const commands = [...COMMANDS, ...(addInServers.length > 0 ? addingCommands(addFromWeb) : [])];
  const hash = sha256(JSON.stringify(commands));
  const wanted = `${application.id} ${hash}`;
  if ((await store.note(NOTE)) === wanted) return;
  try {
    await retryRequest(() => application.commands.set(commands));
    await store.setNote(NOTE, wanted);
    log.info("commandsRegistered", { commands: commands.length });
  } catch (error) {
    log.error("commandsNotRegistered", error);
  }
}

type ChatInput = Extract<RESTPostAPIApplicationCommandsJSONBody, { description: string }>;
type Option = NonNullable<ChatInput["options"]>[number];

function command(
  name: CommandName,
  where: typeof EVERYWHERE | typeof MANAGERS_ONLY,
  options: Option[],
): ChatInput {
  return {
    type: ApplicationCommandType.ChatInput,
    ...labelled((texts) => texts.commands[name]),
    ...where,
    options,
  };
}

function messageCommand(
  name: "findSources" | "addMessage",
  where: typeof EVERYWHERE | typeof MANAGERS_ONLY,
): Command {
  return {
    type: ApplicationCommandType.Message,
    name: textsFor(null).commands[name],
    name_localizations: inAllLanguages((texts) => texts.commands[name]),
    ...where,
  };
}

function textOption(name: Exclude<keyof Texts["options"], "private" | "file">) {
  return {
    ...labelled((texts) => texts.options[name]),
    type: ApplicationCommandOptionType.String,
  } as const;
}

function labelled(label: (texts: Texts) => Texts["commands"]["ask"]) {
  const { name, description } = label(textsFor(null));
  return {
    name,
    name_localizations: inAllLanguages((texts) => label(texts).name),
    description,
    description_localizations: inAllLanguages((texts) => label(texts).description),
  };
}

function inAllLanguages(say: (texts: Texts) => string): Record<keyof typeof TRANSLATIONS, string> {
  return { de: say(TRANSLATIONS.de), fr: say(TRANSLATIONS.fr) };
}
