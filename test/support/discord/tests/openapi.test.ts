import { AttachmentBuilder, ContainerBuilder, MessageFlags } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LoopbackDiscord, startLoopbackDiscord, textOf } from "../index.ts";
import { OpenApi } from "../rest/openapi.ts";
import { Clients } from "./clients.ts";

const checked = new OpenApi().state === "checked";
if (!checked) console.warn("Skipped: Discord's OpenAPI description is not beside the checkout.");

const clients = new Clients();
let discord: LoopbackDiscord;

beforeEach(async () => {
  discord = await startLoopbackDiscord();
});
afterEach(async () => {
  await clients.end();
  await discord.stop();
});

describe.skipIf(!checked)("Discord's description of its API", () => {
  it.each<[string, string, unknown, string, string]>([
    ["POST", "/channels/1/messages", { content: 5 }, "/content", "must be string,null"],
    ["POST", "/channels/1/threads", undefined, "", "needs a body"],
    ["GET", "/channels/1/nothing", undefined, "", "no such operation"],
    [
      "POST",
      "/channels/1/messages",
      { components: [{ type: 1, components: [{ type: 2, style: 1, label: "a".repeat(81) }] }] },
      "/components/0/components/0/label",
      "must NOT have more than 80 characters",
    ],
  ])("finds fault with %s %s", (method, path, body, at, problem) => {
    const openApi = new OpenApi();
    openApi.check(method, path, body);
    expect(openApi.violations).toContainEqual({ request: `${method} ${path}`, at, problem });
  });

  it("allows what discord.js sends: layouts, files, permissions as text", async () => {
    const client = await clients.loggedIn(discord);
    const channel = await client.channels.fetch(discord.channel("general").id);
    if (!channel?.isSendable()) throw new Error("no channel");
    const container = new ContainerBuilder()
      .addTextDisplayComponents((words) => words.setContent("**a quote**"))
      .addSeparatorComponents((line) => line)
      .addSectionComponents((section) =>
        section
          .addTextDisplayComponents((words) => words.setContent("its source"))
          .setButtonAccessory((link) => link.setStyle(5).setLabel("Open").setURL("https://a.org")),
      );
    await channel.send({ flags: MessageFlags.IsComponentsV2, components: [container] });
    const files = [new AttachmentBuilder(Buffer.from("text"), { name: "quotes.txt" })];
    await channel.send({ content: "with a file", files });
    const command = { name: "gaps", description: "d", defaultMemberPermissions: "32" };
    await client.application.commands.create(command);

    const [layout, file] = discord.messages("general");
    expect(layout && textOf(layout)).toBe("**a quote**\nits source");
    expect(file?.attachments.map(({ filename }) => filename)).toEqual(["quotes.txt"]);
    expect(discord.violations).toEqual([]);
  });
});
