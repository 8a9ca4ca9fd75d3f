import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  InteractionWebhook,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalMessageModalSubmitInteraction,
  RESTJSONErrorCodes,
} from "discord.js";
import type { Bot } from "../bot.ts";
import type { Payload } from "../render/components.ts";
import { type Notice, noticeMessage } from "../render/notice.ts";
import { isRefusedWith, retryRequest, unlessGone } from "./requests.ts";
import { replace } from "./send.ts";

/** An interaction that can be answered with a message: a command, button or form. */
export type Answerable =
  | ButtonInteraction
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ModalMessageModalSubmitInteraction;

/** A button or form that belongs to a message. */
type OfMessage = ButtonInteraction | ModalMessageModalSubmitInteraction;

type Seen = { readonly by: "everyone" | "presser" };

/** Defers the reply, stating who will see it. @returns the id of the reply's message */
export async function defer(interaction: Answerable, { by }: Seen): Promise<string> {
  const flags = by === "presser" ? MessageFlags.Ephemeral : undefined;
  const deferred = await acknowledge(interaction, "deferred", () =>
    interaction.deferReply({ flags, withResponse: true }),
  );
  const message = deferred?.interaction.responseMessageId;
  return message ?? (await retryRequest(() => interaction.fetchReply())).id;
}

/**
 * Answers with a message, or replaces a deferred reply.
 *
 * @returns the id of the message
 */
export async function respond(
  interaction: Answerable,
  payload: Payload,
  { by }: Seen,
): Promise<string> {
  if (interaction.deferred) return (await retryRequest(() => interaction.editReply(payload))).id;
  const flags = payload.flags | (by === "presser" ? MessageFlags.Ephemeral : 0);
  const reply = await acknowledge(interaction, "replied", () =>
    interaction.reply({ ...payload, flags, withResponse: true }),
  );
  const message = reply?.resource?.message ?? (await retryRequest(() => interaction.fetchReply()));
  return message.id;
}

/** The reply to a command, possibly deferred, with everything that any process needs to replace it. */
export type ShownReply = {
  readonly application: string;
  /** Token of the interaction. A secret: for 15 minutes, anybody who has it can write the reply. */
  readonly token: string;
  readonly channel: string;
  readonly message: string;
  /** Id of the one person who sees it; `null` if everybody does. */
  readonly onlyFor: string | null;
};

/** A reply whose message id is not known yet. */
export type DeferredReply = Omit<ShownReply, "message">;

export function deferredReply(interaction: Answerable, { by }: Seen): DeferredReply {
  const { applicationId, token, channelId, user } = interaction;
  const onlyFor = by === "presser" ? user.id : null;
  return { application: applicationId, token, channel: channelId, onlyFor };
}

export function shownReply(interaction: Answerable, message: string, seen: Seen): ShownReply {
  return { ...deferredReply(interaction, seen), message };
}

/** Asks Discord for the message. @throws DiscordAPIError if the deferral never reached Discord */
export async function findReply(reply: DeferredReply, { client }: Bot): Promise<ShownReply> {
  const webhook = new InteractionWebhook(client, reply.application, reply.token);
  const { id } = await retryRequest(() => webhook.fetchMessage("@original"));
  return { ...reply, message: id };
}

/**
 * Replaces a reply, even if the interaction has expired. A reply that only one person sees can't be replaced then, so that person
 * gets a direct message.
 *
 * @returns the channel where it is shown
 */
export async function editShown(
  { application, token, channel, message, onlyFor }: ShownReply,
  payload: Payload,
  bot: Bot,
): Promise<string> {
  const { client } = bot;
  const webhook = new InteractionWebhook(client, application, token);
  try {
    await retryRequest(() => webhook.editMessage("@original", payload));
  } catch (error) {
    const { InvalidWebhookToken, UnknownWebhook } = RESTJSONErrorCodes;
    if (!isRefusedWith(error, InvalidWebhookToken, UnknownWebhook)) throw error;
    if (onlyFor !== null) {
      const once = { nonce: message, enforceNonce: true };
      return (await retryRequest(() => client.users.send(onlyFor, { ...payload, ...once })))
        .channelId;
    }
    await replace(channel, message, payload, bot);
  }
  return channel;
}

/**
 * Shows a notice only to the person who used the command or button, in their language. A deferred reply that everybody sees is
 * deleted.
 */
export async function notify(interaction: Answerable, notice: Notice, bot: Bot): Promise<void> {
  const payload = noticeMessage(notice, bot.tools(interaction.locale));
  if (!interaction.deferred || interaction.ephemeral)
    return void (await respond(interaction, payload, { by: "presser" }));
  const isSeenByAll = interaction.ephemeral === false;
  if (isSeenByAll) await unlessGone(() => interaction.deleteReply());
  const flags = payload.flags | MessageFlags.Ephemeral;
  await retryRequest(() => interaction.followUp({ ...payload, flags }));
}

/** Replaces the message that the button or form belongs to. */
export async function update(interaction: OfMessage, payload: Payload): Promise<void> {
  if (interaction.deferred) await retryRequest(() => interaction.editReply(payload));
  else await acknowledge(interaction, "replied", () => interaction.update(payload));
}

/** Acknowledges a button whose message will be changed. */
export async function acknowledgeUpdate(interaction: OfMessage): Promise<void> {
  await acknowledge(interaction, "deferred", () => interaction.deferUpdate());
}

/**
 * Acknowledges an interaction. After a broken connection, discord.js repeats the request; if the first one had arrived, Discord
 * responds that the interaction is already acknowledged, which is just as good.
 *
 * @returns Discord's response; `undefined` if it was lost
 */
async function acknowledge<Result>(
  interaction: Answerable,
  state: "deferred" | "replied",
  send: () => Promise<Result>,
): Promise<Result | undefined> {
  try {
    return await send();
  } catch (error) {
    if (!isRefusedWith(error, RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged))
      throw error;
    interaction[state] = true;
    return undefined;
  }
}
