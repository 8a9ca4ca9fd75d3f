import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { indexedCorpus } from "../../../support/index/indexed-folder.ts";

test("a running bot repairs an index that was damaged, and answers from the new one", async () => {
  const folder = indexedCorpus();
  const discord = await discordOfTest();
  const { tells, said, child, ended } = startBotProcess(discord, folder);
  await tells("Invite the bot");
  const ann = discord.user("ann");
  const status = async () => JSON.stringify((await ann.slash("status")).response);
  await expect.poll(status).not.toContain("is being updated");
  writeFileSync(join(folder, "embeddings/CURRENT"), "nonsense");
  await tells("The index is damaged");
  const opened = () => said.err.split("Answering from").length - 1;
  await expect.poll(opened).toBe(2);
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});
