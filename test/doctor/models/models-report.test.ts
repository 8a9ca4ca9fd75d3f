import { describe, expect, test } from "vitest";
import type { ModelFigures } from "../../../src/doctor/models/measure-model.ts";
import { modelsReport } from "../../../src/doctor/models/models-report.ts";
import type { Probes } from "../../../src/doctor/models/probes.ts";
import { judge } from "../../../src/eval/judge.ts";
import { summarise } from "../../../src/eval/summary.ts";
import { UserError } from "../../../src/shared/errors.ts";

const COUNT = 100;
const questions = Array.from({ length: COUNT }, (_, i) => ({
  id: `${i}`,
  text: "?",
  answers: [],
  answerable: true,
  kind: null,
  about: null,
}));
const PROBES: Probes = {
  collection: { folder: "", modifiedMs: 0, documents: [], questions, relevance: new Map() },
  articles: 1234,
  read: 110,
  languages: new Map([
    ["en", 100],
    ["fr", 2],
    ["de", 8],
  ]),
  passages: 5000,
};

/** A model that finds so many of the probes first, and the others second. */
function figures(model: string, first: number, more: Partial<ModelFigures> = {}): ModelFigures {
  const judgements = questions.map((question, i) => {
    const ranking = [i < first ? "right" : "x", i < first ? "x" : "right"];
    const documents = ranking.map((document) => ({ document, score: 1 }));
    return judge(question, documents, new Map([["right", 1]]), null);
  });
  const { hit1, mrr10 } = summarise(judgements);
  return {
    model,
    byBoth: { hit1: hit1!, mrr10: mrr10! },
    judgements,
    byMeaning: 0.71,
    byWords: { hit1: 0.4, mrr10: 0.55 },
    passagesPerSecond: 211.4,
    questionMs: 1.25,
    dimensions: 384,
    modelBytes: 15.6e6,
    indexBytes: 34.2e6,
    languages: ["en"],
    ...more,
  };
}

const HALF = new UserError(
  "MODEL_UNUSABLE",
  "config.json is missing.",
  "Delete it to fetch it again.",
);

test("is a table, best first, with what no model has a part in below", () => {
  const multilingual = figures("owner/multilingual", 90, { languages: null, questionMs: 12 });
  const report = modelsReport(
    PROBES,
    [figures("quotewell-mini", 60), multilingual],
    [{ model: "owner/half", error: HALF }],
    "quotewell-mini",
  );
  expect(`\n${report.join("\n")}\n`).toMatchInlineSnapshot(`
    "
    100 sentences of 1,234 articles; each should find, among all, the passage that it was taken out of.
    Less than 10 points between two models may be chance.

    model                    first  MRR  by meaning  passages/s  ms a question  MB  numbers  index, MB  languages
    owner/multilingual        90 %  .95         .71         211             12  16      384         34  many, or not known
    quotewell-mini (in use)   60 %  .80         .71         211            1.3  16      384         34  English
    words alone               40 %  .55

    owner/half was not measured: config.json is missing. Delete it to fetch it again.
    quotewell-mini does not know the language of 10 of 110 articles (German, French): those are found by their words alone.
    → Set EMBEDDING_MODEL=owner/multilingual in .env; the next run builds the index again.
    "
  `);
});

test("says where an unexpected error happened, one line for each of its stack", () => {
  const error = new TypeError("ids is not iterable");
  const lines = modelsReport(PROBES, [], [{ model: "owner/odd", error }], "quotewell-mini");
  expect(lines[0]).toBe("owner/odd was not measured: TypeError: ids is not iterable");
  expect(lines[1]).toMatch(/^ +at .*models-report\.test\.ts/);
});

describe("what to set", () => {
  const adviceOn = (measured: readonly ModelFigures[], inUse = "quotewell-mini") =>
    modelsReport(PROBES, measured, [], inUse).at(-1);

  test("is the best model, if its lead is no chance", () => {
    const [mini, better] = [figures("quotewell-mini", 60), figures("owner/better", 80)];
    expect(adviceOn([mini, better])).toMatch(/^→ Set EMBEDDING_MODEL=owner\/better in \.env/);
    expect(adviceOn([mini, better], "owner/better")).toMatch(/^→ Keep EMBEDDING_MODEL=owner/);
    const hardly = figures("owner/hardly", 62);
    expect(adviceOn([mini, hardly])).toBe(
      "→ Keep EMBEDDING_MODEL=quotewell-mini: the lead of owner/hardly may be chance.",
    );
  });

  test("is the best model where the one in use can't be measured", () => {
    expect(adviceOn([figures("quotewell-mini", 60)], "owner/broken")).toMatch(
      /^→ Set EMBEDDING_MODEL=quotewell-mini/,
    );
  });
});
