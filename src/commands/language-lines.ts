import { MULTILINGUAL_MODELS } from "../embed/model/known-models.ts";
import type { BuildReport } from "../glossary/building.ts";
import type { Embedder } from "../glossary/embedder.ts";
import { findingLines } from "../terminal/findings.ts";
import { languageFindings } from "../terminal/language-findings.ts";
import { pageFor } from "../terminal/page.ts";

/** Warnings about languages of the articles that the model does not know. */
export function languageLines(
  { languages }: BuildReport,
  embedder: Embedder,
  stream: NodeJS.WriteStream,
): string[] {
  const page = pageFor(stream, Number.POSITIVE_INFINITY);
  return languageFindings(languages, embedder, MULTILINGUAL_MODELS).flatMap((finding) =>
    findingLines(finding, page),
  );
}
