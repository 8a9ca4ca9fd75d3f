import { isUtf8 } from "node:buffer";
import { analyse } from "chardet";
import iconv from "iconv-lite";
import type { Reason } from "../../glossary/reasons.ts";
import { Unreadable } from "../draft.ts";

/** Line ends of all systems, and the page and line breaks that word processors leave in text. */
const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const CONTROLS = /[\p{Cc}\uFEFF]/gu;
/** Content with a larger share of control characters is not text; random bytes have about 0.1. */
const MOST_CONTROLS = 0.05;
/** Least share of zero bytes in UTF-16: Cyrillic has them only in spaces and line ends. */
const LEAST_ZEROS = 0.04;
/** Where a page declares its encoding; browsers search the first 1024 bytes, but saved pages may have more text above it. */
const META_CHARSET = /<meta[^>]{1,200}charset\s*=[\s"']*([\w:.-]+)/i;
const META_WINDOW_BYTES = 8192;
/** Enough for letter frequencies. */
const SAMPLE_BYTES = 65_536;
/** Below this confidence (0..100), a guess at a legacy encoding is worse than the most common one. */
const LEAST_CONFIDENCE = 20;
/** A superset of ISO 8859-1, which browsers also use in its place. */
const COMMONEST_LEGACY = "windows-1252";

/** Files of other types, by their first bytes. */
const OTHER_KINDS: readonly (readonly [start: string, reason: Reason])[] = [
  ["%PDF-", { code: "isPdf" }],
  ["{\\rtf", { code: "isRtf" }],
  ["PK\x03\x04", { code: "isZip" }],
  ["\xd0\xcf\x11\xe0", { code: "isOldOffice" }],
  ["From: <Saved by ", { code: "isMhtml" }],
];

/**
 * Decodes the bytes of a text file. Line ends become `\n`, control characters except tab are removed, all else stays as
 * written.
 *
 * The encoding is the one of the byte order mark; else UTF-16 if zero bytes indicate it; else UTF-8 if the bytes are
 * valid (legacy text almost never is) or nearly so (a truncated or patched file); else the declared one; else the one
 * that an HTML page declares; else the one that the letter frequencies suggest.
 *
 * Unicode is not normalised: a quote must match the file letter for letter, and the search folds composed and
 * decomposed letters itself.
 *
 * @param declared encoding, if something outside the bytes names one; unknown names are ignored
 * @throws Unreadable if the bytes are not text
 */
export function decode(bytes: Buffer, declared: string | null = null): string {
  const other = OTHER_KINDS.find(([start]) => bytes.toString("latin1", 0, start.length) === start);
  if (other !== undefined) throw new Unreadable(other[1]);
  const raw = iconv.decode(bytes, encodingOf(bytes, declared));
  const lines = raw.replace(LINE_ENDS, "\n");
  let controls = 0;
  const text = lines.replace(CONTROLS, (character) => {
    if (character === "\n" || character === "\t") return character;
    if (character !== "\uFEFF") controls++;
    return "";
  });
  if (controls > raw.length * MOST_CONTROLS) throw new Unreadable({ code: "notText" });
  return text;
}

function encodingOf(bytes: Buffer, declared: string | null): string {
  return (
    encodingOfMark(bytes) ??
    encodingOfZeroBytes(bytes) ??
    (isMostlyUtf8(bytes)
      ? "utf-8"
      : (legacyNamed(declared) ?? legacyNamed(namedIn(bytes)) ?? legacyEncodingOf(bytes)))
  );
}

function encodingOfMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

/** UTF-16 without a byte order mark: its spaces and line ends put zero bytes only at even or only at odd offsets. */
function encodingOfZeroBytes(bytes: Buffer): string | null {
  let even = 0;
  let odd = 0;
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) {
    if (at % 2 === 0) even++;
    else odd++;
  }
  if (even + odd < bytes.length * LEAST_ZEROS) return null;
  if (odd > 20 * even) return "utf-16le";
  if (even > 20 * odd) return "utf-16be";
  return null;
}

function isMostlyUtf8(bytes: Buffer): boolean {
  if (isUtf8(bytes)) return true;
  const text = bytes.toString("utf8");
  const broken = text.split("\uFFFD").length - 1;
  const intact = text.match(/[^\x00-\x7F\uFFFD]/gu)?.length ?? 0;
  return intact >= 4 * broken;
}

function namedIn(bytes: Buffer): string | null {
  return META_CHARSET.exec(bytes.toString("latin1", 0, META_WINDOW_BYTES))?.[1] ?? null;
}

function legacyNamed(name: string | null): string | null {
  if (name === null || /^utf/i.test(name) || !iconv.encodingExists(name)) return null;
  return supersetOf(name);
}

function legacyEncodingOf(bytes: Buffer): string {
  const [best] = analyse(bytes.subarray(0, SAMPLE_BYTES)).filter(
    ({ name }) => iconv.encodingExists(name) && name !== "UTF-8",
  );
  if (best === undefined || best.confidence < LEAST_CONFIDENCE) return COMMONEST_LEGACY;
  return supersetOf(best.name);
}

function supersetOf(name: string): string {
  return /^(iso-8859-1|latin1|us-ascii|ascii)$/i.test(name) ? COMMONEST_LEGACY : name;
}
