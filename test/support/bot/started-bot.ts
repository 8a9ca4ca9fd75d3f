import { type ChildProcess, spawn } from "node:child_process";
import { expect, onTestFailed, onTestFinished } from "vitest";
import type { LoopbackDiscord } from "../discord/index.ts";
import { MAIN } from "../places.ts";
import { botEnvironment } from "./bot-environment.ts";

export type StartedBot = {
  readonly child: ChildProcess;
  /** Everything it wrote so far. */
  readonly said: { out: string; err: string };
  /** Exit code; `null` when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** Waits until it has written that. */
  tells(text: string): Promise<void>;
};

/** `npm start` in the folder, on this Discord; it ends with the test. */
export function startBotProcess(
  discord: LoopbackDiscord,
  folder: string,
  env: { readonly [name: string]: string | undefined } = {},
  program: string = MAIN,
): StartedBot {
  const child = spawn(process.execPath, [program, "start"], {
    cwd: folder,
    env: { ...botEnvironment(discord), ...env },
  });
  // A hook of this module would only be heard by the first file of a process that loads it.
  onTestFinished(() => void child.kill("SIGKILL"));
  const said = { out: "", err: "" };
  onTestFailed(() => console.error(`The bot wrote:\n${said.err}${said.out}`));
  child.stdout.on("data", (text) => {
    said.out += text;
  });
  child.stderr.on("data", (text) => {
    said.err += text;
  });
  return {
    child,
    said,
    ended: new Promise((resolve) => child.on("close", resolve)),
    tells: (text) => expect.poll(() => said.err + said.out).toContain(text),
  };
}
