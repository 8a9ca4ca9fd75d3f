import { describe, expect, test } from "vitest";
import { ANSWER, botAtWork, byBot, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";

const CALLBACK = "POST /interactions/:interaction/:token/callback";
const EDIT = "PATCH /webhooks/:application/:token/messages/:message";

describe("a command is answered once, whatever happens to the request", () => {
  test.each([
    ["the acknowledgement is cut after", { route: CALLBACK, status: "drop-after" }],
    ["the acknowledgement is cut before", { route: CALLBACK, status: "drop-before" }],
    ["the acknowledgement meets 502", { route: CALLBACK, status: 502 }],
    ["the answer is cut after", { route: EDIT, status: "drop-after" }],
    ["the answer meets 502 five times", { route: EDIT, status: 502, times: 5 }],
  ] as const)("%s", async (_, fault) => {
    const { discord, logged } = await botAtWork();
    discord.faults.next(fault);
    const asked = await discord.user("ann").slash("ask", { question: QUESTION });
    await discord.until("the answer", () => textOf(asked.response!).includes(ANSWER));
    expect(byBot(discord)).toHaveLength(1);
    expect(logged("failed")).toEqual([]);
  });

  test("a button whose acknowledgement is cut after shows its message once", async () => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    const answer = await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
    discord.faults.next({ route: CALLBACK, status: "drop-after" });
    await ann.presses(answer, "Context");
    await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
    expect(byBot(discord)).toHaveLength(3);
    expect(logged("failed")).toEqual([]);
  });
});
