import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { untilUpdated } from "../../../support/bot/until-updated.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { buttonsOf, type LoopbackDiscord, textOf } from "../../../support/discord/index.ts";
import { indexedFerry, QUESTION } from "./ferry.ts";

let discord: LoopbackDiscord;
let folder: string;

beforeEach(async () => {
  discord = await discordOfTest();
  folder = indexedFerry();
});

/** Somebody who may manage the server, once the update at the start is over. */
async function managerAfterUpdate() {
  const olga = discord.user("olga");
  discord.admin.grant(olga, "ManageGuild");
  await untilUpdated(olga);
  return olga;
}

const started = (env = {}) => startBotProcess(discord, folder, env);

test("without a token the five steps are explained, and what .env has instead is named", async () => {
  writeFileSync(join(folder, ".env"), "DISCORD_TOKN=abc\n");
  const { said, ended } = started({ DISCORD_TOKEN: "" });
  expect(await ended).toBe(1);
  expect(said.err).toContain(".env has unknown settings: DISCORD_TOKN");
  expect(said.out).toMatch(/1\. .*discord\.com\/developers[\s\S]*5\. Run `npm start` again/);
});

test("the index is built first, the invite link printed, and SIGTERM ends it in order", async () => {
  const { child, said, ended, tells } = started({ EMBEDDINGS_DIR: "new" });
  await tells("Answering from 1 article,");
  await tells("Invite the bot to a server: https://discord.com/oauth2/authorize?client_id=");
  const link = new URL(/https:\S+authorize\S+/.exec(said.err)![0]);
  const wanted = (1n << 10n) | (1n << 11n) | (1n << 16n) | (1n << 38n);
  expect(link.searchParams.get("permissions")).toBe(String(wanted));
  expect(link.searchParams.get("scope")).toBe("bot applications.commands");
  const reply = await discord.replyTo(discord.user("ann").dm(QUESTION));
  expect(textOf(reply)).toContain("the captain had a fever");
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(said.out).toContain('"event":"stopped"');
  expect(said.out).not.toContain(discord.token);
});

test("killed between question and button, the next bot does what the button says", async () => {
  const first = started();
  await first.tells("Answering from");
  await first.tells("Invite the bot");
  const ann = discord.user("ann");
  const asked = await ann.slash("ask", { question: QUESTION, private: true });
  const answer = await discord.settled(asked);
  first.child.kill("SIGKILL");
  await first.ended;
  const second = started();
  await second.tells("Answering from");
  await second.tells("Invite the bot");
  const context = await ann.presses(answer, "Context");
  expect(textOf(context.response!)).toContain("The harbour had a quiet week.");
  const shared = await ann.presses(answer, "Share");
  expect(textOf(shared.response!)).toContain("the captain had a fever");
  expect(buttonsOf(shared.response!).map(({ label }) => label)).toContain("Delete");
});

test("the bot answers on when nothing reads its log or its messages for people any more", async () => {
  const { child, ended, tells } = started();
  await tells("Answering from");
  await tells("Invite the bot");
  child.stdout!.destroy();
  child.stderr!.destroy();
  const ann = discord.user("ann");
  for (let n = 0; n < 3; n++)
    expect(textOf(await discord.replyTo(ann.dm(QUESTION)))).toContain("the captain had a fever");
  const olga = await managerAfterUpdate();
  // A rebuild and a new librarian have something to say, too.
  writeFileSync(
    join(folder, "articles", "crane.txt"),
    "The crane was painted green by Mara Lind.\n",
  );
  const { response } = await olga.slash("reindex");
  await discord.until("the result", () => textOf(response!).includes("1 article added"));
  expect(textOf(await discord.replyTo(ann.dm("Who painted the crane?")))).toContain("Mara Lind");
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
});

test("a refused intent ends with a sentence, not in a loop", async () => {
  const { said, ended } = started({ LISTEN_CHANNELS: discord.channel("general").id });
  expect(await ended).toBe(1);
  expect(said.err).toContain("Message Content Intent");
  expect(said.err).not.toContain("    at ");
});

test("without articles the bot says why and answers that it has no index", async () => {
  const { tells } = started({ ARTICLES_DIR: "nowhere", EMBEDDINGS_DIR: "none" });
  await tells("The bot has no index yet");
  await tells("Invite the bot");
  const reply = await discord.replyTo(discord.user("ann").dm(QUESTION));
  expect(textOf(reply)).toContain("I have no index to answer from yet.");
});
