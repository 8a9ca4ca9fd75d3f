import type { ArticleSource, SourceEntry } from "../domain.ts";
import type { ReadFile } from "./passages-writer.ts";
import type { Tell } from "./phases.ts";

/** Articles kept in memory between two writes to the disk. */
const AT_A_TIME = 64;

/** Reads files of a source in order and saves them in groups, so that memory stays bounded. */
export async function readArticles(
  source: ArticleSource,
  entries: readonly SourceEntry[],
  seenMs: number,
  save: (files: readonly ReadFile[]) => void,
  tell: Tell,
): Promise<void> {
  for (let start = 0; start < entries.length; start += AT_A_TIME) {
    const files: ReadFile[] = [];
    for (const entry of entries.slice(start, start + AT_A_TIME)) {
      files.push({ entry, seenMs, reading: await source.read(entry) });
      tell(start + files.length, entries.length);
    }
    save(files);
  }
}
