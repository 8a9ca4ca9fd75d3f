import { expect, test } from "vitest";
import { botAtWork, QUESTION } from "../../../support/bot/bot-at-work.ts";
import { freePort } from "../../../support/free-port.ts";

test("metrics and health are served on this machine", async () => {
  const port = await freePort();
  const metrics = { port, host: "127.0.0.1" };
  const atWork = await botAtWork({ withoutIndex: true, settings: { metrics } });
  const get = (path: string) => fetch(`http://127.0.0.1:${port}${path}`);
  const health = async () => (await get("/healthz")).status;
  await expect.poll(health).toBe(503);
  await atWork.build();
  await expect.poll(health).toBe(200);
  await atWork.discord.replyTo(atWork.discord.user("ann").dm(QUESTION));
  const shown = await (await get("/metrics")).text();
  expect(shown).toContain('quotewell_answers_total{kind="ask",verdict="answered"} 1');
  expect(shown).toContain("quotewell_gateway_connected 1");
  expect((await get("/")).status).toBe(404);
});
