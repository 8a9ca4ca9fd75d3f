import { DiscordAPIError, REST, type RouteLike } from "discord.js";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type Channel,
  type LoopbackDiscord,
  type Message,
  startLoopbackDiscord,
} from "../index.ts";

let discord: LoopbackDiscord;
let rest: REST;
let general: Channel;
let question: Message;

beforeEach(async () => {
  discord = await startLoopbackDiscord();
  rest = new REST({ api: discord.apiUrl, retries: 0 }).setToken(discord.token);
  general = discord.channel("general");
  question = discord.user("ann").says("general", "hello");
});
afterEach(() => discord.stop());

type Method = "get" | "post" | "patch" | "put" | "delete";

/** Code of the refusal, and for 50035 the fields it names, as discord.js words them. */
async function refusal(method: Method, path: string, body?: unknown): Promise<string> {
  const route = path as RouteLike;
  try {
    await rest[method](route, body === undefined ? {} : { body });
    return "accepted";
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    return `${error.code} ${error.message.split("\n").slice(1).join(" ")}`.trim();
  }
}

const send = (body: unknown) => refusal("post", `/channels/${general.id}/messages`, body);
const row = (...components: unknown[]) => ({ type: 1, components });
const button = (custom_id: string, label = "Go") => ({ type: 2, style: 1, custom_id, label });
const words = (content: string) => ({ type: 10, content });
const layout = (...components: unknown[]) => ({ flags: 1 << 15, components });
const times = <T>(count: number, make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));

describe("a message out of bounds is refused", () => {
  it.each<[string, unknown, string]>([
    ["nothing to see", { content: "  " }, "50006"],
    ["content over 2000", { content: "x".repeat(2001) }, "content[BASE_TYPE_MAX_LENGTH]"],
    [
      "embed title over 256",
      { embeds: [{ title: "x".repeat(257) }] },
      "embeds[0].title[BASE_TYPE_MAX",
    ],
    [
      "description over 4096",
      { embeds: [{ description: "x".repeat(4097) }] },
      "embeds[0].description[BASE_TYPE_MAX_LENGTH]",
    ],
    [
      "26 fields",
      { embeds: [{ fields: times(26, () => ({ name: "a", value: "b" })) }] },
      "embeds[0].fields[BASE_TYPE_MAX_LENGTH]",
    ],
    [
      "an empty field",
      { embeds: [{ fields: [{ name: " ", value: "b" }] }] },
      "embeds[0].fields[0].name[BASE_TYPE_REQUIRED]",
    ],
    [
      "6001 over two embeds",
      { embeds: [{ description: "x".repeat(4000) }, { description: "x".repeat(2001) }] },
      "embeds[MAX_EMBED_SIZE_EXCEEDED]",
    ],
    ["11 embeds", { embeds: times(11, () => ({ title: "a" })) }, "embeds[BASE_TYPE_MAX_LENGTH]"],
    ["a bad link", { embeds: [{ title: "a", url: "javascript:1" }] }, "embeds[0].url["],
    [
      "6 rows",
      { components: times(6, (n) => row(button(`${n}`))) },
      "components[BASE_TYPE_MAX_LENGTH]",
    ],
    [
      "6 buttons",
      { components: [row(...times(6, (n) => button(`${n}`)))] },
      "components[0].components[",
    ],
    [
      "custom_id over 100",
      { components: [row(button("x".repeat(101)))] },
      ".custom_id[BASE_TYPE_MAX",
    ],
    ["label over 80", { components: [row(button("a", "x".repeat(81)))] }, ".label[BASE_TYPE_MAX"],
    [
      "same custom_id",
      { components: [row(button("a"), button("a"))] },
      "COMPONENT_CUSTOM_ID_DUPLICATED",
    ],
    [
      "26 options",
      {
        components: [
          row({
            type: 3,
            custom_id: "a",
            options: times(26, (n) => ({ label: "l", value: `${n}` })),
          }),
        ],
      },
      ".options[BASE_TYPE_MAX_LENGTH]",
    ],
    ["V2 components without the flag", { components: [words("a")] }, "components[0].type["],
    ["content beside V2", { ...layout(words("a")), content: "b" }, "LEGACY_FIELDS"],
    ["41 V2 components", layout(...times(41, () => words("a"))), "COMPONENT_MAX_TOTAL"],
    [
      "41 V2 components, nested",
      layout({ type: 17, components: times(40, () => words("a")) }),
      "COMPONENT_MAX_TOTAL",
    ],
    ["4001 V2 characters", layout(words("a".repeat(2000)), words("b".repeat(2001))), "TEXT_SIZE"],
    [
      "a reply to nothing",
      { content: "a", message_reference: { message_id: "1" } },
      "MESSAGE_REFERENCE_UNKNOWN_MESSAGE",
    ],
    [
      "exclusive mentions",
      { content: "a", allowed_mentions: { parse: ["users"], users: ["1"] } },
      "PARSE_EXCLUSIVE",
    ],
  ])("%s", async (_, body, expected) => {
    expect(await send(body)).toContain(expected);
    expect(discord.messages("general")).toEqual([question]);
  });

  it("but is accepted at the very limits", async () => {
    const rows = times(5, (n) => row(...times(5, (m) => button(`${n}${m}`, "x".repeat(80)))));
    const embeds = [{ description: "x".repeat(4096) }, { description: "x".repeat(1904) }];
    expect(await send({ content: "x".repeat(2000), embeds, components: rows })).toBe("accepted");
    const full = layout({ type: 17, components: times(39, () => words("x".repeat(102))) });
    expect(await send(full)).toBe("accepted");
  });
});

