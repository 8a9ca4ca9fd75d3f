import { extname } from "node:path";
import { ALLOW_WRITING } from "../arrival/folder/disk-errors.ts";
import { reasonInWords } from "../glossary/reasons.ts";
import { folderSource } from "../ingest/folder/folder-source.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../terminal/findings.ts";
import { isWritable } from "./arrival.ts";

/** Can the articles folder be read, what does it contain, and what will be skipped? */
export async function checkArticles(config: Config): Promise<Finding[]> {
  const { articlesDir } = config;
  const { entries, skipped } = await folderSource(articlesDir, config).list();
  const findings: Finding[] = [];
  if (entries.length === 0)
    findings.push({
      level: "problem",
      text: `${articlesDir} has no articles`,
      todo: "Put .txt, .md, .html, .mhtml, .pdf or .docx files there, or set ARTICLES_DIR to another folder.",
    });
  else
    findings.push({
      level: "good",
      text: `${entries.length.toLocaleString("en")} articles in ${articlesDir} (${kinds(entries)})`,
    });
  if (config.addInServers.length > 0 && !isWritable(articlesDir))
    findings.push({
      level: "warning",
      text: `ADD_IN_SERVERS is set, but articles can't be added to ${articlesDir}`,
      todo: ALLOW_WRITING,
    });
  const [first] = skipped;
  if (first) {
    const others = skipped.length > 1 ? ` (the first of ${skipped.length} skipped files)` : "";
    findings.push({
      level: "warning",
      text: `${first.id} ${reasonInWords(first.reason)}${others}`,
      todo: "Fix it or move it elsewhere; npm run index names every skipped file.",
    });
  }
  return findings;
}

/** Such as "8 .md, 2 .txt". */
function kinds(entries: readonly { readonly id: string }[]): string {
  const counts = new Map<string, number>();
  for (const { id } of entries) {
    const kind = extname(id).toLowerCase();
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return sorted.map(([kind, count]) => `${count} ${kind}`).join(", ");
}
