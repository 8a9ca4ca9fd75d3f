import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  InteractionType,
} from "discord.js";
import type { Command } from "./rest/command-routes.ts";
import { buttonsOf, everyComponent, STRING_MENU } from "./world/components.ts";
import { type Choice, Interaction } from "./world/interaction.ts";
import {
  componentJson,
  interactionJson,
  menuJson,
  slashJson,
  type Values,
} from "./world/interaction-payload.ts";
import type { Channel, Json, Message } from "./world/model.ts";
import { permissionsIn } from "./world/permissions.ts";
import { type Place, Writer } from "./writer.ts";

type Where = {
  /** `"dm"` is the direct conversation with the bot; `general` if left out. */
  readonly in?: Place | "dm";
  readonly locale?: string;
  /** Send a command that Discord's client hides from this person. */
  readonly evenIfHidden?: boolean;
};

/** Somebody on Discord, doing what people do there: writing, and using commands and buttons. */
export class Person extends Writer {
  /**
   * Use a slash command; subcommands follow its name: `"article show"`.
   * Resolves once the bot has acknowledged; `response` then changes as the bot edits it.
   *
   * @throws Error if Discord's client would not let the person send this, or the bot stays silent
   */
  async slash(path: string, values: Values = {}, where: Where = {}): Promise<Interaction> {
    const [name = "", ...subcommands] = path.split(" ");
    const channel = this.#place(where);
    const command = this.#offered(ApplicationCommandType.ChatInput, name, channel, where);
    const data = slashJson(command, subcommands, values, null);
    const { user } = this;
    const type = InteractionType.ApplicationCommand;
    return this.#interact(new Interaction({ type, user, channel, name: path }), data, where);
  }

  /** Type into an option of a slash command; resolves with what the bot offers. */
  async autocompletes(
    path: string,
    option: string,
    typed: string,
    where: Where & { readonly values?: Values } = {},
  ): Promise<readonly Choice[]> {
    const [name = "", ...subcommands] = path.split(" ");
    const channel = this.#place(where);
    const command = this.#offered(ApplicationCommandType.ChatInput, name, channel, where);
    const data = slashJson(command, subcommands, { ...where.values, [option]: typed }, option);
    const { user } = this;
    const type = InteractionType.ApplicationCommandAutocomplete;
    const done = await this.#interact(new Interaction({ type, user, channel, name }), data, where);
    return done.choices;
  }

  /** Choose a command from the context menu of a message. */
  async usesMenu(name: string, message: Message, where: Where = {}): Promise<Interaction> {
    const { channel } = message;
    const command = this.#offered(ApplicationCommandType.Message, name, channel, where);
    const data = menuJson(this.desk.world, command, message);
    const { user } = this;
    const type = InteractionType.ApplicationCommand;
    return this.#interact(new Interaction({ type, user, channel, name }), data, where);
  }

  /** Press a button, named by its label or custom id. @throws Error if there is none to press */
  async presses(message: Message, button: string, where: Where = {}): Promise<Interaction> {
    const buttons = buttonsOf(message);
    const found = buttons.find(({ label, custom_id }) => label === button || custom_id === button);
    if (found?.custom_id == null || found.disabled) {
      const labels = buttons.map(({ label, custom_id }) => label ?? custom_id).join(", ");
      throw new Error(`No button "${button}" to press, only: ${labels || "none"}.`);
    }
    return this.#component(message, componentJson(found), where);
  }

  /** Choose from a menu of a message by its custom id. */
  async selects(
    message: Message,
    customId: string,
    values: string[],
    where: Where = {},
  ): Promise<Interaction> {
    const all = everyComponent(message.components);
    const menu = all.find(({ type, custom_id }) => type === STRING_MENU && custom_id === customId);
    if (menu === undefined) throw new Error(`No menu "${customId}" in the message.`);
    return this.#component(message, componentJson(menu, values), where);
  }

  /** Fill in the form an interaction has opened and send it. */
  async submitsModal(
    opened: Interaction,
    fields: { readonly [customId: string]: string },
    where: Where = {},
  ): Promise<Interaction> {
    if (opened.modal === null) throw new Error("The interaction has opened no form.");
    const components = Object.entries(fields).map(([custom_id, value]) => {
      return { type: 1, components: [{ type: 4, custom_id, value }] };
    });
    const { channel, source } = opened;
    const { user } = this;
    const type = InteractionType.ModalSubmit;
    const data = { custom_id: opened.modal.custom_id, components };
    return this.#interact(new Interaction({ type, user, channel, source }), data, where);
  }

  #component(source: Message, data: Json, where: Where): Promise<Interaction> {
    if (source.deleted) throw new Error("The message has been deleted.");
    if (source.onlyFor !== null && source.onlyFor !== this.user) {
      throw new Error(`${this.user.username} can't see this message.`);
    }
    const { channel } = source;
    const { user } = this;
    const type = InteractionType.MessageComponent;
    return this.#interact(new Interaction({ type, user, channel, source }), data, where);
  }

  #place(where: Where): Channel {
    return where.in === "dm" ? this.dms : this.desk.channel(where.in ?? "general");
  }

  /** The command as Discord's client offers it to this person in this channel. */
  #offered(type: ApplicationCommandType, name: string, channel: Channel, where: Where): Command {
    const all = [...this.desk.commands.registered.values()];
    const known = all.filter(({ guildId }) => guildId === null || guildId === channel.guild?.id);
    const command = known.find((each) => each.type === type && each.name === name);
    if (command === undefined) {
      const names = known.map((each) => each.name).join(", ");
      throw new Error(`No command "${name}" is registered, only: ${names || "none"}.`);
    }
    if (where.evenIfHidden) return command;
    const needed = BigInt(command.default_member_permissions ?? 0);
    const context =
      channel.guild === null ? InteractionContextType.BotDM : InteractionContextType.Guild;
    const installation = this.desk.world.botIsIn(channel)
      ? ApplicationIntegrationType.GuildInstall
      : ApplicationIntegrationType.UserInstall;
    const installations = command.integration_types ?? [ApplicationIntegrationType.GuildInstall];
    const hidden =
      (channel.guild !== null && (permissionsIn(channel, this.user) & needed) !== needed) ||
      !(command.contexts ?? [context]).includes(context) ||
      (channel.guild !== null && !installations.includes(installation));
    if (hidden) throw new Error(`"${name}" is not offered to ${this.user.username} here.`);
    return command;
  }

  async #interact(
    interaction: Interaction,
    data: Json,
    { locale = "en-US" }: Where,
  ): Promise<Interaction> {
    const { world, interactions, waiting, acknowledgeMs } = this.desk;
    interactions.set(interaction.token, interaction);
    const json = interactionJson(world, interaction, locale, data);
    const { guild } = interaction.channel;
    world.announce({ name: "INTERACTION_CREATE", intent: 0, guild, data: () => json });
    const what = `the bot to acknowledge ${interaction.name ?? JSON.stringify(data)}`;
    return waiting.until(what, () => interaction.acknowledged && interaction, acknowledgeMs);
  }
}
