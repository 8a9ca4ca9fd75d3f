import { ChannelType, PermissionFlagsBits } from "discord.js";
import type { CommandBook } from "./rest/command-routes.ts";
import type { Upload } from "./rest/uploads.ts";
import type { Waiting } from "./waiting.ts";
import type { Interaction } from "./world/interaction.ts";
import { deleteMessage, editMessage, postMessage } from "./world/messages.ts";
import type { Channel, Message, User } from "./world/model.ts";
import { may, sendingIn } from "./world/permissions.ts";
import { startThread } from "./world/threads.ts";
import type { World } from "./world/world.ts";

/** A channel, or the name of one in the first guild. */
export type Place = Channel | string;

/** What a person's hands need. */
export type Desk = {
  readonly world: World;
  readonly commands: CommandBook;
  readonly interactions: Map<string, Interaction>;
  readonly waiting: Waiting;
  readonly acknowledgeMs: number;
  readonly channel: (place: Place) => Channel;
};

type Saying = {
  /** Put a mention of the bot before the text. */
  readonly toBot?: boolean;
  readonly replyTo?: Message;
  /** Whether a reply notifies the author of the other message; true as in Discord's client. */
  readonly pinging?: boolean;
  /** Files that come with it. */
  readonly attached?: readonly Upload[];
};

/** Somebody who reads and writes messages. */
export class Writer {
  readonly user: User;
  protected readonly desk: Desk;

  constructor(user: User, desk: Desk) {
    this.user = user;
    this.desk = desk;
  }

  get mention(): string {
    return `<@${this.user.id}>`;
  }

  /** The direct conversation with the bot. */
  get dms(): Channel {
    return this.desk.world.dmWith(this.user);
  }

  /** Write a message. @throws Error if the person may not write there */
  says(
    place: Place,
    text: string,
    { toBot = false, replyTo, pinging = true, attached = [] }: Saying = {},
  ): Message {
    const { world } = this.desk;
    const channel = this.desk.channel(place);
    if (!may(channel, this.user, sendingIn(channel))) {
      throw new Error(`${this.user.username} may not write in ${channel.name}.`);
    }
    const content = toBot ? `<@${world.bot.id}> ${text}` : text;
    return postMessage(world, {
      channel,
      author: this.user,
      body: { content, embeds: [], components: [], attachments: [...attached], flags: 0 },
      allowedMentions: { parse: ["users", "roles", "everyone"], replied_user: pinging },
      repliesTo: replyTo ?? null,
    });
  }

  dm(text: string, saying: Saying = {}): Message {
    return this.says(this.dms, text, saying);
  }

  editsMessage(message: Message, text: string): Message {
    const allowed_mentions = { parse: ["users" as const] };
    return editMessage(this.desk.world, message, { content: text, allowed_mentions });
  }

  deletesMessage(message: Message): void {
    deleteMessage(this.desk.world, message);
  }

  startsThread(from: Message, name: string): Channel {
    return startThread(this.desk.world, { parent: from.channel, owner: this.user, name, from });
  }

  /** Open a forum post: a thread whose first message has the thread's id. */
  postsInForum(place: Place, name: string, text: string, { toBot = false } = {}): Message {
    const { world } = this.desk;
    const parent = this.desk.channel(place);
    if (parent.type !== ChannelType.GuildForum) throw new Error(`${parent.name} is no forum.`);
    const channel = startThread(world, { parent, owner: this.user, name });
    const content = toBot ? `<@${world.bot.id}> ${text}` : text;
    return postMessage(world, {
      id: channel.id,
      channel,
      author: this.user,
      body: { content, embeds: [], components: [], attachments: [], flags: 0 },
    });
  }

  /** What this person can read in a channel, oldest first. */
  sees(place: Place): Message[] {
    const channel = this.desk.channel(place);
    if (!may(channel, this.user, PermissionFlagsBits.ViewChannel)) return [];
    return [...channel.messages.values()].filter(
      ({ onlyFor }) => onlyFor === null || onlyFor === this.user,
    );
  }
}
