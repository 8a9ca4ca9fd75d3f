import type { BuildReport } from "../building.ts";
import { shownAddress } from "../databases/postgres/address.ts";
import { KNOWN_MODELS } from "../embed/model/known-models.ts";
import type { LocalEmbedder } from "../embed/open-embedder.ts";
import { takeSettings } from "../settings/take-settings.ts";
import { indexReportLines, languageNote } from "../terminal/index-report.ts";
import { pageFor } from "../terminal/page.ts";
import { progressView } from "../terminal/progress.ts";
import { openModel } from "./open-model.ts";
import { updateIndex } from "./up-to-date.ts";

export type IndexOptions = { readonly full?: boolean };

/** `index`: bring the index up to date and tell what was done. 1 if a file was skipped. */
export async function runIndex(options: IndexOptions): Promise<number> {
  const config = takeSettings();
  const view = progressView(process.stderr);
  const embedder = await openModel(config, view);
  try {
    const report = await updateIndex(config, embedder, view, options);
    const lines = indexReportLines(report, pageFor(process.stdout).style);
    console.log([...lines, ...languageLines(report, embedder, process.stdout)].join("\n"));
    const { storeUrl } = config;
    if (storeUrl !== null) console.log(`It answers from the database ${shownAddress(storeUrl)}.`);
    return report.skipped.length > 0 ? 1 : 0;
  } finally {
    await embedder.close();
  }
}

/** What the model will do badly with the languages of the articles. */
export function languageLines(
  report: BuildReport,
  { facts }: LocalEmbedder,
  stream: NodeJS.WriteStream,
): string[] {
  const foreign = Object.entries(report.languages)
    .filter(([language]) => facts.languages === "en" && language !== "en")
    .map(([language, articles]) => ({ language, articles }))
    .sort((a, b) => b.articles - a.articles);
  const multilingual = KNOWN_MODELS.filter(({ languages }) => languages === "multilingual");
  return languageNote(
    foreign,
    facts.name,
    multilingual.map(({ name }) => name),
    pageFor(stream, Number.POSITIVE_INFINITY),
  );
}
