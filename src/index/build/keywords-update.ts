import { join } from "node:path";
import { letOthersRun } from "../../shared/async/let-others-run.ts";
import { writeWhole } from "../generation/disk.ts";
import { readIntact, unlessDamaged } from "../generation/intact.ts";
import { FILE } from "../generation/manifest.ts";
import { type KeywordsFile, openSections } from "../keywords/keywords-file.ts";
import { KeywordsWriter } from "../keywords/keywords-writer.ts";
import { mergeKeywords } from "../keywords/merge-keywords.ts";
import type { PassageReader } from "../passages/passage-reader.ts";
import { headingOf } from "../passages/search-text.ts";
import type { OnProgress } from "./phases.ts";
import type { Base } from "./work-folder.ts";

/** Passages processed before the event loop gets a turn. */
const SLICE = 500;

/**
 * Makes `keywords.bin` for the passages in a work folder, in three steps. Unchanged passages are taken from the base's file if
 * that is intact: the passage behind an id never changes, and new ones get larger ids.
 */
export class KeywordsUpdate {
  #old: KeywordsFile | null;
  #added: KeywordsFile | null = null;

  /** Reads the base's file. */
  constructor(embeddingsDir: string, base: Base | null) {
    this.#old = keywordsOf(embeddingsDir, base);
  }

  /** Cuts the passages that are new into words. @param total of all passages */
  async cut(passages: PassageReader, total: number, onProgress: OnProgress): Promise<void> {
    const writer = new KeywordsWriter();
    const after = this.#old?.passageIds.at(-1) ?? 0;
    let done = 0;
    for (const { id, text, article } of passages.searchables(after)) {
      writer.add(id, article, headingOf(article, { text }), text);
      if (++done % SLICE === 0) {
        onProgress(done, total);
        await letOthersRun();
      }
    }
    this.#added = writer.finish();
    onProgress(total, total);
  }

  /** Writes the file and frees the memory. @param ids of all passages */
  write(folder: string, ids: Uint32Array): void {
    const kept = new Set(ids);
    const [old, added] = [this.#old, this.#added!];
    this.#old = this.#added = null;
    const all = old === null ? added : mergeKeywords(old, (id) => kept.has(id), added);
    writeWhole(join(folder, FILE.keywords), all.buffer);
  }
}

/** The base's file; `null` without an intact one. */
function keywordsOf(embeddingsDir: string, base: Base | null): KeywordsFile | null {
  if (base === null) return null;
  const path = join(embeddingsDir, base.generation, FILE.keywords);
  const bytes = unlessDamaged(() => readIntact(path, base.files[FILE.keywords]));
  return bytes && openSections(bytes);
}
