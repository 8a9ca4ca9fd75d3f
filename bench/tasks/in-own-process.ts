import { fork } from "node:child_process";
import { once } from "node:events";
import type { TaskInput, TaskName, TaskResult } from "./tasks.ts";

export type Order<Name extends TaskName = TaskName> = {
  readonly task: Name;
  readonly input: TaskInput<Name>;
};

/**
 * Runs a task in a fresh process.
 *
 * @param env what its environment has besides that of this process
 * @throws Error if the process fails, which has then said why
 */
export async function inOwnProcess<Name extends TaskName>(
  task: Name,
  input: TaskInput<Name>,
  env: NodeJS.ProcessEnv = {},
): Promise<TaskResult<Name>> {
  const program = new URL("./task-process.js", import.meta.url);
  const child = fork(program, { env: { ...process.env, ...env } });
  const results: TaskResult<Name>[] = [];
  child.on("message", (result) => results.push(result as TaskResult<Name>));
  child.send({ task, input } satisfies Order<Name>);
  const [exitCode] = await once(child, "exit");
  if (results.length === 0 || exitCode !== 0) throw new Error(`The task ${task} failed.`);
  return results[0]!;
}
