import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { openSqlite } from "../../../../src/shared/databases/sqlite.ts";
import { ANSWER, type AtWork, botAtWork, QUESTION } from "../../../support/bot/bot-at-work.ts";
import { textOf } from "../../../support/discord/index.ts";
import { freePort } from "../../../support/free-port.ts";
import { temporaryFolder } from "../../../support/temporary-folder.ts";

const withMetrics = async () => ({ metrics: { port: await freePort(), host: "127.0.0.1" } });

async function get(path: string, { port }: { readonly port: number }) {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  return { status: response.status, text: await response.text() };
}

/** Every way to ask gets its answer, and the answer's buttons work. */
async function expectAnswers({ discord, logged }: AtWork): Promise<void> {
  const ann = discord.user("ann");
  const mentioned = await discord.replyTo(ann.says("general", QUESTION, { toBot: true }));
  const slash = await discord.settled(await ann.slash("ask", { question: QUESTION }));
  for (const answer of [mentioned, slash, await discord.replyTo(ann.dm(QUESTION))])
    expect(textOf(answer)).toContain(ANSWER);
  const context = await ann.presses(mentioned, "Context");
  expect(textOf(context.response!)).toContain("Passengers took the bus.");
  expect(logged("failed")).toEqual([]);
}

describe.skipIf(process.env.TEST_STORE)("a memory that fails stops no answer:", () => {
  test("damaged while the bot runs, then put aside at the next start", async () => {
    const settings = await withMetrics();
    const health = () => get("/healthz", settings.metrics);
    const atWork = await botAtWork({ settings });
    const { dataDir, discord, logged } = atWork;
    await discord.replyTo(discord.user("ann").dm(QUESTION));
    const noise = Buffer.alloc(100_000, "noise");
    for (const name of readdirSync(dataDir)) writeFileSync(join(dataDir, name), noise);
    await expectAnswers(atWork);
    await expect.poll(health).toMatchObject({
      status: 200,
      text: expect.stringContaining("answers without memory: "),
    });
    const { text } = await get("/metrics", settings.metrics);
    expect(text).toMatch(/^quotewell_memory_failures_total [1-9]/m);
    expect(logged("memoryFailed")).toHaveLength(1);

    await atWork.restart();
    const [aside] = logged("memoryPutAside");
    expect(readFileSync(String(aside!.file))).toEqual(noise);
    await expectAnswers(atWork);
    await expect.poll(health).toEqual({ status: 200, text: "ok\n" });
  });

  test("limits hold without it", async () => {
    const often = { burst: 100, perMinute: 100 };
    const atWork = await botAtWork({
      settings: { allowances: { user: { burst: 2, perMinute: 2 }, channel: often, guild: often } },
    });
    const { dataDir, discord } = atWork;
    for (const name of readdirSync(dataDir))
      writeFileSync(join(dataDir, name), "noise".repeat(9000));
    const ann = discord.user("ann");
    const ask = async () => textOf((await ann.slash("ask", { question: QUESTION })).response!);
    for (let n = 0; n < 2; n++)
      await discord.settled(await ann.slash("ask", { question: QUESTION }));
    expect(await ask()).toContain("a little too fast");
  });

  const folder = temporaryFolder();
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=400k", "tmpfs", folder]);
  test.runIf(mounted.status === 0)("on a full disk, also when the bot starts there", async () => {
    onTestFinished(() => void spawnSync("umount", ["-l", folder]));
    const settings = { ...(await withMetrics()), dataDir: join(folder, "data") };
    const health = () => get("/healthz", settings.metrics);
    const atWork = await botAtWork({ settings });
    const fill = () => {
      mkdirSync(join(folder, "full"), { recursive: true });
      for (const size of [100_000, 4096, 1])
        for (let n = 0; n < 100; n++)
          try {
            writeFileSync(join(folder, "full", `${size}-${n}`), Buffer.alloc(size));
          } catch {
            break;
          }
    };
    fill();
    await expectAnswers(atWork);
    await expect
      .poll(health)
      .toMatchObject({ text: expect.stringContaining("answers without memory") });
    await atWork.restart();
    fill();
    await expectAnswers(atWork);
    rmSync(join(folder, "full"), { recursive: true });
    await expect.poll(health).toEqual({ status: 200, text: "ok\n" });
  });

  test("locked by another program, which delays no heartbeat either", async () => {
    const atWork = await botAtWork({ discord: { heartbeatMs: 1000 } });
    const other = openSqlite(join(atWork.dataDir, "bot.db"));
    onTestFinished(() => void other.close());
    other.exec("BEGIN IMMEDIATE");
    await expectAnswers(atWork);
    expect(atWork.discord.gateway.missedHeartbeats).toBe(0);
    expect(atWork.discord.unacknowledged).toEqual([]);
    other.exec("ROLLBACK");
  });

  test("locked by another program, with two bots on it: every question has one answer and one claim", async () => {
    const atWork = await botAtWork();
    const { discord, logged } = atWork;
    await atWork.another();
    const other = openSqlite(join(atWork.dataDir, "bot.db"));
    onTestFinished(() => void other.close());
    other.exec("BEGIN IMMEDIATE");
    const questions = Array.from({ length: 6 }, (_, n) =>
      discord.user(`p${n}`).says("general", `${QUESTION} ${n}`, { toBot: true }),
    );
    const command = discord.user("ann").slash("ask", { question: QUESTION });
    await expect.poll(() => logged("memoryFailed")).toHaveLength(2);
    other.exec("ROLLBACK");
    for (const question of questions)
      expect(textOf(await discord.replyTo(question))).toContain(ANSWER);
    expect(textOf(await discord.settled(await command))).toContain(ANSWER);
    const finished = () => other.prepare("SELECT id FROM claims WHERE message IS NULL").all();
    await expect.poll(finished).toHaveLength(questions.length + 1);
    for (const question of questions) expect(discord.repliesTo(question)).toHaveLength(1);
  });
});

test("/healthz is red while questions fail", async () => {
  const settings = await withMetrics();
  const health = () => get("/healthz", settings.metrics);
  let broken = true;
  await botAtWork({
    settings,
    beforeAnswer: async () => {
      if (broken) throw new Error("the model is gone");
    },
  });
  await expect.poll(health).toEqual({
    status: 503,
    text: "can't answer now\n",
  });
  broken = false;
  await expect.poll(health).toMatchObject({ status: 200 });
});
