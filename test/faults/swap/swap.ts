import { execFile } from "node:child_process";
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Row } from "../row.ts";

const PROGRAM = fileURLToPath(new URL("./swap-process.js", import.meta.url));

/**
 * Swaps the index so many times under constant questions, in a process of its own: no question fails, no
 * file stays open, memory stays flat, a damaged index is refused, and taken once it is put right.
 *
 * @param scratch a folder that is made for this
 */
export async function swapping(scratch: string, swaps: number): Promise<Row> {
  mkdirSync(scratch, { recursive: true });
  const args = ["--expose-gc", PROGRAM, scratch, String(swaps)];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}
