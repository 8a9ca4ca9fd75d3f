import { createHmac, timingSafeEqual } from "node:crypto";

/** The action of a button. `answer` is the id of a row in the store; pages count from 0. */
export type Press =
  | AnswerPress
  /** Turn the list of articles, by name or the newest first; `collection` is its `tagOf`, empty for all articles. */
  | { readonly kind: "articles"; readonly collection: string; readonly page: number }
  | { readonly kind: "latest"; readonly collection: string; readonly page: number }
  | { readonly kind: "gaps"; readonly page: number }
  /** Remove an added article, ask for a new file name, and (submitted form) rename it; `article` is its `tagOf`. */
  | { readonly kind: "removeAdded"; readonly article: string }
  | { readonly kind: "renameAdded"; readonly article: string }
  | { readonly kind: "renamed"; readonly article: string };

/** The actions of an answer's buttons. */
export type AnswerPress =
  /** Show the person who pressed it the passages behind the first ones. */
  | { readonly kind: "more"; readonly answer: string }
  /** Turn the message to another page of passages. */
  | { readonly kind: "page"; readonly answer: string; readonly page: number }
  /** Show the person who pressed it the text around a quote; `quote` counts the answer's quotes from 0. */
  | { readonly kind: "context"; readonly answer: string; readonly quote: number }
  | { readonly kind: "vote"; readonly answer: string; readonly vote: "up" | "down" }
  /** Reply when there is an answer. */
  | { readonly kind: "later"; readonly answer: string }
  | { readonly kind: "delete"; readonly answer: string }
  | { readonly kind: "share"; readonly answer: string };

/** The fields that follow the kind in an id, in order. */
const FIELDS = {
  more: ["answer"],
  page: ["answer", "page"],
  context: ["answer", "quote"],
  vote: ["answer", "vote"],
  later: ["answer"],
  delete: ["answer"],
  share: ["answer"],
  articles: ["collection", "page"],
  latest: ["collection", "page"],
  gaps: ["page"],
  removeAdded: ["article"],
  renameAdded: ["article"],
  renamed: ["article"],
} as const satisfies { readonly [kind in Press["kind"]]: readonly string[] };

/** Ids with another version are from an older bot, and are refused as stale. */
const VERSION = "1";

/** Base64url characters of the signature: 96 bits. */
const SIGNATURE_LENGTH = 16;

/**
 * The custom_id of a button: its action in plain text, followed by a signature, so that the bot acts only on ids that it wrote
 * itself. At most 100 characters for answer ids of up to 32.
 *
 * @param secret key of the signature, at least 32 bytes
 */
export function sealPress(press: Press, secret: Uint8Array): string {
  const values = new Map<string, string | number>(Object.entries(press));
  const fields = FIELDS[press.kind].map((name) => values.get(name));
  const plain = [VERSION, press.kind, ...fields].join(".");
  return `${plain}.${signature(plain, secret)}`;
}

/** The action of a custom_id; `null` if it is forged, damaged or of another version. */
export function readPress(customId: string, secret: Uint8Array): Press | null {
  const end = customId.lastIndexOf(".");
  const plain = customId.slice(0, Math.max(0, end));
  const given = Buffer.from(customId.slice(end + 1));
  const right = Buffer.from(signature(plain, secret));
  if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
  const [version, kind = "", ...values] = plain.split(".");
  if (version !== VERSION || !isKind(kind)) return null;
  const fields = FIELDS[kind].map((name, i) => {
    const value = values[i] ?? "";
    return [name, name === "page" || name === "quote" ? Number(value) : value];
  });
  return { kind, ...Object.fromEntries(fields) };
}

function isKind(kind: string): kind is Press["kind"] {
  return Object.hasOwn(FIELDS, kind);
}

function signature(plain: string, secret: Uint8Array): string {
  return createHmac("sha256", secret).update(plain).digest("base64url").slice(0, SIGNATURE_LENGTH);
}
