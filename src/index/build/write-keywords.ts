import { join } from "node:path";
import { letOthersRun } from "../../async/let-others-run.ts";
import { writeWhole } from "../generation/disk.ts";
import { readIntact, unlessDamaged } from "../generation/intact.ts";
import { FILE } from "../generation/manifest.ts";
import { openSections } from "../keywords/keywords-file.ts";
import { KeywordsWriter } from "../keywords/keywords-writer.ts";
import type { PassageReader } from "../passages/passage-reader.ts";
import { headingOf } from "../passages/search-text.ts";
import type { OnProgress } from "./phases.ts";
import type { Base } from "./work-folder.ts";

/** Passages between two turns of the event loop. */
const SLICE = 500;

/**
 * Writes `keywords.bin` of the passages in a work folder. What the base's file knows of passages that stay is taken from
 * there, if it is intact: a passage never changes under its id, and new ones have larger ids.
 */
export async function writeKeywords(
  folder: string,
  passages: PassageReader,
  embeddingsDir: string,
  base: Base | null,
  onProgress: OnProgress,
): Promise<void> {
  const keywords = new KeywordsWriter();
  const total = passages.count("passages");
  const after = takeOver(keywords, passages, embeddingsDir, base);
  let done = 0;
  for (const { id, text, article } of passages.searchables(after)) {
    keywords.add(id, article, headingOf(article, { text }), text);
    if (++done % SLICE === 0) {
      onProgress(done, total);
      await letOthersRun();
    }
  }
  writeWhole(join(folder, FILE.keywords), keywords.finish().buffer);
  onProgress(total, total);
}

/** @returns the largest id in the base's file; 0 without one */
function takeOver(
  keywords: KeywordsWriter,
  passages: PassageReader,
  embeddingsDir: string,
  base: Base | null,
): number {
  if (base === null) return 0;
  const path = join(embeddingsDir, base.generation, FILE.keywords);
  const bytes = unlessDamaged(() => readIntact(path, base.files[FILE.keywords]));
  if (bytes === null) return 0;
  const file = openSections(bytes);
  const kept = new Set(passages.ids());
  keywords.addFrom(file, (id) => kept.has(id));
  return file.passageIds.at(-1) ?? 0;
}
