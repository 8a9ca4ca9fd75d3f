import {
  ActionRowBuilder,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ButtonBuilder,
  ButtonStyle,
  type Client,
  ContextMenuCommandBuilder,
  Events,
  type Interaction,
  MessageFlags,
  ModalBuilder,
  PermissionFlagsBits,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
} from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LoopbackDiscord, startLoopbackDiscord } from "../index.ts";
import { Clients } from "./clients.ts";

const clients = new Clients();
let discord: LoopbackDiscord;

beforeEach(async () => {
  discord = await startLoopbackDiscord();
});
afterEach(async () => {
  await clients.end();
  await discord.stop();
});

const askCommand = new SlashCommandBuilder()
  .setName("ask")
  .setDescription("Ask the articles")
  .addStringOption((option) => option.setName("question").setDescription("What?").setRequired(true))
  .addStringOption((option) =>
    option.setName("collection").setDescription("Where?").setAutocomplete(true),
  );
const buttons = (...labels: string[]) =>
  new ActionRowBuilder<ButtonBuilder>().addComponents(
    labels.map((label) =>
      new ButtonBuilder().setCustomId(label).setLabel(label).setStyle(ButtonStyle.Primary),
    ),
  );

function onInteraction(client: Client, handle: (interaction: Interaction) => Promise<unknown>) {
  client.on(Events.InteractionCreate, (interaction) => void handle(interaction));
}

describe("writing", () => {
  it("reaches a real client, whose reply is seen", async () => {
    const client = await clients.loggedIn(discord);
    client.on(Events.MessageCreate, (message) => {
      if (!message.author.bot) void message.reply(`You said: ${message.content}`);
    });
    const question = discord.user("ann").says("general", "who won?", { toBot: true });
    const reply = await discord.replyTo(question);
    expect(reply.content).toBe(`You said: <@${discord.bot.id}> who won?`);
    expect(discord.violations).toEqual([]);
    expect(discord.unknownRoutes).toEqual([]);
  });

  it("shows the bot only what mentions it, without the privileged intent", async () => {
    const client = await clients.loggedIn(discord);
    const heard: string[] = [];
    client.on(Events.MessageCreate, ({ content }) => void heard.push(content));
    const ann = discord.user("ann");
    const said = ann.says("general", "a secret");
    ann.dm("just us");
    ann.says("general", "hello", { toBot: true });
    await expect.poll(() => heard).toEqual(["", "just us", `<@${discord.bot.id}> hello`]);
    const channel = await client.channels.fetch(said.channel.id);
    if (!channel?.isTextBased()) throw new Error("no channel");
    expect((await channel.messages.fetch(said.id)).content).toBe("");
  });

  it("brings edits, deletions, threads and forum posts to the bot", async () => {
    const client = await clients.loggedIn(discord);
    const events: string[] = [];
    client.on(Events.MessageUpdate, (_, { content }) => void events.push(`edit ${content}`));
    client.on(Events.MessageDelete, ({ id }) => void events.push(`delete ${id}`));
    client.on(Events.ThreadCreate, ({ name }) => void events.push(`thread ${name}`));
    client.on(Events.MessageCreate, ({ content, channel }) => {
      if (channel.isThread()) events.push(`post ${content}`);
    });
    const ann = discord.user("ann");
    const message = ann.says("general", "first");
    ann.editsMessage(message, `second <@${discord.bot.id}>`);
    const thread = ann.startsThread(message, "about it");
    ann.says(thread, `in thread <@${discord.bot.id}>`);
    ann.deletesMessage(message);
    ann.postsInForum("questions", "a title", "body", { toBot: true });
    await expect
      .poll(() => events)
      .toEqual([
        `edit second <@${discord.bot.id}>`,
        "thread about it",
        `post in thread <@${discord.bot.id}>`,
        `delete ${message.id}`,
        "thread a title",
        `post <@${discord.bot.id}> body`,
      ]);
  });

  it("lets the bot open a thread and a direct conversation", async () => {
    const client = await clients.loggedIn(discord);
    const ann = discord.user("ann");
    client.on(Events.MessageCreate, async (message) => {
      if (message.author.bot || !message.inGuild()) return;
      const thread = await message.startThread({ name: "answers" });
      await thread.sendTyping();
      await thread.send("in the thread");
      await message.author.send("in private");
    });
    const question = ann.says("general", "go", { toBot: true });
    await discord.until("the message in private", () => discord.messages(ann.dms)[0]);
    expect(question.thread && discord.messages(question.thread)[0]?.content).toBe("in the thread");
    expect(discord.violations).toEqual([]);
    expect(discord.unknownRoutes).toEqual([]);
  });
});

describe("pings", () => {
  it("are computed from the text and what allowed_mentions lets through", async () => {
    const client = await clients.loggedIn(discord);
    const ann = discord.user("ann");
    const question = ann.says("general", "go");
    const channel = await client.channels.fetch(question.channel.id);
    if (!channel?.isSendable()) throw new Error("no channel");
    const text = `@everyone ${ann.mention}`;
    const reply = { messageReference: question.id };
    await channel.send({ content: text, reply });
    await channel.send({ content: text, reply, allowedMentions: { parse: [] } });
    await channel.send({ content: text, allowedMentions: { users: [ann.user.id] } });
    const [, loud, silent, chosen] = discord.messages("general");
    expect(loud?.pings).toEqual({ users: [ann.user.id], roles: [], everyone: true });
    expect(silent?.pings).toEqual({ users: [], roles: [], everyone: false });
    expect(chosen?.pings).toEqual({ users: [ann.user.id], roles: [], everyone: false });
  });
});

