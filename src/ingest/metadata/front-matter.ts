import { load } from "js-yaml";
import type { Metadata } from "../draft.ts";
import { isMetadataName, metadataFrom } from "./metadata-from.ts";

/** The metadata at the top of a text, and the text below it. */
export type FrontMatter = { readonly metadata: Metadata; readonly body: string };

const FENCED = /^\s*---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const HEADER_LINE = /^[*_]*(\p{L}[\p{L} _-]{0,24}?)[*_]*:[*_]*[ \t]+"?(\S.{0,300})$/u;

/** The line that mail programs write above the headers of a forwarded message. */
const FORWARDED =
  /^(?:[-_ ]{2,20}(?:(?:forwarded|original|weitergeleitete|ursprüngliche|message) ?(?:message|nachricht|transféré)?[-_ ]{2,20})?|begin forwarded message:|anfang der weitergeleiteten nachricht:)$/i;

const LONGEST_HEADER = 400;

/**
 * Separates YAML front matter from a text. Invalid YAML ("title: Talks: day two") is read line by line. A block between
 * rules that contains no metadata stays in the text.
 */
export function takeFrontMatter(text: string): FrontMatter {
  const fenced = FENCED.exec(text);
  if (fenced === null) return { metadata: {}, body: text };
  const [all, block = ""] = fenced;
  const values = yamlOf(block) ?? linesOf(block);
  const isMetadata = block.trim() === "" || values.some(([name]) => isMetadataName(name));
  if (!isMetadata) return { metadata: {}, body: text };
  return { metadata: metadataFrom(values), body: text.slice(all.length) };
}

/**
 * Separates header lines ("Title: …", "Date: …") from the text below. A single one must be followed by a blank line,
 * because it may be the first line of the prose. Header lines without text below them stay in the text.
 */
export function takeHeaderLines(text: string): FrontMatter {
  const lines = text.split("\n");
  const values: [string, string][] = [];
  let bodyStart = 0;
  for (const [index, line] of lines.entries()) {
    if (line.trim() === "" || (values.length === 0 && FORWARDED.test(line.trim()))) continue;
    const header = headerOf(line);
    if (header === null || !isMetadataName(header[0])) break;
    values.push(header);
    bodyStart = index + 1;
  }
  const body = lines.slice(bodyStart).join("\n");
  const isSentence = values.length === 1 && (lines[bodyStart] ?? "").trim() !== "";
  if (values.length === 0 || isSentence || body.trim() === "") return { metadata: {}, body: text };
  return { metadata: metadataFrom(values), body };
}

function yamlOf(block: string): [string, unknown][] | null {
  try {
    // Nested aliases can expand a few lines to a billion values.
    const data = load(block, { maxAliases: 0 });
    return typeof data === "object" && data !== null ? Object.entries(data) : null;
  } catch {
    return null;
  }
}

/** The name of a list whose items follow on the next lines. */
const LIST_NAME = /^[\w -]{1,25}:\s*$/;

/** The "name: value" lines of invalid YAML; empty if there is any other line, because the block may be prose. */
function linesOf(block: string): [string, string][] {
  const lines = block.split("\n").filter((line) => /^[^\s#-]/.test(line) && !LIST_NAME.test(line));
  const headers = lines.map(headerOf).filter((header) => header !== null);
  return headers.length === lines.length ? headers : [];
}

function headerOf(line: string): [string, string] | null {
  if (line.length > LONGEST_HEADER) return null;
  const [, name, value] = HEADER_LINE.exec(line.trimEnd()) ?? [];
  return name === undefined || value === undefined ? null : [name, value.replace(/[*_"]+$/, "")];
}
