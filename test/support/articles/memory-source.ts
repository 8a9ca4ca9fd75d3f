import type {
  ArticleSource,
  NewPassage,
  Reading,
  Skipped,
} from "../../../src/glossary/building.ts";
import type { Article, Sentence } from "../../../src/glossary/domain.ts";
import type { Reason } from "../../../src/glossary/reasons.ts";
import { sha256 } from "../../../src/shared/files/sha256.ts";

/** A file of a source in memory. `skip` makes it one that can't be read. */
export type MemoryFile = {
  text: string;
  title?: string;
  titleDerived?: boolean;
  publisher?: string;
  published?: string;
  language?: string;
  modifiedMs?: number;
  /** What else is in the file, and not in the article. */
  rest?: string;
  skip?: Reason;
  /** Why it can't be read at the moment. */
  unread?: Reason;
};

export type MemorySource = ArticleSource & {
  /** Change it between two builds as a user changes the folder. */
  readonly files: { [id: string]: MemoryFile };
  /** Ids of the files that were opened, and of those whose bytes were then read, so far. */
  readonly openedIds: string[];
  readonly readIds: string[];
};

/** Long before any build, so that times can be trusted. */
const LONG_AGO = Date.UTC(2020, 0, 1);

/** An article source over plain objects, in place of the folder and its many formats. */
export function memorySource(
  files: { [id: string]: MemoryFile | string },
  refused: readonly Skipped[] = [],
): MemorySource {
  const kept: { [id: string]: MemoryFile } = {};
  for (const [id, file] of Object.entries(files)) {
    kept[id] = typeof file === "string" ? { text: file } : file;
  }
  const openedIds: string[] = [];
  const readIds: string[] = [];
  return {
    name: "articles",
    files: kept,
    openedIds,
    readIds,
    async list() {
      const ids = Object.keys(kept).sort();
      const entries = ids.map((id) => ({
        id,
        sizeBytes: Buffer.byteLength(kept[id]!.text),
        modifiedMs: kept[id]!.modifiedMs ?? LONG_AGO,
      }));
      return { entries, skipped: refused };
    },
    async open({ id }) {
      openedIds.push(id);
      const file = { ...kept[id]! };
      const { unread } = file;
      if (unread !== undefined)
        return { hash: "", read: async () => ({ kind: "skipped", reason: unread, retry: true }) };
      return {
        hash: hashOf(file),
        async read() {
          readIds.push(id);
          return readingOf(id, file);
        },
      };
    },
  };
}

function hashOf({ text, title, rest, skip }: MemoryFile): string {
  return sha256(JSON.stringify([text, title, rest, skip]));
}

function readingOf(id: string, file: MemoryFile): Reading {
  if (file.skip !== undefined) return { kind: "skipped", reason: file.skip };
  const article: Article = {
    id,
    collection: id.includes("/") ? id.slice(0, id.indexOf("/")) : null,
    title: file.title ?? id,
    titleDerived: file.titleDerived ?? false,
    publisher: file.publisher ?? null,
    published: file.published ?? null,
    url: null,
    language: file.language ?? "en",
    text: file.text,
  };
  const passages = passagesOf(article);
  return { kind: "article", article, passages };
}

/** Each paragraph is a passage; a sentence ends at a full stop. */
function passagesOf({ id, text }: Article): NewPassage[] {
  const passages: NewPassage[] = [];
  let start = 0;
  for (const [i, paragraph] of text.split("\n\n").entries()) {
    const span = { start, end: start + paragraph.length };
    const sentences = sentencesOf(paragraph);
    if (sentences.length > 0) {
      passages.push({ articleId: id, span, text: paragraph, paragraph: i + 1, sentences });
    }
    start = span.end + 2;
  }
  return passages;
}

function sentencesOf(paragraph: string): Sentence[] {
  return [...paragraph.matchAll(/[^.\s][^.]*\.?/g)].map(({ 0: sentence, index }) => ({
    start: index,
    end: index + sentence.length,
    heading: !sentence.endsWith("."),
  }));
}
