import { expect, test } from "vitest";
import { textOf } from "../../../support/discord/index.ts";
import { ANSWER, botAtWork, QUESTION } from "./bot-at-work.ts";

test("a mention with a question is answered with a quote, as a reply that pings nobody", async () => {
  const { discord } = await botAtWork();
  const question = discord.user("ann").says("general", QUESTION, { toBot: true });
  const reply = await discord.replyTo(question);
  expect(textOf(reply)).toContain(ANSWER);
  expect(textOf(reply)).toContain("The Harbour Post");
  expect(reply.pings).toEqual({ users: [], roles: [], everyone: false });
});
