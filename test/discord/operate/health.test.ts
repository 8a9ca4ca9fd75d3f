import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { botAtWork } from "../../support/bot/bot-at-work.ts";
import { startBotProcess } from "../../support/bot/started-bot.ts";
import { discordOfTest } from "../../support/discord/discord-of-test.ts";
import { freePort } from "../../support/free-port.ts";
import { indexedCorpus } from "../../support/index/indexed-folder.ts";
import { descendantsOf } from "../../support/processes/descendants.ts";

async function health(port: number) {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`);
  return { status: response.status, text: await response.text() };
}

test("is red while Discord takes no requests, and green again when it does", async () => {
  const port = await freePort();
  const { discord } = await botAtWork({ settings: { metrics: { port, host: "127.0.0.1" } } });
  await expect.poll(() => health(port)).toEqual({ status: 200, text: "ok\n" });
  discord.faults.next({ status: 502, times: Infinity });
  await expect
    .poll(() => health(port))
    .toEqual({ status: 503, text: "Discord takes no requests\n" });
  discord.faults.clear();
  await expect.poll(() => health(port)).toEqual({ status: 200, text: "ok\n" });
});

test.skipIf(process.platform !== "linux").each(["librarian", "embedding"])(
  "is red while the %s process crashes again and again",
  async (name) => {
    const folder = indexedCorpus();
    const discord = await discordOfTest();
    const port = await freePort();
    const bot = startBotProcess(discord, folder, { METRICS_PORT: String(port) });
    await bot.tells("Answering from");
    await bot.tells("Connected to Discord");
    const status = async () => (await health(port)).status;
    await expect.poll(status).toBe(200);
    const crashing = setInterval(() => {
      for (const pid of descendantsOf(bot.child.pid!)) if (isThe(name, pid)) kill(pid);
    }, 20);
    await expect.poll(status).toBe(503);
    for (let n = 0; n < 10; n++) expect(await status()).toBe(503);
    clearInterval(crashing);
    await expect.poll(status).toBe(200);
  },
);

function isThe(name: string, pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").includes(name);
  } catch {
    return false;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has just ended.
  }
}
