/** The process of one task: does what the first message orders, tells what came out, and ends. */
import type { Order } from "./in-own-process.ts";
import { TASKS } from "./tasks.ts";

process.once("message", async ({ task, input }: Order) => {
  process.send!(await TASKS[task](input as never));
  process.disconnect();
});
