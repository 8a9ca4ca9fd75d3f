import { load } from "js-yaml";
import type { Metadata } from "../draft.ts";
import { isMetadataName, metadataFrom } from "./metadata-from.ts";

/** The metadata at the top of a text, and the text below. */
export type FrontMatter = { readonly metadata: Metadata; readonly body: string };

const FENCED = /^\s*---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)/;
const HEADER_LINE = /^[*_]*(\p{L}[\p{L} _-]{0,24}?)[*_]*:[*_]*[ \t]+"?(\S.{0,300})$/u;

/** What mail programs write above the headers of a message that is forwarded. */
const FORWARDED =
  /^(?:[-_ ]{2,20}(?:(?:forwarded|original|weitergeleitete|ursprüngliche|message) ?(?:message|nachricht|transféré)?[-_ ]{2,20})?|begin forwarded message:|anfang der weitergeleiteten nachricht:)$/i;

const LONGEST_HEADER = 400;

/**
 * Takes YAML front matter off a text. Front matter that is broken YAML ("title: Talks: day two") is
 * read line by line. A block between rules that names no metadata is text and stays.
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
 * Takes header lines ("Title: …", "Date: …") off the top of a text. A single one has to be followed by
 * a blank line, or it may be the first line of the prose; without text below they are the text.
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
    // Aliases within aliases make a few lines a billion values.
    const data = load(block, { maxAliases: 0 });
    return typeof data === "object" && data !== null ? Object.entries(data) : null;
  } catch {
    return null;
  }
}

/** The name of a list; its items follow on the next lines. */
const LIST_NAME = /^[\w -]{1,25}:\s*$/;

/** The "name: value" lines of broken YAML; empty if any line is something else, as it may be prose. */
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
