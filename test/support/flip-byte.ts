import { readFileSync, writeFileSync } from "node:fs";

/** Damages a file as a failing disk does: changes one byte, counted from the end when negative. */
export function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  const place = at < 0 ? bytes.length + at : at;
  bytes[place]! ^= 0xff;
  writeFileSync(path, bytes);
}
