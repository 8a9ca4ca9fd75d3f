import { InteractionResponseType, InteractionType, MessageFlags, MessageType } from "discord.js";
import * as z from "zod";
import { modalForm } from "../forms/component-form.ts";
import { fault, filled, parseForm } from "../forms/form.ts";
import { type Body, completed, type MessageForm, parseMessage } from "../forms/message-form.ts";
import type { Interaction, Modal } from "../world/interaction.ts";
import { editMessage, postMessage } from "../world/messages.ts";
import type { Message } from "../world/model.ts";
import { wrongField } from "../world/refusals.ts";
import type { World } from "../world/world.ts";

const THINKING: Body = {
  content: "",
  embeds: [],
  components: [],
  attachments: [],
  flags: MessageFlags.Loading,
};

const choicesForm = z.object({
  choices: z
    .array(
      z.looseObject({
        name: filled(100),
        value: z.union([z.string().min(1).max(100), z.number()]),
      }),
    )
    .max(25)
    .superRefine((choices, context) => {
      if (new Set(choices.map(({ name }) => name)).size < choices.length) {
        const message = "Option name already exists";
        fault(context, [], "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", message);
      }
    }),
});

function respond(
  world: World,
  interaction: Interaction,
  body: Body,
  form: MessageForm,
  repliesTo: Message | null = null,
): Message {
  const { channel, user, type, origin } = interaction;
  const byCommand = type === InteractionType.ApplicationCommand && repliesTo === null;
  return postMessage(world, {
    channel,
    author: world.bot,
    body,
    allowedMentions: form.allowed_mentions,
    repliesTo,
    origin,
    onlyFor: ((form.flags ?? 0) & MessageFlags.Ephemeral) === 0 ? null : user,
    ...(byCommand ? { type: MessageType.ChatInputCommand } : {}),
  });
}

/** A further message to an interaction; the first one after a deferral takes its place. */
export function followUp(
  world: World,
  interaction: Interaction,
  body: unknown,
  files: string[],
): Message {
  const form = parseMessage(body);
  const { response, acknowledged } = interaction;
  if (acknowledged === "deferred" && response !== null && !response.deleted) {
    interaction.settle();
    return editMessage(world, response, form, files);
  }
  const message = respond(world, interaction, completed(null, form, files), form, response);
  interaction.followUps.push(message);
  return message;
}

/** Callback types that answer a component's message instead of writing a new one. */
function update(world: World, interaction: Interaction, data: unknown, files: string[]): void {
  if (interaction.source === null) {
    throw wrongField("type", "BASE_TYPE_CHOICES", "This interaction has no message to update.");
  }
  editMessage(world, interaction.source, parseMessage(data), files);
}

/**
 * Do what an interaction callback asks for.
 *
 * @throws Refusal 50035 or 50006; the interaction then still waits for its acknowledgement
 */
export function acknowledge(
  world: World,
  interaction: Interaction,
  callback: { type: number; data?: unknown },
  files: string[],
): void {
  const { type, data } = callback;
  const autocomplete = interaction.type === InteractionType.ApplicationCommandAutocomplete;
  if (autocomplete !== (type === InteractionResponseType.ApplicationCommandAutocompleteResult)) {
    const message = "Autocomplete is answered with choices, and only autocomplete is.";
    throw wrongField("type", "INTERACTION_APPLICATION_COMMAND_INVALID_CALLBACK", message);
  }
  switch (type) {
    case InteractionResponseType.ChannelMessageWithSource: {
      const form = parseMessage(data);
      interaction.response = respond(world, interaction, completed(null, form, files), form);
      interaction.acknowledged = "replied";
      return;
    }
    case InteractionResponseType.DeferredChannelMessageWithSource:
      interaction.response = respond(world, interaction, THINKING, parseMessage(data));
      interaction.acknowledged = "deferred";
      return;
    case InteractionResponseType.DeferredMessageUpdate:
      interaction.response = interaction.source;
      interaction.acknowledged = "update-deferred";
      return;
    case InteractionResponseType.UpdateMessage:
      update(world, interaction, data, files);
      interaction.response = interaction.source;
      interaction.acknowledged = "updated";
      return;
    case InteractionResponseType.ApplicationCommandAutocompleteResult:
      interaction.choices = parseForm(choicesForm, data).choices;
      interaction.acknowledged = "choices";
      return;
    case InteractionResponseType.Modal:
      interaction.modal = parseForm(modalForm, data) as Modal;
      interaction.acknowledged = "modal";
      return;
    default:
      throw wrongField("type", "BASE_TYPE_CHOICES", `Value must be a callback type, not ${type}.`);
  }
}
