import type { ArticleSource, SourceEntry } from "../../building.ts";
import type { ReadFile } from "../passages/passage-writer.ts";
import type { Tell } from "./phases.ts";

/** Articles kept in memory between two writes to the disk. */
const AT_A_TIME = 64;
/** While one article is being understood, the next is fetched. */
const UNDER_WAY = 2;

/** Reads files of a source in order and saves them in groups, so that memory stays bounded. */
export async function readArticles(
  source: ArticleSource,
  entries: readonly SourceEntry[],
  seenMs: number,
  save: (files: readonly ReadFile[]) => void,
  tell: Tell,
): Promise<void> {
  let done = 0;
  for (let start = 0; start < entries.length; start += AT_A_TIME) {
    const group = entries.slice(start, start + AT_A_TIME);
    const files: ReadFile[] = [];
    const waiting = group.entries();
    const readOn = async () => {
      for (const [place, entry] of waiting) {
        files[place] = { entry, seenMs, reading: await source.read(entry) };
        tell(++done, entries.length);
      }
    };
    await Promise.all(Array.from({ length: UNDER_WAY }, readOn));
    save(files);
  }
}
