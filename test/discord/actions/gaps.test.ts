import { expect, test } from "vitest";
import { botAtWork, manager, QUESTION } from "../../support/bot/bot-at-work.ts";
import { buttonsOf, textOf } from "../../support/discord/index.ts";

test("/gaps lists what was not answered well in this server, page by page", async () => {
  const atWork = await botAtWork();
  const { discord } = atWork;
  const ann = discord.user("ann");
  await discord.replyTo(ann.dm("How is a zither tuned in private?"));
  for (let n = 0; n < 12; n++)
    await discord.replyTo(ann.says("general", `How is zither ${n} tuned?`, { toBot: true }));
  const olga = manager(atWork.discord);
  const list = (await olga.slash("gaps")).response!;
  expect(textOf(list)).toContain("How is zither 11 tuned?");
  expect(textOf(list)).not.toContain("in private");
  expect(list.onlyFor).toBe(olga.user);
  await olga.presses(list, "Next");
  expect(textOf(list)).toContain("How is zither 0 tuned?");
});

test("a thumbs down makes a gap", async () => {
  const atWork = await botAtWork();
  const { discord } = atWork;
  const ann = discord.user("ann");
  const answer = await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
  const down = buttonsOf(answer).find(({ custom_id }) => custom_id?.includes("down"));
  await ann.presses(answer, down!.custom_id!);
  const list = (await manager(atWork.discord).slash("gaps")).response!;
  expect(textOf(list)).toContain("thumbs down");
});
