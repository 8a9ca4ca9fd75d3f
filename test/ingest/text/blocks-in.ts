import type { Draft } from "../../../src/ingest/draft.ts";
import { readText } from "../../../src/ingest/text/read-text.ts";

/** What is read from a pasted text. */
export function read(text: string): Draft {
  return readText(Buffer.from(text));
}

/** The texts of its blocks. */
export function textsOf(text: string): string[] {
  return read(text).blocks.map((block) => block.text);
}
