import { copyFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { untilUpdated } from "../../../support/bot/until-updated.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { textOf } from "../../../support/discord/index.ts";
import { folderWithModel } from "../../../support/models/model-folders.ts";
import { ARTICLES, folderWith, quotewell } from "../../../support/processes/command-line.ts";

const MODEL = "someone/model";

test("/reindex with a model that was damaged says so, and the old index answers on", async () => {
  const discord = await discordOfTest();
  const folder = folderWith(ARTICLES);
  const models = folderWithModel(MODEL);
  const env = { EMBEDDING_MODEL: MODEL, MODELS_DIR: models, WATCH: "false" };
  expect(quotewell(folder, ["index"], { env }).status).toBe(0);
  const { tells } = startBotProcess(discord, folder, env);
  await tells("Answering from");
  await tells("Invite the bot");
  const olga = discord.user("olga");
  discord.admin.grant(olga, "ManageGuild");
  await untilUpdated(olga);
  const answer = async () => textOf(await discord.replyTo(olga.dm("Who bought the bakery?")));
  const reindexed = async (outcome: string) => {
    const { response } = await olga.slash("reindex");
    await discord.until("the outcome", () => textOf(response!).includes(outcome));
    return textOf(response!);
  };
  expect(await answer()).toContain("apprentices");

  const weights = join(models, MODEL, "onnx/model_quantized.onnx");
  copyFileSync(weights, join(models, "whole.onnx"));
  truncateSync(weights, 1000);
  writeFileSync(join(folder, "articles/crane.txt"), "The crane was painted by Mara Lind.\n");
  expect(await reindexed("old index")).toContain("The model can't be used.");
  expect(await answer()).toContain("apprentices");

  copyFileSync(join(models, "whole.onnx"), weights);
  await reindexed("1 article added");
  expect(await answer()).toContain("apprentices");
});
