import { isDeepStrictEqual } from "node:util";
import type { NewPassage, Reading } from "../../glossary/building.ts";
import type { Article, ArticleInfo, Passage } from "../../glossary/domain.ts";
import { STEMMED } from "../terms/terms.ts";
import { LISTED } from "./article-reader.ts";
import { eachLayerOf, isLayered } from "./layers.ts";
import type { Database } from "./passage-database.ts";
import type { PassageReader } from "./passage-reader.ts";
import { embeddedKey } from "./search-text.ts";
import { encodeSentences } from "./sentence-code.ts";
import { encodeWords } from "./word-code.ts";

type ReadArticle = Pick<Extract<Reading, { readonly kind: "article" }>, "article" | "passages">;

/** An article as a database has it; `null` and no passages if it does not. */
type StoredArticle = {
  readonly article: Article | null;
  readonly passages: readonly Passage[];
};

const COLUMNS = [
  "id",
  "collection",
  "title",
  "titleDerived",
  "publisher",
  "published",
  "url",
  "language",
];

/**
 * Writes articles with their passages, within a transaction.
 *
 * @param stored reads what the same database has
 */
export function articleWriter(
  database: Database,
  stored: Pick<PassageReader, "article" | "passagesOf">,
) {
  const deleteArticle = database.prepare<[string]>("DELETE FROM main.articles WHERE id = ?");
  const noteGone = isLayered(database)
    ? database.prepare<[string]>(
        "INSERT OR IGNORE INTO gone SELECT key FROM earlier.articles WHERE id = ?",
      )
    : null;
  const putArticle = database
    .prepare<[object], number>(
      `INSERT INTO articles (${COLUMNS}) VALUES (${COLUMNS.map((name) => `@${name}`)})
       ON CONFLICT (id) DO UPDATE SET ${COLUMNS.map((name) => `${name} = excluded.${name}`)}
       RETURNING key`,
    )
    .pluck();
  const putText = database.prepare("INSERT OR REPLACE INTO texts VALUES (?, ?)");
  const addPassage = database.prepare(
    `INSERT INTO passages (article, spanStart, spanEnd, paragraph, sentences, words, text)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const copyVectors = vectorCopier(database);
  const deletePassages = database.prepare<[{ ids: string }]>(
    `DELETE FROM main.passages WHERE id IN ${LISTED}`,
  );

  function addPassages(key: number, { article, passages }: ReadArticle): number[] {
    return passages.map(({ span, paragraph, sentences, text }) => {
      const coded = encodeSentences(sentences);
      const words = encodeWords(STEMMED.numbered(text, article.language));
      const row = [key, span.start, span.end, paragraph, coded, words, text];
      return Number(addPassage.run(...row).lastInsertRowid);
    });
  }

  return {
    /**
     * Replaces an article, unless its content is unchanged. Passages with the same embedded text as an old one get its vectors.
     *
     * @returns how many passages got old vectors
     */
    put(read: ReadArticle): number {
      const { text, ...info } = read.article;
      const before = { article: stored.article(info.id), passages: stored.passagesOf(info.id) };
      if (isAsStored(before, read)) return 0;
      const embeddedAs = embeddedAlready(before);
      noteGone?.run(info.id);
      const key = putArticle.get({ ...info, titleDerived: info.titleDerived ? 1 : 0 })!;
      putText.run(key, text);
      let copied = 0;
      for (const [i, to] of addPassages(key, read).entries()) {
        const from = embeddedAs(info, read.passages[i]!);
        if (from !== undefined && copyVectors(from, to)) copied++;
      }
      deletePassages.run({ ids: JSON.stringify(before.passages.map(({ id }) => id)) });
      return copied;
    },

    remove(id: string): void {
      deleteArticle.run(id);
      noteGone?.run(id);
    },
  };
}

/** Returns a function that copies the vectors of a passage; it returns false if an interrupted build left the passage without. */
function vectorCopier(database: Database): (from: number, to: number) => boolean {
  const inEach = eachLayerOf(database);
  const ofPassage = database.prepare(
    `INSERT INTO main.vectors
     ${inEach(({ name }) => `SELECT @to, vector FROM ${name}.vectors WHERE passage = @from`)}`,
  );
  const ofWords = database.prepare(
    `INSERT INTO main.wordVectors
     ${inEach(({ name }) => `SELECT @to, vectors FROM ${name}.wordVectors WHERE passage = @from`)}`,
  );
  return (from, to) => {
    if (ofPassage.run({ from, to }).changes === 0) return false;
    ofWords.run({ from, to });
    return true;
  };
}

function isAsStored(before: StoredArticle, { article, passages }: ReadArticle): boolean {
  const unnumbered = before.passages.map(({ id: _, ...passage }): NewPassage => passage);
  return isDeepStrictEqual([before.article, unnumbered], [article, passages]);
}

/** Returns a function that finds the stored passage whose embedded text equals that of a new passage. */
function embeddedAlready({
  article,
  passages,
}: StoredArticle): (article: ArticleInfo, passage: Pick<Passage, "text">) => number | undefined {
  const ids = new Map(passages.map((passage) => [embeddedKey(article!, passage), passage.id]));
  return (article, passage) => ids.get(embeddedKey(article, passage));
}
