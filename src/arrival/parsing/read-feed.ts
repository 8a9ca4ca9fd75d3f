/** The only file that imports feedsmith. */
import { parseFeed } from "feedsmith";
import { plainText } from "./plain-text.ts";

/** An entry of a feed, as the feed has it. */
export type FeedItem = {
  /** Identifies it within the feed: its id, or else its address. */
  readonly key: string;
  /** As written; may be relative to the feed's address. */
  readonly url: string | null;
  readonly title: string | null;
  /** As written. */
  readonly published: string | null;
  /** HTML or text: the longest version that the feed has. */
  readonly content: string;
  /** Whether that is only the beginning of the article or a summary. */
  readonly isTeaser: boolean;
};

/** Shorter texts count as teasers, and so do those that end like one. */
const LEAST_TEXT = 1200;
const ENDS_AS_TEASER =
  /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|read the full (?:story|article)|continue reading|weiterlesen|lire la suite)\W{0,5}$/i;

export type Feed = {
  readonly title: string | null;
  /** In the feed's order, usually newest first. */
  readonly items: readonly FeedItem[];
};

type Fields = { readonly [name: string]: unknown };

/**
 * Parses RSS, RDF, Atom and JSON feeds. Entities that a feed declares are not expanded.
 *
 * @param most largest number of items, from the beginning
 * @throws Error if it is none of these
 */
export function readFeed(text: string, most: number): Feed {
  const { feed } = parseFeed(text) as { readonly feed: Fields };
  const items = (feed.items ?? feed.entries ?? []) as readonly Fields[];
  return {
    title: titleIn(feed.title),
    items: items.slice(0, most).flatMap((item) => itemOf(item) ?? []),
  };
}

function itemOf(item: Fields): FeedItem | null {
  const url = textOf(item.link) ?? textOf(item.url) ?? linkOf(item.links) ?? permalinkOf(item.guid);
  const key = textOf(item.id) ?? textOf(item.guid) ?? url;
  if (key === null) return null;
  const contents = [
    item.content,
    item.content_html,
    item.content_text,
    item.description,
    item.summary,
  ];
  const texts = contents.flatMap((content) => textOf(content) ?? []);
  const content = texts.reduce(
    (longest, text) => (text.length > longest.length ? text : longest),
    "",
  );
  const plain = plainText(content);
  return {
    key,
    url,
    title: titleIn(item.title),
    published:
      textOf(item.pubDate) ??
      textOf(item.published) ??
      textOf(item.date_published) ??
      textOf((item.dc as Fields | undefined)?.date) ??
      textOf((item.dc as { readonly dates?: unknown[] } | undefined)?.dates?.[0]) ??
      textOf(item.updated),
    content,
    isTeaser: plain.length < LEAST_TEXT || ENDS_AS_TEASER.test(plain.slice(-60)),
  };
}

function titleIn(field: unknown): string | null {
  return plainText(textOf(field) ?? "") || null;
}

/** The text of a field, which some formats wrap in an object. */
function textOf(field: unknown): string | null {
  if (typeof field === "string") return field.trim() || null;
  if (typeof field !== "object" || field === null) return null;
  const { value, encoded } = field as Fields;
  return textOf(encoded) ?? textOf(value);
}

/** The address of an Atom entry's page. */
function linkOf(links: unknown): string | null {
  if (!Array.isArray(links)) return null;
  const page = (links as Fields[]).find(({ rel }) => rel === undefined || rel === "alternate");
  return textOf(page?.href);
}

/** The id of an RSS item is its address, unless `isPermaLink` is false. */
function permalinkOf(guid: unknown): string | null {
  const id = textOf(guid);
  const { isPermaLink } = (guid ?? {}) as Fields;
  return isPermaLink !== false && id !== null && /^https?:/i.test(id) ? id : null;
}
