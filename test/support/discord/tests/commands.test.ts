import { DiscordAPIError, REST, type RouteLike } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type LoopbackDiscord, type LoopbackOptions, startLoopbackDiscord } from "../index.ts";

let discord: LoopbackDiscord;
let rest: REST;
let commands: RouteLike;

async function start(options: LoopbackOptions = {}): Promise<void> {
  discord = await startLoopbackDiscord(options);
  rest = new REST({ api: discord.apiUrl, retries: 0 }).setToken(discord.token);
  commands = `/applications/${discord.world.application.id}/commands`;
}

beforeEach(() => start());
afterEach(() => discord.stop());

const code = (error: unknown) => (error instanceof DiscordAPIError ? error.code : error);
const ask = { name: "ask", description: "Ask" };
const option = { type: 3, name: "question", description: "What?" };

describe("commands", () => {
  it("are created, replaced by name, changed, listed and deleted", async () => {
    const made = (await rest.post(commands, { body: ask })) as { id: string };
    const again = (await rest.post(commands, { body: { ...ask, description: "B" } })) as object;
    expect(again).toMatchObject({ id: made.id, description: "B", contexts: null });
    await rest.patch(`${commands}/${made.id}`, { body: { description: "C" } });
    expect(await rest.get(commands)).toMatchObject([{ id: made.id, description: "C" }]);
    await rest.put(commands, { body: [{ name: "Find", type: 3 }] });
    expect(await rest.get(commands)).toMatchObject([{ name: "Find", type: 3 }]);
    await rest.put(commands, { body: [] });
    expect(await rest.get(commands)).toEqual([]);
    expect(discord.commands.writes).toBe(5);
    expect(discord.violations).toEqual([]);
  });

  it("may belong to one guild", async () => {
    const { application } = discord.world;
    const own: RouteLike = `/applications/${application.id}/guilds/${discord.guild.id}/commands`;
    await rest.put(own, { body: [ask] });
    expect(await rest.get(own)).toMatchObject([{ name: "ask", guild_id: discord.guild.id }]);
    expect(await rest.get(commands)).toEqual([]);
  });

  it.each<[string, object]>([
    ["an upper-case name", { ...ask, name: "Ask" }],
    ["a name with a space", { ...ask, name: "ask me" }],
    ["a name over 32", { ...ask, name: "a".repeat(33) }],
    ["no description", { name: "ask" }],
    ["a description over 100", { ...ask, description: "a".repeat(101) }],
    ["a description on a menu", { ...ask, type: 3 }],
    ["an unknown locale", { ...ask, name_localizations: { xx: "fragen" } }],
    ["a localised name that is no name", { ...ask, name_localizations: { de: "Frag mich" } }],
    ["an unknown context", { ...ask, contexts: [3] }],
    ["no integration type", { ...ask, integration_types: [] }],
    ["permissions in words", { ...ask, default_member_permissions: "ManageGuild" }],
    [
      "26 options",
      { ...ask, options: Array.from({ length: 26 }, (_, n) => ({ ...option, name: `o${n}` })) },
    ],
    ["one option twice", { ...ask, options: [option, option] }],
    [
      "a required option last",
      { ...ask, options: [option, { ...option, name: "b", required: true }] },
    ],
    [
      "choices beside autocomplete",
      {
        ...ask,
        options: [{ ...option, autocomplete: true, choices: [{ name: "a", value: "a" }] }],
      },
    ],
    [
      "26 choices",
      {
        ...ask,
        options: [
          {
            ...option,
            choices: Array.from({ length: 26 }, (_, n) => ({ name: `${n}`, value: `${n}` })),
          },
        ],
      },
    ],
  ])("with %s are refused with 50035", async (_, body) => {
    expect(await rest.post(commands, { body }).catch(code)).toBe(50035);
    expect(discord.commands.registered.size).toBe(0);
  });

  it("of one name twice, or more than 200 new ones a day, are refused", async () => {
    expect(await rest.put(commands, { body: [ask, ask] }).catch(code)).toBe(50035);
    const named = (day: string) =>
      Array.from({ length: 67 }, (_, n) => ({ name: `${day}${n}`, description: "d" }));
    await rest.put(commands, { body: named("a") });
    await rest.put(commands, { body: named("b") });
    expect(await rest.put(commands, { body: named("c") }).catch(code)).toBe(30034);
  });
});

