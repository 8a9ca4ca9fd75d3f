import { ApplicationCommandType, ApplicationCommandOptionType as Kind, Locale } from "discord.js";
import * as z from "zod";
import { fault, filled } from "./form.ts";

const SLASH_NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const locale = z.enum(Object.values(Locale) as [Locale, ...Locale[]]);
const localised = (each: z.ZodType<string>) => z.partialRecord(locale, each).nullish();

const slashName = z
  .string()
  .regex(SLASH_NAME, "Command name is invalid")
  .refine((name) => name === name.toLowerCase(), "Command name must be lower case");
const flag = z.boolean().nullish();
const length = z.number().int().min(0).max(6000).nullish();

const choice = z.object({
  name: filled(100),
  name_localizations: localised(filled(100)),
  value: z.union([z.string().max(100), z.number()]),
});

const CAN_OFFER = new Set<Kind>([Kind.String, Kind.Integer, Kind.Number]);

export type CommandOption = {
  type: Kind;
  name: string;
  description: string;
  required?: boolean | null | undefined;
  autocomplete?: boolean | null | undefined;
  choices?: z.infer<typeof choice>[] | null | undefined;
  min_length?: number | null | undefined;
  max_length?: number | null | undefined;
  options?: CommandOption[] | null | undefined;
};

const option: z.ZodType<CommandOption> = z.lazy(() =>
  z
    .looseObject({
      type: z.enum(Kind),
      name: slashName,
      name_localizations: localised(slashName),
      description: filled(100),
      description_localizations: localised(filled(100)),
      required: flag,
      autocomplete: flag,
      choices: z.array(choice).max(25).nullish(),
      min_length: length,
      max_length: length,
      options: optionsForm.nullish(),
    })
    .superRefine(({ type, autocomplete, choices }, context) => {
      if (autocomplete && (choices?.length || !CAN_OFFER.has(type))) {
        const message = "Autocomplete goes with text and numbers, and not with choices";
        fault(context, ["autocomplete"], "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE", message);
      }
    }),
);

const optionsForm = z
  .array(option)
  .max(25)
  .superRefine((options, context) => {
    if (new Set(options.map(({ name }) => name)).size < options.length) {
      const message = "Option name already exists";
      fault(context, [], "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message);
    }
    const firstOptional = options.findIndex(({ required }) => !required);
    const late = options.findIndex(({ required }, index) => required && index > firstOptional);
    if (firstOptional !== -1 && late !== -1) {
      const message = "Required options must be placed before non-required options";
      fault(context, [late], "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", message);
    }
  });

/** Name and description, optional ones of all options, added up: Discord's limit is 8000. */
function totalLength({
  name,
  description,
  options,
}: Pick<CommandOption, "name" | "options"> & { description?: string | null | undefined }): number {
  const inside = (options ?? []).map((each) => {
    const offered = (each.choices ?? []).map(
      ({ name, value }) => name.length + String(value).length,
    );
    return totalLength(each) + offered.reduce((sum, size) => sum + size, 0);
  });
  return inside.reduce((sum, size) => sum + size, name.length + (description?.length ?? 0));
}

const unique = <T>(values: z.ZodType<T>) =>
  z
    .array(values)
    .min(1)
    .refine((list) => new Set(list).size === list.length, "Must be unique.");

/** One application command as the bot defines it. */
export const commandForm = z
  .object({
    id: z.string().nullish(),
    type: z
      .enum(ApplicationCommandType)
      .nullish()
      .transform((type) => type ?? ApplicationCommandType.ChatInput),
    name: z.string().trim().min(1).max(32),
    name_localizations: localised(z.string().min(1).max(32)),
    description: z.string().max(100).nullish(),
    description_localizations: localised(filled(100)),
    options: optionsForm.nullish(),
    default_member_permissions: z
      .union([z.string().regex(/^\d+$/), z.number().int().min(0)])
      .transform(String)
      .nullish(),
    dm_permission: flag,
    contexts: unique(z.number().int().min(0).max(2)).nullish(),
    integration_types: unique(z.number().int().min(0).max(1)).nullish(),
    nsfw: flag,
  })
  .superRefine((command, context) => {
    const { type, name, name_localizations, description, options } = command;
    if (type !== ApplicationCommandType.ChatInput) {
      if (description || options?.length) {
        const message = "Context menu commands cannot have description or options";
        fault(context, [], "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION", message);
      }
      return;
    }
    if (!description?.trim()) {
      fault(context, ["description"], "BASE_TYPE_REQUIRED", "This field is required");
    }
    for (const [key, each] of Object.entries({ name, ...name_localizations })) {
      if (slashName.safeParse(each).success) continue;
      const path = key === "name" ? ["name"] : ["name_localizations", key];
      fault(context, path, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }
    if (totalLength(command) > 8000) {
      const message = "Combined length of names, descriptions and choices exceeds 8000";
      fault(context, [], "APPLICATION_COMMAND_TOO_LARGE", message);
    }
  });

export type CommandForm = z.infer<typeof commandForm>;

/** The whole set of commands: at most 100 slash commands, 15 of each menu, no name twice. */
export const commandSetForm = z.array(commandForm).superRefine((commands, context) => {
  const seen = new Map<string, number>();
  commands.forEach(({ type, name }, index) => {
    const key = `${type} ${name}`;
    if (seen.has(key)) {
      const message = "Application command names must be unique";
      fault(context, [index], "APPLICATION_COMMANDS_DUPLICATE_NAME", message);
    }
    seen.set(key, index);
  });
  for (const [type, most] of [
    [1, 100],
    [2, 15],
    [3, 15],
  ] as const) {
    if (commands.filter((command) => command.type === type).length > most) {
      const message = `Maximum number of application commands of type ${type} reached (${most}).`;
      fault(context, [], "MAX_APPLICATION_COMMANDS", message);
    }
  }
});
