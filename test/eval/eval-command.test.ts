import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { quotewell } from "../support/processes/command-line.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const DOCUMENTS = {
  ferry: "The ferry from Larkholm to Brenmouth leaves at nine in the morning.",
  reprint: "The ferry from Larkholm to Brenmouth leaves at nine in the morning.",
  type: "Type was cast from an alloy of lead, tin and antimony.",
  bees: "Bees dance in the hive to tell the others where flowers are.",
};
const FERRY = "When does the ferry from Larkholm leave?";
const QUERIES = [
  { _id: "right", text: FERRY, metadata: { answers: ["nine in the morning"] } },
  { _id: "wrong", text: "Why do bees dance?" },
  { _id: "absent", text: "Who won the World Cup of 1998?", metadata: { answerable: false } },
  { _id: "unjudged", text: "Which metals were type cast from?" },
];
const JUDGEMENTS = ["right\tferry\t1", "wrong\ttype\t1", "right\tbees\t0"];

type Files = { readonly [name: string]: string };

/** A folder with a collection in it; the files given replace its own. */
function folderWithCollection(files: Files = {}): string {
  const folder = temporaryFolder();
  mkdirSync(join(folder, "tiny/qrels"), { recursive: true });
  const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join("\n");
  const documents = Object.entries(DOCUMENTS).map(([_id, text]) => ({ _id, text }));
  const all: Files = {
    "corpus.jsonl": lines(documents),
    "queries.jsonl": lines(QUERIES),
    "qrels/test.tsv": ["query-id\tcorpus-id\tscore", ...JUDGEMENTS].join("\n"),
    ...files,
  };
  for (const [name, text] of Object.entries(all)) writeFileSync(join(folder, "tiny", name), text);
  return folder;
}

describe("a small collection", () => {
  const folder = folderWithCollection();
  const args = ["eval", "--dataset", "tiny", "--run", "run.txt", "--answers", "answers.jsonl"];
  const { status, stdout } = quotewell(folder, [...args, "--json"]);
  const figures = JSON.parse(stdout);
  const linesOf = (file: string) => readFileSync(join(folder, file), "utf8").trim().split("\n");

  test("is measured over the questions that are judged", () => {
    expect(status).toBe(0);
    expect(figures).toMatchObject({
      dataset: "tiny",
      mode: "hybrid",
      questions: 3,
      unjudged: 1,
      hit1: 0.5,
      highlight: 1,
    });
  });

  test("the run file ranks documents for every question, with scores that fall", () => {
    const rows = linesOf("run.txt").map((line) => line.split(" "));
    expect(new Set(rows.map(([question]) => question))).toEqual(
      new Set(QUERIES.map(({ _id }) => _id)),
    );
    for (const { _id } of QUERIES) {
      const ranking = rows.filter(([question]) => question === _id);
      expect(ranking.map(([, , , rank]) => Number(rank))).toEqual(ranking.map((_, i) => i + 1));
      const scores = ranking.map(([, , , , score]) => Number(score));
      expect(scores).toEqual([...new Set(scores)].sort((a, b) => b - a));
    }
    expect(rows[0]).toEqual(["right", "Q0", "ferry", "1", expect.any(String), "quotewell-hybrid"]);
  });

  test("the answers file has a line for every question", () => {
    const answers = linesOf("answers.jsonl").map((line) => JSON.parse(line));
    expect(answers.map(({ query_id }) => query_id)).toEqual(QUERIES.map(({ _id }) => _id));
    expect(answers[0]).toEqual({
      query_id: "right",
      verdict: expect.stringMatching(/^(answered|unsure)$/),
      confidence: expect.any(Number),
      docid: "ferry",
      quote: DOCUMENTS.ferry,
      highlight: DOCUMENTS.ferry,
    });
    expect(answers[2]).toMatchObject({ verdict: "not-found", docid: null, quote: null });
  });

  test("one search alone has figures, but no verdicts", () => {
    const alone = quotewell(folder, ["eval", "--dataset", "tiny", "--mode", "keyword", "--json"]);
    expect(JSON.parse(alone.stdout)).toMatchObject({ hit1: 0.5, auroc: null, verdicts: null });
  });
});

test("where nothing is judged there are no figures, and the reason is told", () => {
  const folder = folderWithCollection({
    "queries.jsonl": JSON.stringify(QUERIES[3]),
    "qrels/test.tsv": "query-id\tcorpus-id\tscore\n",
  });
  const { status, stdout } = quotewell(folder, ["eval", "--dataset", "tiny"]);
  expect(status).toBe(0);
  expect(stdout).toContain("tiny, hybrid, 0 questions; 1 more are not judged in qrels/test.tsv");
  expect(stdout).toMatch(/hit@1 +–\n/);
});

describe("what can't be done", () => {
  test.each([
    [{ "corpus.jsonl": '{"_id": "1"}' }, "Line 1 of tiny/corpus.jsonl is not a JSON object"],
    [{ "corpus.jsonl": "\n\n{}" }, "Line 3 of tiny/corpus.jsonl is not a JSON object"],
    [{ "qrels/test.tsv": "head\nq1 d1 1" }, "Line 2 of tiny/qrels/test.tsv is not three columns"],
  ])("a damaged collection is named with its line: %j", (files, reason) => {
    const run = quotewell(folderWithCollection(files), ["eval", "--dataset", "tiny"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain(reason);
  });

  test("a result file that can't be written is told before anything is done", () => {
    const folder = folderWithCollection();
    const run = quotewell(folder, ["eval", "--dataset", "tiny", "--run", "nowhere/run.txt"]);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain("Can't write nowhere/run.txt");
    expect(existsSync(join(folder, "embeddings"))).toBe(false);
  });
});
