import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  RESTJSONErrorCodes,
} from "discord.js";
import { persistently, refusedWith } from "./persistence.ts";
import type { Payload } from "./render/parts.ts";

/** A command or button: what can be answered with a message. */
export type Answerable =
  | ButtonInteraction
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction;

type Seen = { readonly by: "everyone" | "presser" };

/** Says that an answer will come. Who will see it is decided here. */
export async function defer(interaction: Answerable, { by }: Seen): Promise<void> {
  await once(
    () => interaction.deferReply(by === "presser" ? { flags: MessageFlags.Ephemeral } : {}),
    () => {
      interaction.deferred = true;
    },
  );
}

/** Answers with a message, or puts it where an answer was promised. */
export async function respond(
  interaction: Answerable,
  payload: Payload,
  { by }: Seen,
): Promise<void> {
  if (interaction.deferred) {
    await persistently(() => interaction.editReply(payload));
    return;
  }
  const flags = payload.flags | (by === "presser" ? MessageFlags.Ephemeral : 0);
  await once(
    () => interaction.reply({ ...payload, flags }),
    () => {
      interaction.replied = true;
    },
  );
}

/** Puts something else in the place of the message that the button belongs to. */
export async function update(interaction: ButtonInteraction, payload: Payload) {
  await once(
    () => interaction.update(payload),
    () => {
      interaction.replied = true;
    },
  );
}

/** Says that something will happen to the message that the button belongs to. */
export async function acknowledgeUpdate(interaction: ButtonInteraction): Promise<void> {
  await once(
    () => interaction.deferUpdate(),
    () => {
      interaction.deferred = true;
    },
  );
}

/** The message that answers. */
export function responseOf(interaction: Answerable): Promise<Message> {
  return persistently(() => interaction.fetchReply());
}

/**
 * Acknowledges an interaction. discord.js tries again after a torn connection; if the first try had
 * arrived, Discord says that it was acknowledged already, and all is well.
 */
async function once(acknowledge: () => Promise<unknown>, arrived: () => void): Promise<void> {
  try {
    await acknowledge();
  } catch (error) {
    if (!refusedWith(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) throw error;
    arrived();
  }
}
