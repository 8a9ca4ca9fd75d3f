import { extname } from "node:path";
import { Refusal } from "../../shared/refusal.ts";
import { printable } from "../../shared/text/printable.ts";
import type { Delivery } from "../add-article.ts";
import { isPage, type Kind, kindOfName, mayBe } from "../kinds.ts";
import { shownName } from "../shown-name.ts";
import { type Fetched, fetchUrl } from "./fetch-url.ts";
import { refusal } from "./refusal.ts";
import { respectRobots } from "./respect-robots.ts";
import type { Web } from "./web.ts";
import { withAddress } from "./with-address.ts";

/** MIME types of the kinds that are read. */
const KINDS: ReadonlyMap<string, Kind> = new Map([
  ["text/html", "html"],
  ["application/xhtml+xml", "html"],
  ["multipart/related", "mhtml"],
  ["application/x-mimearchive", "mhtml"],
  ["text/plain", "text"],
  ["text/markdown", "markdown"],
  ["application/pdf", "pdf"],
  ["application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"],
]);

/** MIME types that servers use for unknown content: the address then says more. */
const UNKNOWN = new Set(["", "application/octet-stream", "binary/octet-stream"]);

const ENDINGS: { readonly [kind in Kind]: string } = {
  html: ".html",
  mhtml: ".mhtml",
  text: ".txt",
  markdown: ".md",
  pdf: ".pdf",
  docx: ".docx",
};

/** An article from the web, ready to be added. */
export type FetchedArticle = Pick<Delivery, "bytes" | "name"> & { readonly url: string };

/**
 * Fetches the article at an address: only by http and https, only from the public web, and only if the site allows robots. The
 * address is written into the article, so that citations have it.
 *
 * @param address as somebody typed it
 * @throws Refusal with a code that begins with FETCH_; its message can be shown to that person
 */
export async function fetchArticle(address: string, web: Web): Promise<FetchedArticle> {
  const start = urlIn(address);
  const signal = web.deadline();
  const allow = (url: URL) => respectRobots(url, web, signal);
  const fetched = await fetchUrl(start, { ...web, signal, allow });
  const { status, body, url } = fetched;
  if (status !== 200) throw refusal("FETCH_FAILED", url, { code: "status", status });
  const { kind, charset } = typeOf(fetched);
  return {
    bytes: withAddress(kind, body, url.href, charset),
    name: `${nameIn(url)}${ENDINGS[kind]}`,
    url: url.href,
  };
}

function urlIn(address: string): URL {
  if (URL.canParse(address.trim())) return new URL(address.trim());
  throw new Refusal(
    "FETCH_ADDRESS",
    shownName(address),
    { code: "notAddress" },
    "Give an address that begins with https:// or http://.",
  );
}

/** The kind of a page, from what its server, its address and its bytes say. */
function typeOf({ headers, body, url }: Fetched): { kind: Kind; charset: string | null } {
  const [type = "", ...parameters] = (headers["content-type"] ?? "").split(";");
  const named = type.trim().toLowerCase();
  const kind = UNKNOWN.has(named) ? kindOfName(url.pathname) : KINDS.get(named);
  if (kind === undefined || kind === null)
    throw refusal(
      "FETCH_TYPE",
      url,
      named === "" ? { code: "noMimeType" } : { code: "unreadMimeType", type: printable(named) },
    );
  if (body.length === 0) throw refusal("FETCH_TYPE", url, { code: "empty" });
  if (!mayBe(kind, body) && !(kind === "text" && isPage(body)))
    throw refusal("FETCH_TYPE", url, { code: "otherMimeType" });
  const charset = /^\s*charset\s*=\s*"?([\w.:-]{1,40})"?\s*$/i;
  return {
    // Some servers call every page plain text.
    kind: kind === "text" && isPage(body) ? "html" : kind,
    charset: parameters.flatMap((one) => charset.exec(one)?.[1] ?? [])[0] ?? null,
  };
}

/** The last part of the path, without its ending; the host if there is none. */
function nameIn({ hostname, pathname }: URL): string {
  const last = pathname.split("/").findLast((part) => part !== "") ?? "";
  const name = decoded(last.slice(0, last.length - extname(last).length));
  return name === "" || /^index$/i.test(name) ? hostname : name;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    // It is not percent-encoded UTF-8.
    return part;
  }
}
