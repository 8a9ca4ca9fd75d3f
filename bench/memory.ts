import { readFileSync } from "node:fs";

/**
 * The most memory that this process and each process it started ever held (VmHWM), in bytes, this one
 * first. Pages that they share, such as the code of Node, count in each, so the sum is an upper bound.
 * `null` where there is no /proc to read it from.
 */
export function peakMemory(): readonly number[] | null {
  return process.platform === "linux" ? family(process.pid).map(peakOf) : null;
}

function family(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
  return [pid, ...(children === "" ? [] : children.split(" ").flatMap((id) => family(Number(id))))];
}

function peakOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) * 1024;
}
