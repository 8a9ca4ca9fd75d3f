import { randomBytes } from "node:crypto";
import type { InteractionType } from "discord.js";
import type { Channel, Json, Message, Origin, User } from "./model.ts";
import { snowflake } from "./snowflake.ts";

export type Choice = { readonly name: string; readonly value: string | number };
export type Modal = {
  readonly custom_id: string;
  readonly title: string;
  readonly components: never[];
};

/** How the bot acknowledged: it is thinking, has answered, changed a message, or offers a form. */
export type Acknowledgement =
  | "deferred"
  | "replied"
  | "update-deferred"
  | "updated"
  | "choices"
  | "modal";

/** What a person did (a command, a button, a form) and what they see of the bot's response. */
export class Interaction {
  readonly id = snowflake();
  readonly token = randomBytes(32).toString("base64url");
  readonly type: InteractionType;
  readonly user: User;
  readonly channel: Channel;
  readonly name: string | null;
  /** The message whose component was used. */
  readonly source: Message | null;
  readonly startedMs = performance.now();
  acknowledged: Acknowledgement | null = null;
  /** Milliseconds until the bot acknowledged. */
  acknowledgedAfterMs: number | null = null;
  /** The bot's message, kept up to date: first perhaps "thinking", then edited. */
  response: Message | null = null;
  readonly followUps: Message[] = [];
  /** What an autocomplete offers. */
  choices: readonly Choice[] = [];
  modal: Modal | null = null;

  constructor(init: {
    type: InteractionType;
    user: User;
    channel: Channel;
    name?: string | null;
    source?: Message | null;
  }) {
    this.type = init.type;
    this.user = init.user;
    this.channel = init.channel;
    this.name = init.name ?? null;
    this.source = init.source ?? null;
  }

  /** What was deferred has been edited. */
  settle(): void {
    if (this.acknowledged === "deferred") this.acknowledged = "replied";
    if (this.acknowledged === "update-deferred") this.acknowledged = "updated";
  }

  get origin(): Origin {
    return { interactionId: this.id, type: this.type, name: this.name, user: this.user };
  }

  /** The part of a callback's answer that describes this interaction. */
  json(): Json {
    return {
      id: this.id,
      type: this.type,
      channel_id: this.channel.id,
      guild_id: this.channel.guild?.id,
      response_message_id: this.response?.id,
      response_message_loading: this.acknowledged === "deferred",
      response_message_ephemeral: this.response?.onlyFor != null,
    };
  }
}
