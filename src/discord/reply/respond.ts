import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  RESTJSONErrorCodes,
} from "discord.js";
import type { Payload } from "../render/parts.ts";
import { persistently, refusedWith } from "./requests.ts";

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

/**
 * Answers with a message, or puts it where an answer was promised.
 *
 * @returns id of the message
 */
export async function respond(
  interaction: Answerable,
  payload: Payload,
  { by }: Seen,
): Promise<string> {
  if (interaction.deferred) return (await persistently(() => interaction.editReply(payload))).id;
  const flags = payload.flags | (by === "presser" ? MessageFlags.Ephemeral : 0);
  const reply = await once(
    () => interaction.reply({ ...payload, flags, withResponse: true }),
    () => {
      interaction.replied = true;
    },
  );
  const message = reply?.resource?.message ?? (await persistently(() => interaction.fetchReply()));
  return message.id;
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

/**
 * Acknowledges an interaction. discord.js tries again after a torn connection; if the first try had
 * arrived, Discord says that it was acknowledged already, and all is well.
 *
 * @returns what Discord answered; `undefined` if that got lost
 */
async function once<Result>(
  acknowledge: () => Promise<Result>,
  arrived: () => void,
): Promise<Result | undefined> {
  try {
    return await acknowledge();
  } catch (error) {
    if (!refusedWith(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged)) throw error;
    arrived();
    return undefined;
  }
}
