import { createHmac, timingSafeEqual } from "node:crypto";

/** What pressing a button asks for. `answer` is the id of a row in the store, pages count from 0. */
export type Press =
  | AnswerPress
  /** Turn the list of articles; `collection` is its `tagOf`, empty for all articles. */
  | { readonly kind: "articles"; readonly collection: string; readonly page: number }
  | { readonly kind: "gaps"; readonly page: number };

/** The same for the buttons of an answer. */
export type AnswerPress =
  /** Show the presser the passages after the first ones. */
  | { readonly kind: "more"; readonly answer: string }
  /** Turn the message to another page of passages. */
  | { readonly kind: "page"; readonly answer: string; readonly page: number }
  /** Show the presser what stands around a quote; `quote` counts the answer's quotes from 0. */
  | { readonly kind: "context"; readonly answer: string; readonly quote: number }
  | { readonly kind: "vote"; readonly answer: string; readonly vote: "up" | "down" }
  | { readonly kind: "delete"; readonly answer: string }
  | { readonly kind: "share"; readonly answer: string };

/** Ids of another version come from an older bot and are refused: their buttons are stale. */
const VERSION = "1";

/** Base64url characters of the signature: 96 bits. */
const SIGNATURE_LENGTH = 16;

/**
 * The custom_id of a button: its meaning in the open, then a signature, so that the bot only acts on
 * ids that it wrote itself. At most 100 characters for answer ids of up to 32.
 *
 * @param secret key of the signature, at least 32 bytes
 */
export function sealPress(press: Press, secret: Uint8Array): string {
  const plain = [VERSION, ...fieldsOf(press)].join(".");
  return `${plain}.${signature(plain, secret)}`;
}

/** What a custom_id means, or `null` for one that is forged, damaged or of another version. */
export function readPress(customId: string, secret: Uint8Array): Press | null {
  const end = customId.lastIndexOf(".");
  const plain = customId.slice(0, Math.max(0, end));
  const given = Buffer.from(customId.slice(end + 1));
  const right = Buffer.from(signature(plain, secret));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [version, ...fields] = plain.split(".");
  return version === VERSION ? pressOf(fields) : null;
}

function fieldsOf(press: Press): (string | number)[] {
  switch (press.kind) {
    case "more":
    case "delete":
    case "share":
      return [press.kind, press.answer];
    case "page":
      return [press.kind, press.answer, press.page];
    case "context":
      return [press.kind, press.answer, press.quote];
    case "vote":
      return [press.kind, press.answer, press.vote];
    case "articles":
      return [press.kind, press.collection, press.page];
    case "gaps":
      return [press.kind, press.page];
  }
}

function pressOf([kind, first = "", second = ""]: readonly string[]): Press | null {
  switch (kind) {
    case "more":
    case "delete":
    case "share":
      return { kind, answer: first };
    case "page":
      return { kind, answer: first, page: Number(second) };
    case "context":
      return { kind, answer: first, quote: Number(second) };
    case "vote":
      return { kind, answer: first, vote: second === "up" ? "up" : "down" };
    case "articles":
      return { kind, collection: first, page: Number(second) };
    case "gaps":
      return { kind, page: Number(first) };
    default:
      return null;
  }
}

function signature(plain: string, secret: Uint8Array): string {
  return createHmac("sha256", secret).update(plain).digest("base64url").slice(0, SIGNATURE_LENGTH);
}
