import { readFileSync } from "node:fs";

/** A figure of this process and of each process it started, this one first; `null` without a /proc. */
export type ByProcess = readonly number[] | null;

/**
 * The most memory that each process ever held (VmHWM), in bytes. Pages that they share, such as the code of
 * Node, count in each, so the sum is an upper bound.
 */
export const peakMemory = (): ByProcess => ofFamily((pid) => memoryOf(pid, "VmHWM"));

/** The memory that each process holds now (VmRSS), in bytes. @param of the first of them */
export const memoryNow = (of = process.pid): ByProcess =>
  ofFamily((pid) => memoryOf(pid, "VmRSS"), of);

/** Seconds of CPU that each process has used on all cores, its own and the system's for it; to 0.01 s. */
export const cpuSeconds = (): ByProcess => ofFamily(cpuOf);

/** The same of all of them; `null` without a /proc. */
export const cpuTotal = (): number | null => sum(cpuSeconds());

/** All of a figure; `null` where it can't be told. */
export function sum(figure: ByProcess): number | null {
  return figure?.reduce((total, ofOne) => total + ofOne, 0) ?? null;
}

function ofFamily(figure: (pid: number) => number, of = process.pid): ByProcess {
  return process.platform === "linux" ? family(of).flatMap((pid) => ofLiving(pid, figure)) : null;
}

function family(pid: number): number[] {
  const [children = ""] = ofLiving(pid, readChildren);
  return [pid, ...(children === "" ? [] : children.split(" ").flatMap((id) => family(Number(id))))];
}

function readChildren(pid: number): string {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim();
}

/** Nothing for a process that has ended meanwhile. */
function ofLiving<Result>(pid: number, look: (pid: number) => Result): Result[] {
  try {
    return [look(pid)];
  } catch (error) {
    if (["ENOENT", "ESRCH"].includes((error as NodeJS.ErrnoException).code!)) return [];
    throw error;
  }
}

/** 0 for a process that has ended and waits for its parent to notice. */
function memoryOf(pid: number, figure: "VmHWM" | "VmRSS"): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(new RegExp(`${figure}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0) * 1024;
}

/** Fields 14 and 15 of `stat`, counted in hundredths of a second; the name before them may hold spaces. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
