import { describe, expect, test } from "vitest";
import { botAtWork, QUESTION } from "../../support/bot/bot-at-work.ts";
import { textOf } from "../../support/discord/index.ts";

describe("the log", () => {
  test("never contains the token or what people ask, even when something fails", async () => {
    const { discord, lines, logged } = await botAtWork({
      beforeAnswer: () => Promise.reject(new Error(`Broken near ${discord.token}`)),
    });
    const ann = discord.user("ann");
    const reply = await discord.replyTo(ann.dm(`${QUESTION} ${discord.token}`));
    expect(textOf(reply)).toContain(`Reference ${logged("failed")[0]?.id}`);
    await ann.slash("ask", { question: QUESTION });
    await expect.poll(() => logged("failed")).toHaveLength(2);
    expect(lines.join("")).toContain("Broken near [token]");
    expect(lines.join("")).not.toContain(discord.token);
    expect(lines.join("")).not.toContain("ferry");
  });

  test("contains questions with LOG_QUESTIONS=true, still without the token", async () => {
    const { discord, lines } = await botAtWork({ settings: { logQuestions: true } });
    await discord.replyTo(discord.user("ann").dm(`${QUESTION} ${discord.token}`));
    expect(lines.join("")).toContain("ferry");
    expect(lines.join("")).not.toContain(discord.token);
  });
});