describe("interactions", () => {
  it("run from a registered command to the edited answer and its buttons", async () => {
    const client = await clients.loggedIn(discord);
    await client.application.commands.set([askCommand]);
    expect(discord.commands.writes).toBe(1);
    onInteraction(client, async (interaction) => {
      if (interaction.isButton()) await interaction.update({ content: "more", components: [] });
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      const question = interaction.options.getString("question", true);
      const content = `${interaction.locale}: ${question}`;
      await interaction.editReply({ content, components: [buttons("More")] });
      await interaction.followUp({ content: "and", flags: MessageFlags.Ephemeral });
    });
    const [ann, ben] = [discord.user("ann"), discord.user("ben")];
    const seen = await ann.slash("ask", { question: "who?" }, { locale: "de" });
    const answer = await discord.settled(seen);
    expect(answer.content).toBe("de: who?");
    await discord.until("the follow-up", () => seen.followUps[0]);
    expect(ann.sees("general").map(({ content }) => content)).toEqual(["de: who?", "and"]);
    expect(ben.sees("general").map(({ content }) => content)).toEqual(["de: who?"]);
    await ben.presses(answer, "More");
    expect(answer.content).toBe("more");
    expect(discord.violations).toEqual([]);
    expect(discord.unknownRoutes).toEqual([]);
  });

  it("offer choices, menus of messages and forms", async () => {
    const client = await clients.loggedIn(discord);
    const menu = new ContextMenuCommandBuilder()
      .setName("Find sources")
      .setType(ApplicationCommandType.Message);
    await client.application.commands.set([askCommand, menu]);
    onInteraction(client, async (interaction) => {
      if (interaction.isAutocomplete()) {
        const typed = interaction.options.getFocused();
        await interaction.respond([{ name: `${typed}ria`, value: "syria" }]);
      } else if (interaction.isMessageContextMenuCommand()) {
        const input = new TextInputBuilder()
          .setCustomId("why")
          .setLabel("Why?")
          .setStyle(TextInputStyle.Short);
        const row = new ActionRowBuilder<TextInputBuilder>().addComponents(input);
        const title = interaction.targetMessage.content;
        const form = new ModalBuilder().setCustomId("form").setTitle(title).addComponents(row);
        await interaction.showModal(form);
      } else if (interaction.isModalSubmit()) {
        const content = interaction.fields.getTextInputValue("why");
        await interaction.reply({ content, flags: MessageFlags.Ephemeral });
      }
    });
    const ann = discord.user("ann");
    const offered = await ann.autocompletes("ask", "collection", "Sy", { in: "dm" });
    expect(offered).toEqual([{ name: "Syria", value: "syria" }]);
    const claim = discord.user("ben").says("general", "a claim");
    const opened = await ann.usesMenu("Find sources", claim);
    expect(opened.modal?.title).toBe("a claim");
    const sent = await ann.submitsModal(opened, { why: "because" });
    expect(sent.response?.content).toBe("because");
    expect(sent.response?.onlyFor).toBe(ann.user);
    expect(discord.violations).toEqual([]);
  });

  it("hide admin commands from everybody else", async () => {
    const client = await clients.loggedIn(discord);
    const admin = new SlashCommandBuilder()
      .setName("reindex")
      .setDescription("Rebuild")
      .setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild);
    await client.application.commands.set([admin]);
    onInteraction(client, async (interaction) => {
      if (interaction.isCommand())
        await interaction.reply(String(interaction.memberPermissions?.has("ManageGuild")));
    });
    const [olga, ann] = [discord.user("olga"), discord.user("ann")];
    discord.admin.grant(olga, "ManageGuild");
    expect((await olga.slash("reindex")).response?.content).toBe("true");
    await expect(ann.slash("reindex")).rejects.toThrow('"reindex" is not offered to ann here.');
    const forced = await ann.slash("reindex", {}, { evenIfHidden: true });
    expect(forced.response?.content).toBe("false");
  });

  it("work for a person who brings the bot to a guild without it", async () => {
    const client = await clients.loggedIn(discord);
    const { GuildInstall, UserInstall } = ApplicationIntegrationType;
    const everywhere = { integrationTypes: [GuildInstall, UserInstall] };
    await client.application.commands.set([{ ...askCommand.toJSON(), ...everywhere }]);
    onInteraction(client, async (interaction) => {
      if (interaction.isCommand())
        await interaction.reply(`in guild: ${interaction.inCachedGuild()}`);
    });
    const ann = discord.user("ann");
    const abroad = discord.admin.addGuild("Elsewhere", { withBot: false });
    discord.admin.invite(ann, abroad);
    const channel = discord.admin.addChannel("lounge", { guild: abroad });
    const seen = await ann.slash("ask", { question: "?" }, { in: channel });
    expect(seen.response?.content).toBe("in guild: false");
  });
});
