/** The only door to feedsmith. */
import { parseFeed } from "feedsmith";
import { plainText } from "./plain-text.ts";

/** An entry of a feed, as it says itself. */
export type FeedItem = {
  /** Tells it from the feed's others: its id, else its address. */
  readonly key: string;
  /** As written; may be relative to the feed's address. */
  readonly url: string | null;
  readonly title: string | null;
  /** As written. */
  readonly published: string | null;
  /** HTML or text: the longest that the feed has of it. */
  readonly content: string;
  /** Whether that is only the beginning of the article, or what it is about. */
  readonly isTeaser: boolean;
};

/** Shorter texts are teasers, and so are those that end like one. */
const LEAST_TEXT = 1200;
const ENDS_AS_TEASER =
  /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|read more|read the full (?:story|article)|continue reading|weiterlesen|lire la suite)\W{0,5}$/i;

export type Feed = {
  readonly title: string | null;
  /** In the feed's order, mostly newest first. */
  readonly items: readonly FeedItem[];
};

type Fields = { readonly [name: string]: unknown };

/**
 * Understands RSS, RDF, Atom and JSON feeds. Entities that a feed declares stay as they are written.
 *
 * @param most so many items are given, from the beginning
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

/** The text of a field, which some formats wrap. */
function textOf(field: unknown): string | null {
  if (typeof field === "string") return field.trim() || null;
  if (typeof field !== "object" || field === null) return null;
  const { value, encoded } = field as Fields;
  return textOf(encoded) ?? textOf(value);
}

/** Of an Atom entry: the page that it is about. */
function linkOf(links: unknown): string | null {
  if (!Array.isArray(links)) return null;
  const page = (links as Fields[]).find(({ rel }) => rel === undefined || rel === "alternate");
  return textOf(page?.href);
}

/** The id of an RSS item is its address unless it says that it is not. */
function permalinkOf(guid: unknown): string | null {
  const id = textOf(guid);
  const { isPermaLink } = (guid ?? {}) as Fields;
  return isPermaLink !== false && id !== null && /^https?:/i.test(id) ? id : null;
}