describe("a request is refused", () => {
  it("with 401 for a wrong token", async () => {
    rest.setToken("wrong");
    expect(await refusal("get", "/users/@me")).toBe("0");
  });

  it("with 10003, 10008, 10004, 10007 and 10013 for what does not exist", async () => {
    expect(await refusal("get", "/channels/1")).toBe("10003");
    discord.admin.removeChannel("elsewhere");
    expect(() => discord.channel("elsewhere")).toThrow('There is no channel "elsewhere".');
    expect(await refusal("get", `/channels/${general.id}/messages/1`)).toBe("10008");
    expect(await refusal("get", "/guilds/1")).toBe("10004");
    const stranger = discord.world.addUser("stranger");
    expect(await refusal("get", `/guilds/${discord.guild.id}/members/${stranger.id}`)).toBe(
      "10007",
    );
    expect(await refusal("get", "/users/1")).toBe("10013");
  });

  it("with 50001 and 50013 for missing permissions", async () => {
    discord.admin.deny("general", "bot", "SendMessages");
    expect(await send({ content: "a" })).toBe("50013");
    expect(await refusal("post", `/channels/${general.id}/typing`)).toBe("50013");
    discord.admin.deny("general", "bot", "EmbedLinks");
    expect(await send({ embeds: [{ title: "a" }] })).toBe("50013");
    discord.admin.deny("general", "bot", "ReadMessageHistory");
    const message_reference = { message_id: question.id };
    expect(await send({ content: "a", message_reference })).toBe("160002");
    discord.admin.deny("general", "bot", "ViewChannel");
    expect(await send({ content: "a" })).toBe("50001");
  });

  it("with 50005 and 50013 for somebody else's message", async () => {
    const path = `/channels/${general.id}/messages/${question.id}`;
    expect(await refusal("patch", path, { content: "mine" })).toBe("50005");
    expect(await refusal("delete", path)).toBe("50013");
  });

  it("with 50007 by a person who wants no direct messages", async () => {
    const ann = discord.user("ann");
    ann.user.acceptsDms = false;
    expect(await refusal("post", `/channels/${ann.dms.id}/messages`, { content: "a" })).toBe(
      "50007",
    );
  });

  it("with 50008, 50024, 50083, 160004 and 160005 around threads", async () => {
    const forum = discord.channel("questions");
    expect(await refusal("post", `/channels/${forum.id}/messages`, { content: "a" })).toBe("50008");
    const path = `/channels/${general.id}/messages/${question.id}/threads`;
    expect(await refusal("post", path, { name: "a" })).toBe("accepted");
    expect(await refusal("post", path, { name: "b" })).toBe("160004");
    const thread = question.thread?.id;
    expect(await refusal("post", `/channels/${thread}/threads`, { name: "b" })).toBe("50024");
    expect(await refusal("patch", `/channels/${thread}`, { archived: true })).toBe("accepted");
    const said = `/channels/${thread}/messages`;
    expect(await refusal("post", said, { content: "a" })).toBe("accepted");
    expect(question.thread?.archived).toBe(false);
    discord.admin.setThread(question.thread!, { archived: true, locked: true });
    const [mine] = discord.messages(question.thread!);
    expect(await refusal("patch", `${said}/${mine?.id}`, { content: "b" })).toBe("50083");
    expect(await refusal("post", said, { content: "a" })).toBe("50083");
    discord.admin.setThread(question.thread!, { archived: false });
    expect(await refusal("post", said, { content: "a" })).toBe("160005");
  });

  it("with 50109 for text that is no Unicode", async () => {
    expect(await send({ content: "half \ud83d" })).toBe("50109");
  });
});
