import { describe, expect, test } from "vitest";
import { botAtWork } from "../../../support/bot/bot-at-work.ts";
import { textOf } from "../../../support/discord/index.ts";
import { problemsOf } from "../../../support/discord/limits.ts";

const NOBODY = { users: [], roles: [], everyone: false };

const HOSTILE = [
  "@everyone <@&1> <@1> @here why did the ferry stay in port?",
  `${"**__~~||".repeat(200)} ferry?`,
  `f${"\u0301\u0323\u035b".repeat(300)}erry stay in port?`,
  "`".repeat(1900),
  "> ".repeat(900),
  `ferry ${"[x](".repeat(400)}`,
  "\u202e\u2066ferry\u2069 port \u0000\u0007?",
  '\'; DROP TABLE answers; -- ferry AND NOT (port* NEAR/2 "stay")',
  "🏴‍☠️".repeat(150),
  `ferry ${"x".repeat(1900)}`,
];

describe("whatever people write", () => {
  test.each(HOSTILE)("%j is answered within the limits and pings nobody", async (text) => {
    const { discord, logged } = await botAtWork();
    const ann = discord.user("ann");
    const replies = [
      await discord.replyTo(ann.dm(text)),
      await discord.settled(await ann.slash("ask", { question: text.slice(0, 2000) })),
      await discord.settled(await ann.slash("search", { query: text.slice(0, 2000) })),
    ];
    for (const reply of replies) {
      expect(reply.pings).toEqual(NOBODY);
      expect(problemsOf({ ...reply, allowedMentions: { parse: [] } })).toEqual([]);
    }
    expect(logged("failed")).toEqual([]);
    expect(logged("messageFailed")).toEqual([]);
  });
});

test("articles full of mentions, backticks and Discord syntax ping nobody and stay inside their block", async () => {
  const text = `The zeppelin landed @everyone <@123456789012345678> <@&234567890123456789> \`\`\`js\n# big\n> quote ${"||spoiler|| ".repeat(20)}https://example.org/a_b_c <t:1:R>. It left again.`;
  const { discord } = await botAtWork({
    articles: { "z.txt": { title: "@everyone **[zeppelin](http://x)** `", text } },
  });
  const reply = await discord.replyTo(
    discord.user("ann").says("general", "Where did the zeppelin land?", { toBot: true }),
  );
  expect(reply.pings).toEqual(NOBODY);
  expect(textOf(reply)).toContain("zeppelin");
  expect(textOf(reply)).not.toMatch(/(?<!\\)```|(?<!\\)<@/);
});
