import type { Feed, FeedItem } from "../parsing/read-feed.ts";
import { type FetchedArticle, fetchArticle } from "../web/fetch-article.ts";
import type { Web } from "../web/web.ts";
import { withAddress } from "../web/with-address.ts";

/** An item as an article; its address is `null` if the feed has none. */
export type ItemArticle = Pick<FetchedArticle, "bytes" | "name"> & { readonly url: string | null };

/**
 * The article of a feed's item: its content in the feed or, if that is only a teaser, the page it links to.
 *
 * @param address of the feed
 * @throws UserError as `fetchArticle`
 */
export async function articleOfItem(
  item: FeedItem,
  feed: Feed,
  address: string,
  web: Web,
): Promise<ItemArticle> {
  const url = addressIn(item, address);
  if (item.isTeaser && url !== null) return fetchArticle(url, web);
  const page = Buffer.from(pageOf(item, feed));
  return {
    bytes: url === null ? page : withAddress("html", page, url, null),
    name: `${item.title ?? feed.title ?? ""}.html`,
    url,
  };
}

function addressIn({ url }: FeedItem, feed: string): string | null {
  if (url === null || !URL.canParse(url, feed)) return null;
  const absolute = new URL(url, feed);
  return absolute.protocol === "http:" || absolute.protocol === "https:" ? absolute.href : null;
}

/** A page with the item's content, and what the feed says about it as metadata. */
function pageOf({ title, published, content }: FeedItem, feed: Feed): string {
  const meta = (property: string, value: string | null) =>
    value === null ? "" : `<meta property="${property}" content="${escaped(value)}">\n`;
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8">
${meta("og:title", title)}${meta("article:published_time", published)}${meta("og:site_name", feed.title)}</head><body><article>
<h1>${escaped(title ?? "")}</h1>
${/<\w/.test(content) ? content : paragraphs(content)}
</article></body></html>
`;
}

function paragraphs(text: string): string {
  const texts = text.split(/\n\s*\n/);
  return texts.map((one) => `<p>${escaped(one)}</p>`).join("\n");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
