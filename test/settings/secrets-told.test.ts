import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { startBotProcess } from "../support/bot/started-bot.ts";
import { discordOfTest } from "../support/discord/discord-of-test.ts";
import type { LoopbackDiscord } from "../support/discord/index.ts";
import { freePort } from "../support/free-port.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const TOKEN = "MTE5.Recog-nisable.token_that-nobody-may-see";
const CALLBACK = "POST /interactions/:interaction/:token/callback";

/**
 * Runs before everything else in every process of the bot that inherits its environment: notes what the process was started with,
 * and on SIGHUP lets it crash the way a forgotten promise of a refused request would.
 */
const INTRUDER = `
import { writeFileSync } from "node:fs";
const started = { argv: process.argv, env: process.env };
writeFileSync(process.env.SEEN + "/" + process.pid + ".json", JSON.stringify(started));
process.on("SIGHUP", () => {
  const sent = "Bot ${TOKEN}";
  Promise.reject(Object.assign(new Error("Refused: " + sent), { url: sent, requestBody: { sent } }));
});
`;

describe.runIf(process.platform !== "win32")("nobody gets to see the token", () => {
  let discord: LoopbackDiscord;
  let folder: string;
  /** What the intruder has noted, a file a process. */
  let seen: string;
  let spied: { readonly SEEN: string; readonly NODE_OPTIONS: string };

  beforeEach(async () => {
    discord = await discordOfTest({ token: TOKEN });
    [folder, seen] = [temporaryFolder(), temporaryFolder()];
    mkdirSync(join(folder, "articles"));
    writeFileSync(join(folder, "articles", "ferry.txt"), "The ferry stayed in port on Monday.\n");
    const intruder = join(temporaryFolder(), "intruder.mjs");
    writeFileSync(intruder, INTRUDER);
    spied = {
      SEEN: seen,
      NODE_OPTIONS: `--import ${intruder} --report-on-signal --report-uncaught-exception --report-directory ${folder}`,
    };
  });

  /** What each program of the bot was started with; those without the environment are not among them. */
  const startsOf = (program: string) =>
    readdirSync(seen)
      .map((name) => readFileSync(join(seen, name), "utf8"))
      .filter((start) => basename(JSON.parse(start).argv[1]) === program);

  test.each(["the environment", ".env"])("set in %s", async (place) => {
    const inFile = place === ".env";
    if (inFile) writeFileSync(join(folder, ".env"), `DISCORD_TOKEN=${TOKEN}\n`, { mode: 0o644 });
    const port = await freePort();
    const bot = startBotProcess(discord, folder, {
      ...(inFile ? { DISCORD_TOKEN: undefined } : {}),
      METRICS_PORT: String(port),
      ...spied,
    });
    await bot.tells("Answering from 1 article,");
    await bot.tells("Invite the bot");

    discord.faults.next({ route: CALLBACK, status: 500, times: 4 });
    const ann = discord.user("ann");
    await ann.slash("ask", { question: "Why did the ferry stay in port?" });
    await bot.tells('"event":"failed"');
    discord.faults.next({ route: CALLBACK, status: 429, retryAfter: 0.01 });
    await discord.settled(await ann.slash("ask", { question: "Where was the ferry on Monday?" }));
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    bot.child.kill("SIGUSR2");
    await expect.poll(() => reportsIn(folder)).toHaveLength(1);
    bot.child.kill("SIGHUP");
    expect(await bot.ended).toBe(1);
    expect(bot.said.err).toContain("Refused: Bot [secret]");
    expect(bot.said.err.includes("Run: chmod 600 .env")).toBe(inFile);

    const children = readdirSync(seen).filter((name) => name !== `${bot.child.pid}.json`);
    for (const program of ["librarian-process.js", "index-process.js"])
      expect([program, startsOf(program).length]).not.toEqual([program, 0]);
    // These have met strangers' texts, and inherit nothing at all.
    for (const program of ["embedding-worker.js", "reading-worker.js"])
      expect([program, startsOf(program).length]).toEqual([program, 0]);
    const told: { [where: string]: string } = {
      ...bot.said,
      metrics,
      ...contentsOf(seen, children),
      ...contentsOf(
        folder,
        everyFile(folder).filter((name) => name !== ".env"),
      ),
    };
    expect(Object.keys(told)).toContain("data/bot.db");
    // Tokens of interactions are secrets, too: whoever has one can speak for the bot.
    for (const secret of [TOKEN, ...discord.interactions.keys()])
      for (const [where, text] of Object.entries(told))
        expect([where, text.includes(secret)]).toEqual([where, false]);
  });
});

const reportsIn = (folder: string) => readdirSync(folder).filter((name) => /^report\./.test(name));

const everyFile = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );

/** As Latin-1, in which every byte is a letter, so that binary files can be searched, too. */
function contentsOf(folder: string, names: readonly string[]): { [name: string]: string } {
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(join(folder, name), "latin1")]),
  );
}
