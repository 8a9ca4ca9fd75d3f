import { type ByProcess, sum } from "./process-figures.ts";
import type { Spread } from "./statistics.ts";

/** Three figures: 0.0123, 1.23, 12.3, 1,234. */
export function number(n: number): string {
  return n >= 100 ? count(n) : n.toPrecision(3);
}

export const count = (n: number) => Math.round(n).toLocaleString("en");
export const times = (ratio: number) => `${number(ratio)}x`;
export const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(2)} s`;
export const ms = ({ p50, p95 }: Spread) => `${number(p50)} / ${number(p95)} ms`;

/** `321 MB (190 + 131)`: all of it, and by process. */
export function megabytes(processes: ByProcess): string {
  const total = sum(processes);
  if (processes === null || total === null) return "measured on Linux only";
  return `${count(total / 1e6)} MB (${processes.map((bytes) => count(bytes / 1e6)).join(" + ")})`;
}

/** Rows of cells as a Markdown table; the first row is its head. */
export function markdownTable([head, ...rows]: readonly (readonly string[])[]): string {
  const ruler = head!.map((_, column) => (column === 0 ? "---" : "---:"));
  return [head!, ruler, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