describe("an interaction", () => {
  /** Ann uses /ask; what comes back is ready for answering by hand. */
  async function asked(): Promise<{ callback: RouteLike; webhook: RouteLike }> {
    await rest.put(commands, { body: [ask] });
    discord
      .user("ann")
      .slash("ask")
      .catch(() => {});
    const [interaction] = [...discord.interactions.values()];
    if (interaction === undefined) throw new Error("no interaction");
    const { id, token } = interaction;
    const webhook: RouteLike = `/webhooks/${discord.world.application.id}/${token}`;
    return { callback: `/interactions/${id}/${token}/callback`, webhook };
  }

  const reply = { type: 4, data: { content: "a" } };

  it("is acknowledged once: 40060", async () => {
    const { callback } = await asked();
    await rest.post(callback, { body: reply, auth: false });
    expect(await rest.post(callback, { body: reply, auth: false }).catch(code)).toBe(40060);
  });

  it("that is unknown, or acknowledged too late, gives 10062", async () => {
    const { callback } = await asked();
    const unknown = "/interactions/1/nothing/callback";
    expect(await rest.post(unknown, { body: reply }).catch(code)).toBe(10062);
    await discord.stop();
    await start({ acknowledgeMs: 0 });
    const late = await asked();
    expect(await rest.post(late.callback, { body: reply }).catch(code)).toBe(10062);
    expect(callback).not.toBe(late.callback);
  });

  it("refuses follow-ups before the acknowledgement: 10015", async () => {
    const { webhook } = await asked();
    expect(await rest.post(webhook, { body: { content: "a" } }).catch(code)).toBe(10015);
  });

  it("has a token that must be right and dies: 50027", async () => {
    const { application } = discord.world;
    const wrong: RouteLike = `/webhooks/${application.id}/nothing`;
    expect(await rest.post(wrong, { body: { content: "a" } }).catch(code)).toBe(50027);
    await discord.stop();
    await start({ tokenMs: 0 });
    const { callback, webhook } = await asked();
    await rest.post(callback, { body: reply });
    expect(await rest.post(webhook, { body: { content: "a" } }).catch(code)).toBe(50027);
  });

  it("is not acknowledged by a refused reply: 50035, 50006, then accepted", async () => {
    const { callback } = await asked();
    const long = { type: 4, data: { content: "a".repeat(2001) } };
    expect(await rest.post(callback, { body: long }).catch(code)).toBe(50035);
    expect(await rest.post(callback, { body: { type: 4, data: {} } }).catch(code)).toBe(50006);
    expect(
      await rest.post(callback, { body: { type: 8, data: { choices: [] } } }).catch(code),
    ).toBe(50035);
    await rest.post(callback, { body: reply });
    expect(discord.messages("general")).toHaveLength(1);
  });

  it("answered for one pair of eyes can't be reached through the channel: 10008", async () => {
    const { callback, webhook } = await asked();
    await rest.post(callback, { body: { type: 4, data: { content: "psst", flags: 64 } } });
    const own = (await rest.get(`${webhook}/messages/@original`)) as { id: string };
    const path: RouteLike = `/channels/${discord.channel("general").id}/messages/${own.id}`;
    expect(await rest.get(path).catch(code)).toBe(10008);
    await rest.delete(`${webhook}/messages/@original`);
    expect(await rest.get(`${webhook}/messages/@original`).catch(code)).toBe(10008);
  });
});
