import type { Draft } from "../draft.ts";
import { takeFrontMatter, takeHeaderLines } from "../metadata/front-matter.ts";
import { decode } from "./decode.ts";
import { blocksOfText } from "./text-blocks.ts";
import { joinTranscript } from "./transcript.ts";

/**
 * Reads text pasted from a web page or an e-mail, with front matter or header lines ("Title: …") if it has any.
 *
 * @throws Unreadable if the bytes are not text
 */
export function readText(bytes: Buffer): Draft {
  const front = takeFrontMatter(decode(bytes));
  const headers = takeHeaderLines(front.body);
  return {
    blocks: blocksOfText(joinTranscript(headers.body)),
    metadata: { ...headers.metadata, ...front.metadata },
  };
}
