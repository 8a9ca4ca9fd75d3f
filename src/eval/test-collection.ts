import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../shared/errors.ts";

/** A public test collection in the BEIR layout (Thakur et al. 2021, github.com/beir-cellar/beir). */
export type TestCollection = {
  readonly folder: string;
  /** When the corpus file was last changed, milliseconds since 1970. */
  readonly modifiedMs: number;
  readonly documents: readonly Document[];
  readonly questions: readonly Question[];
  /** Graded relevance of documents: question id -> document id -> grade, 1 and more is relevant. */
  readonly relevance: ReadonlyMap<string, ReadonlyMap<string, number>>;
};

export type Document = { readonly id: string; readonly title: string; readonly text: string };

export type Question = {
  readonly id: string;
  readonly text: string;
  /** Gold answer strings, any one of which suffices; empty when the collection has none. */
  readonly answers: readonly string[];
  /** False when the corpus cannot answer it. */
  readonly answerable: boolean;
  /** What sort of question it is, where the collection says: "paraphrase", "near-miss"; else `null`. */
  readonly kind: string | null;
  /** The document it was written about, even if that does not answer it; else `null`. */
  readonly about: string | null;
};

type CorpusLine = { _id: string; title?: string; text: string };
type QueryLine = {
  _id: string;
  text: string;
  metadata?: { answers?: string[]; answerable?: boolean; kind?: string; about?: string };
};

/**
 * Reads `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv` in the folder.
 *
 * @throws UserError naming the file and line that can't be read
 */
export async function readCollection(folder: string): Promise<TestCollection> {
  const corpus = await readJsonLines<CorpusLine>(join(folder, "corpus.jsonl"));
  const queries = await readJsonLines<QueryLine>(join(folder, "queries.jsonl"));
  return {
    folder,
    modifiedMs: Math.floor((await stat(join(folder, "corpus.jsonl"))).mtimeMs),
    documents: corpus.map(({ _id, title, text }) => ({ id: _id, title: title ?? "", text })),
    questions: queries.map(({ _id, text, metadata }) => ({
      id: _id,
      text,
      answers: metadata?.answers ?? [],
      answerable: metadata?.answerable !== false,
      kind: metadata?.kind ?? null,
      about: metadata?.about ?? null,
    })),
    relevance: await readRelevance(join(folder, "qrels", "test.tsv")),
  };
}

async function readRelevance(file: string): Promise<Map<string, Map<string, number>>> {
  const relevance = new Map<string, Map<string, number>>();
  const [, ...rows] = await readLines(file);
  for (const { line, number } of rows) {
    const [question, document, grade] = line.split("\t");
    if (!question || !document || !Number.isFinite(Number(grade))) {
      throw badLine(file, number, "three columns: query-id, corpus-id, score");
    }
    const grades = relevance.get(question) ?? new Map<string, number>();
    relevance.set(question, grades.set(document, Number(grade)));
  }
  return relevance;
}

async function readJsonLines<T extends { _id: string; text: string }>(file: string): Promise<T[]> {
  return (await readLines(file)).map(({ line, number }) => {
    try {
      const value = JSON.parse(line) as T;
      if (typeof value._id === "string" && typeof value.text === "string") return value;
    } catch {
      // Reported below.
    }
    throw badLine(file, number, "a JSON object with _id and text");
  });
}

/** Lines that are not empty, with their numbers from 1. */
async function readLines(file: string) {
  try {
    const lines = (await readFile(file, "utf8")).split(/\r?\n/);
    return lines.map((line, i) => ({ line, number: i + 1 })).filter(({ line }) => line !== "");
  } catch (cause) {
    throw new UserError(
      "COLLECTION_UNREADABLE",
      `Can't read ${file}.`,
      "Point --dataset at a folder with corpus.jsonl, queries.jsonl and qrels/test.tsv (the BEIR layout).",
      cause,
    );
  }
}

function badLine(file: string, line: number, wanted: string): UserError {
  return new UserError(
    "COLLECTION_DAMAGED",
    `Line ${line} of ${file} is not ${wanted}.`,
    "Repair or fetch the collection again.",
  );
}
