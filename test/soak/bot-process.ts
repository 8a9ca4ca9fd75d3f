import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { memoryNow } from "../../bench/measure/process-figures.ts";
import { botEnvironment } from "../support/bot/bot-environment.ts";
import type { LoopbackDiscord } from "../support/discord/index.ts";
import { freePort } from "../support/free-port.ts";

/** What can be seen of the bot at a moment without a rebuild. */
export type Figures = {
  /** Resident memory of the bot's process, in bytes. */
  readonly rss: number;
  /** The same with the processes it started. Pages that they share count in each. */
  readonly family: number;
  /** 99 % of event-loop delays since the last measuring, in milliseconds. */
  readonly eventLoopP99: number;
};

/** `npm start` in the folder, against the loopback Discord. */
export async function startBotProcess(folder: string, discord: LoopbackDiscord) {
  const port = await freePort();
  const child = spawn(process.execPath, [`${process.cwd()}/dist/main.js`, "start"], {
    cwd: folder,
    env: { ...botEnvironment(discord), METRICS_PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.on("data", (text) => {
    said += text;
  });
  return {
    async tells(text: string): Promise<void> {
      while (!said.includes(text)) await setTimeout(100);
    },
    async measure(): Promise<Figures> {
      const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, "m").exec(text)?.[1]);
      return {
        rss: value("process_resident_memory_bytes"),
        family: (memoryNow(child.pid!) ?? []).reduce((sum, bytes) => sum + bytes, 0),
        eventLoopP99: value("nodejs_eventloop_lag_p99_seconds") * 1000,
      };
    },
    async stop(): Promise<void> {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}
