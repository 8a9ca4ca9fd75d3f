import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { questionAbout, writeArticles } from "../../../soak/corpus.ts";
import { startBotProcess } from "../../../support/bot/started-bot.ts";
import { discordOfTest } from "../../../support/discord/discord-of-test.ts";
import { type LoopbackDiscord, type Message, textOf } from "../../../support/discord/index.ts";
import { MAIN } from "../../../support/places.ts";
import { startPostgres, type TestServer } from "../../../support/postgres/pglite.ts";
import { descendantsOf } from "../../../support/processes/descendants.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const ARTICLES = 8;

let server: TestServer;
let discord: LoopbackDiscord;
beforeEach(async () => {
  server = await startPostgres();
  // No message is held back because of its nonce: that would hide what is sent twice.
  discord = await discordOfTest({ nonceMs: 0 });
});
afterEach(() => server.stop());

test.skipIf(process.platform !== "linux")(
  "while a process stands still another one answers its questions, and nothing is doubled when it goes on",
  async () => {
    const STORE_URL = server.storeUrl;
    const folder = temporaryFolder();
    writeArticles(folder, ARTICLES);
    const env = { PATH: process.env.PATH, STORE_URL };
    await promisify(execFile)(process.execPath, [MAIN, "index"], { cwd: folder, env });
    const start = () => startBotProcess(discord, temporaryFolder(), { STORE_URL });
    const ann = discord.user("ann");
    const ask = (n: number) => ann.says("general", questionAbout(n % ARTICLES, n), { toBot: true });
    const questions: Message[] = [];
    const answered = async (question: Message) => {
      questions.push(question);
      return discord.replyTo(question);
    };

    const frozen = start();
    await frozen.tells("Answering from");
    await frozen.tells("Connected to Discord");
    const pids = [frozen.child.pid!, ...descendantsOf(frozen.child.pid!)];
    // It takes these, and stands still before it has an answer.
    for (const pid of pids.slice(1)) process.kill(pid, "SIGSTOP");
    const taken = [ask(0), ask(1)];
    const command = await ann.slash("ask", { question: questionAbout(2, 2) });
    const typed = () => discord.requests.filter(({ path }) => path.endsWith("/typing")).length;
    await discord.until("both to be taken", () => typed() === 2);
    process.kill(pids[0]!, "SIGSTOP");

    const other = start();
    await other.tells("Connected to Discord");
    const answers = await Promise.all(taken.map(answered));
    await discord.until("the command's answer", () => textOf(command.response!).includes("Orla 2"));
    for (let n = 3; n < 6; n++) await answered(ask(n));

    const before = discord.requests.length;
    for (const pid of pids) process.kill(pid, "SIGCONT");
    const lost = () => frozen.said.out.match(/"takenOver"/g)?.length;
    await expect.poll(lost).toBe(3);
    for (let n = 6; n < 12; n++) await answered(ask(n));
    const edits = discord.requests.slice(before).filter(({ method }) => method === "PATCH");
    expect(edits).toEqual([]);
    for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
    const context = await ann.presses(answers[0]!, "Context");
    expect(textOf(context.response!)).toContain("Orla 0");
    expect(frozen.child.exitCode).toBeNull();
  },
);
