import type { Embedder } from "../glossary/embedder.ts";
import type { Languages } from "../glossary/library.ts";
import { foreignArticles, foreignList } from "../shared/text/foreign-articles.ts";
import type { Finding } from "./findings.ts";

/** A finding if some articles are in languages that the model does not know. */
export function languageFindings(
  languages: Languages,
  embedder: Pick<Embedder, "model" | "languages">,
  multilingualModels: readonly string[],
): Finding[] {
  const foreign = foreignArticles(languages, embedder);
  if (foreign.length === 0) return [];
  return [
    {
      level: "warning",
      text: `Found by their words alone, not by meaning, as ${embedder.model} does not know their language: ${foreignList(foreign)}`,
      todo: `Set EMBEDDING_MODEL to a multilingual model: ${multilingualModels.join(" or ")}.`,
    },
  ];
}
