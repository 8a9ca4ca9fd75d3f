import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseSync, Visitor } from "oxc-parser";
import { check } from "recheck";

/** A regular expression of the program. */
type Pattern = { readonly file: string; readonly source: string; readonly flags: string };

const DIST = "dist";
/** Rooms whose patterns see articles and questions, with all that is in them. */
const ROOMS = ["shared/text", "arrival", "ingest", "index", "retrieve", "answer"];
const PATIENCE_MS = 10_000;

/**
 * Patterns that are not judged, by how they start, and what bounds the text they see.
 */
const BOUNDED: readonly (readonly [file: string, start: string, why: string])[] = [
  ["arrival/safe-name.js", "^[\\s.~$-]+", "1,000 characters"],
  ["arrival/web/public-address.js", "%.*$", "addresses of this machine"],
  ["ingest/text/abbreviations.js", "[\\p{L}\\p{M}.-]+$", "40 characters"],
  ["ingest/text/decode.js", "<meta[^>]", "the first 8 KB"],
  ["ingest/metadata/front-matter.js", '[*_"]+$', "300 characters"],
  ["ingest/metadata/front-matter.js", "^[*_]*", "400 characters"],
  ["ingest/html/page-metadata.js", "^(.{15,}?)", "spaces are single"],
  ["ingest/text/join-lines.js", "(\\p{L}", "60 characters"],
  ["ingest/text/text-blocks.js", "\\[([^", "each part ends before the next can begin"],
  ["ingest/metadata/published.js", "\\d{4}", "24 words"],
  ["ingest/metadata/stated-date.js", "(?:^|[|•", "24 words"],
  ["ingest/metadata/stated-date.js", "^(?:", "24 words"],
  ["ingest/metadata/publisher.js", "^", "300 characters"],
  ["ingest/metadata/title.js", "\\s+\\S*$", "90 characters"],
  ["ingest/metadata/title.js", "[\\s,;:", "90 characters"],
  ["ingest/clean/reads-as-caption.js", "[([][^", "200 characters"],
  ["ingest/clean/reads-as-caption.js", "\\b(?:(?:AP|", "200 characters"],
  ["ingest/clean/reads-as-caption.js", "\\p{Lu}", "names of 40 letters"],
  ["ingest/clean/reads-as-caption.js", "[.!?…»", "200 characters"],
  ["ingest/clean/notices.js", "^", "35 words"],
  ["ingest/clean/notices.js", "\\b", "120 words"],
  ...["de", "en", "es", "fr"].flatMap((language): [string, string, string][] => [
    // "How much does it cost": asked.
    [`shared/text/languages/${language}.js`, "^(?=.*", "the 2,000 characters of a question"],
    // Durations and dates shown, and names among German nouns.
    [`shared/text/languages/${language}.js`, "(?:\\d|(?<!", "a sentence of 100 words"],
    [`shared/text/languages/${language}.js`, "\\b(?:1[0-9]", "a sentence of 100 words"],
    [`shared/text/languages/${language}.js`, "\\p{Lu}[", "a sentence of 100 words"],
    [`shared/text/languages/${language}.js`, "^(?:", "35 words"],
  ]),
  ["shared/text/languages/en.js", "(\\d|\\b(", "a sentence of 100 words"],
  ["shared/text/languages/es.js", "\\b\\d{1,2}[:.]", "a sentence of 100 words"],
  ["shared/text/languages/de.js", "(?<!\\p{L})(?:wer", "the 2,000 characters of a question"],
  ["shared/text/languages/es.js", "(?<!\\p{L})(?:quién", "the 2,000 characters of a question"],
  ["shared/text/ends-sentence.js", "[\"'”", "60 characters"],
  ["shared/text/ends-sentence.js", "[\\p{Sentence_Terminal}", "60 characters"],
  ["shared/text/ends-sentence.js", "[?？", "60 characters"],
  ["ingest/clean/teasers.js", "^", "25 words"],
  ["retrieve/question/cues.js", '"([^"]', "the 2,000 characters of a question"],
  ["retrieve/question/names.js", "(^|[.?!]", "the 2,000 characters of a question"],
  ["shared/text/dates/dated-question.js", "^(.*?)", "the 2,000 characters of a question"],
  ["shared/text/dates/dated-question.js", "[?!,;.]*$", "the 2,000 characters of a question"],
  ["shared/text/dates/relative-periods.js", "(?<![", "the 2,000 characters of a question"],
  ["shared/text/follow-up.js", "\\b(?:is|was|isn't", "the 2,000 characters of a question"],
  ["shared/text/follow-up.js", "(?<=\\S\\s+)", "the 2,000 characters of a question"],
];

/**
 * What recheck finds among the compiled patterns: those whose time grows faster than the text, except
 * where the text is bounded, and those that it can't judge in time.
 */
export async function findSlowPatterns(): Promise<{ judged: number; slow: string[] }> {
  const slow: string[] = [];
  const patterns = [...literals(), ...(await constructed())].filter(
    ({ file, source }) =>
      !BOUNDED.some(([name, start]) => name === file && source.startsWith(start)),
  );
  for (const { file, source, flags } of patterns) {
    const judged = await check(source, flags, { timeout: PATIENCE_MS });
    if (judged.status === "safe") continue;
    const what = judged.status === "vulnerable" ? judged.complexity.summary : "not judged in time";
    slow.push(`${file}: /${source}/${flags} is ${what}`);
  }
  return { judged: patterns.length, slow };
}

function codeFiles(): string[] {
  return ROOMS.flatMap((room) =>
    readdirSync(join(DIST, room), { encoding: "utf8", recursive: true })
      .filter((name) => name.endsWith(".js"))
      .map((name) => `${room}/${name}`),
  );
}

function literals(): Pattern[] {
  return codeFiles().flatMap((file) => {
    const found: Pattern[] = [];
    const { program } = parseSync(file, readFileSync(join(DIST, file), "utf8"));
    new Visitor({
      Literal(node) {
        if ("regex" in node && node.regex)
          found.push({ file, source: node.regex.pattern, flags: node.regex.flags });
      },
    }).visit(program);
    return found;
  });
}

/** The file that builds a pattern now: it may be loaded by the one that is imported. */
function builder(): string | undefined {
  const calls = new Error().stack?.matchAll(/\/dist\/((?!fuzz\/)[\w/.-]+\.js)/g) ?? [];
  return [...calls][0]?.[1];
}

/** Patterns built when their file is loaded. */
async function constructed(): Promise<Pattern[]> {
  const found: Pattern[] = [];
  const Ordinary = globalThis.RegExp;
  for (const file of codeFiles()) {
    const path = join(DIST, file);
    if (!readFileSync(path, "utf8").includes("new RegExp(")) continue;
    globalThis.RegExp = new Proxy(Ordinary, {
      construct(target, parts) {
        const made: RegExp = Reflect.construct(target, parts);
        found.push({ file: builder() ?? file, source: made.source, flags: made.flags });
        return made;
      },
    });
    await import(pathToFileURL(path).href);
    globalThis.RegExp = Ordinary;
  }
  return found;
}
