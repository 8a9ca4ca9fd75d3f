/** Checks a model's files: their size, and that they are not web pages that a server sent instead. */
import { open, readFile } from "node:fs/promises";
import { printable } from "../../shared/text/printable.ts";
import { safetensorsHeader } from "../model/safetensors.ts";

/** Five times the size of the largest tokenizers. */
const LARGEST_JSON = 64e6;
/** For weights: models that a CPU can run at all are smaller. */
const LARGEST = 8e9;

/** In bytes. @param path ends as the file's name does */
export function largestSize(path: string): number {
  return path.endsWith(".json") ? LARGEST_JSON : LARGEST;
}

/**
 * Makes sure that a file has the kind of content that its name says.
 *
 * @param file where it is
 * @param name the name that it will get
 * @throws Error with a message for the user
 */
export async function checkContents(file: string, name: string): Promise<void> {
  if (name.endsWith(".json")) return checkJson(await readFile(file, "utf8"));
  const handle = await open(file);
  try {
    const start = Buffer.alloc(512);
    const { bytesRead } = await handle.read(start, 0, start.length, 0);
    if (isText(start.subarray(0, bytesRead))) {
      const begin = start.toString("latin1", 0, bytesRead);
      throw new Error(`a text came instead of the file: ${beginOf(begin)}`);
    }
    if (name.endsWith(".safetensors")) await safetensorsHeader(handle);
  } finally {
    await handle.close();
  }
}

function checkJson(text: string): void {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return;
  } catch {
    // Reported below.
  }
  throw new Error(`what came is not JSON: ${beginOf(text)}`);
}

/** Weights have zeros or other control characters near their beginning; web pages, notices and LFS pointers don't. */
function isText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d));
}

function beginOf(text: string): string {
  const begin = text.trimStart().slice(0, 40);
  return begin === "" ? "it is empty" : `it begins with ${JSON.stringify(printable(begin))}`;
}
