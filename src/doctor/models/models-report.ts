import type { Judgement } from "../../eval/judge.ts";
import { mean, reciprocalRankAt } from "../../eval/metrics.ts";
import { UserError } from "../../shared/errors.ts";
import type { ModelFigures, Quality } from "./measure-model.ts";
import type { Probes } from "./probes.ts";

/** A model that could not be measured, because of this error. */
export type Unmeasured = { readonly model: string; readonly error: unknown };

/** The figures of the models as a table, best first, and what to set. @param inUse the model of EMBEDDING_MODEL */
export function modelsReport(
  probes: Probes,
  measured: readonly ModelFigures[],
  unmeasured: readonly Unmeasured[],
  inUse: string,
): string[] {
  const failures = unmeasured.flatMap(failureLines);
  const [first] = measured;
  if (first === undefined) return failures;
  const ranked = measured.toSorted((a, b) => b.byBoth.mrr10 - a.byBoth.mrr10);
  const { articles, collection } = probes;
  const asked = collection.questions.length;
  return [
    `${asked} sentences of ${articles.toLocaleString("en")} articles; each should find, among all, the passage that it was taken out of.`,
    `Less than ${Math.round(100 / Math.sqrt(asked))} points between two models may be chance.`,
    "",
    ...table([
      HEAD,
      ...ranked.map((figures) => rowOf(figures, inUse)),
      ["words alone", ...qualityCells(first.byWords), ...HEAD.slice(3).map(() => "")],
    ]),
    "",
    ...failures,
    ...ranked.flatMap((figures) => foreignLine(figures, probes)),
    advice(ranked, inUse),
  ];
}

const HEAD = [
  "model",
  "first",
  "MRR",
  "by meaning",
  "passages/s",
  "ms a question",
  "MB",
  "numbers",
  "index, MB",
  "languages",
];

function rowOf(figures: ModelFigures, inUse: string): string[] {
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
  const { model, languages, questionMs, indexBytes } = figures;
  return [
    model === inUse ? `${model} (in use)` : model,
    ...qualityCells(figures.byBoth),
    points(figures.byMeaning),
    figures.passagesPerSecond.toFixed(0),
    questionMs.toFixed(questionMs < 10 ? 1 : 0),
    megabytes(figures.modelBytes),
    String(figures.dimensions),
    indexBytes < 1e6 ? "1" : megabytes(indexBytes),
    languages === null ? "many, or not known" : languages.map(nameOf).join(", "),
  ];
}

function qualityCells({ hit1, mrr10 }: Quality): string[] {
  return [`${Math.round(100 * hit1)} %`, points(mrr10)];
}

function failureLines({ model, error }: Unmeasured): string[] {
  return `${model} was not measured: ${reasonOf(error)}`.split("\n");
}

/** What is wrong and what to do, or the stack of an unexpected error. */
function reasonOf(error: unknown): string {
  if (error instanceof UserError) return `${error.message} ${error.hint}`;
  return (error instanceof Error && error.stack) || String(error);
}

/** Without a leading zero. */
function points(share: number): string {
  return share.toFixed(2).replace(/^0/, "");
}

/** The first and last columns are aligned left, numbers right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, i) => Math.max(...rows.map((row) => row[i]!.length)));
  return rows.map((row) =>
    row
      .map((cell, i) => {
        const isText = i === 0 || i === row.length - 1;
        return isText ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!);
      })
      .join("  ")
      .trimEnd(),
  );
}

function nameOf(language: string): string {
  return new Intl.DisplayNames("en", { type: "language" }).of(language) ?? language;
}

function foreignLine({ model, languages: known }: ModelFigures, probes: Probes): string[] {
  const foreign = [...probes.languages]
    .filter(([language]) => known !== null && !known.includes(language))
    .sort(([, a], [, b]) => b - a);
  const articles = foreign.reduce((sum, [, count]) => sum + count, 0);
  if (articles === 0) return [];
  const names = foreign.map(([language]) => nameOf(language)).join(", ");
  return [
    `${model} does not know the language of ${articles} of ${probes.read} articles (${names}): those are found by their words alone.`,
  ];
}

function advice(ranked: readonly ModelFigures[], inUse: string): string {
  const best = ranked[0]!;
  const used = ranked.find(({ model }) => model === inUse);
  if (best === used) return `→ Keep EMBEDDING_MODEL=${inUse}: none of the others is better here.`;
  if (used && !isSurelyBetter(best.judgements, used.judgements))
    return `→ Keep EMBEDDING_MODEL=${inUse}: the lead of ${best.model} may be chance.`;
  return `→ Set EMBEDDING_MODEL=${best.model} in .env; the next run builds the index again.`;
}

/** Better by more than twice the standard error of the mean difference in reciprocal rank, question by question. */
function isSurelyBetter(better: readonly Judgement[], than: readonly Judgement[]): boolean {
  const differences = better.map((judgement, i) => rankIn(judgement) - rankIn(than[i]!));
  const difference = mean(differences);
  const variance = mean(differences.map((one) => (one - difference) ** 2));
  return difference > 2 * Math.sqrt(variance / differences.length);
}

function rankIn({ ranking, grades }: Judgement): number {
  return reciprocalRankAt(
    10,
    ranking.map(({ document }) => document),
    grades,
  );
}
