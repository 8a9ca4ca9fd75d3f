import type { Metadata } from "../draft.ts";
import { metadataFrom } from "../metadata/metadata-from.ts";
import { collapseSpaces } from "../text/words.ts";
import type { HtmlElement } from "./dom.ts";

type Fact = keyof Metadata;
type Named = readonly [fact: Fact, value: unknown];

/** Meta tags that state a fact, by `property`, `name` or `itemprop`; best first. */
const META: readonly (readonly [fact: Fact, names: string])[] = [
  ["title", "og:title headline dc.title dcterms.title citation_title twitter:title"],
  [
    "published",
    "article:published_time datepublished dcterms.issued dc.date.issued dc.date dcterms.date " +
      "dcterms.created citation_publication_date parsely-pub-date sailthru.date pubdate " +
      "publish-date publication_date date",
  ],
  [
    "publisher",
    "og:site_name dc.publisher dcterms.publisher citation_journal_title publisher source " +
      "application-name",
  ],
  ["url", "og:url"],
];

const ARTICLE_TYPE = /(Article|BlogPosting|Report|NewsStory)$/;

/** The URL that a page was saved or fetched from, in the comment that browsers and `/add` write above it. */
const SAVED_FROM = /<!--\s*saved from url=\(\d+\)(\S+)/i;

/**
 * The metadata that a page states: in JSON-LD, else in meta tags, else in visible elements. If the URL that it was
 * fetched from is known, it can't claim the URL of another site.
 *
 * @param url that it was fetched from; by default the one that the page begins with
 */
export function metadataOfPage(page: HtmlElement, html: string, url?: string): Metadata {
  const comment = SAVED_FROM.exec(html);
  const fetchedFrom = url ?? (comment?.index === 0 ? comment[1] : undefined);
  const metadata = metadataOf(page, fetchedFrom ?? comment?.[1]);
  return fetchedFrom !== undefined && hostOf(metadata.url) !== hostOf(fetchedFrom)
    ? { ...metadata, url: fetchedFrom }
    : metadata;
}

function hostOf(url: string | undefined): string | null {
  return url !== undefined && URL.canParse(url) ? new URL(url).host : null;
}

function metadataOf(page: HtmlElement, savedFrom: string | undefined): Metadata {
  return metadataFrom([
    ...linkedData(page).flatMap(factsOf),
    ["title", confirmedHeadline(page)],
    ...META.flatMap(([fact, names]) =>
      names.split(" ").map((name) => [fact, metaContent(page, name)] as const),
    ),
    ["published", publishedTime(page)],
    ["url", page.querySelector("link[rel=canonical]")?.getAttribute("href")],
    ["url", savedFrom],
    ["title", titleOfTab(page)],
    ["title", page.querySelector("h1")?.textContent],
    ["language", (page.querySelector("html[lang]") ?? page).getAttribute("lang")],
  ]);
}

/** The objects in the page's JSON-LD that describe an article. A publisher that is only referred to has its name. */
function linkedData(page: HtmlElement): Record<string, unknown>[] {
  const found: Record<string, unknown>[] = [];
  const names = new Map<unknown, unknown>();
  const collect = (value: unknown) => {
    if (Array.isArray(value)) value.forEach(collect);
    if (typeof value !== "object" || value === null) return;
    const item = value as Record<string, unknown>;
    if ([item["@type"]].flat().some((type) => ARTICLE_TYPE.test(String(type)))) found.push(item);
    if (item.name !== undefined) names.set(item["@id"], item.name);
    collect(item["@graph"]);
  };
  for (const script of page.querySelectorAll("script[type='application/ld+json']")) {
    try {
      collect(JSON.parse(script.textContent));
    } catch {
      // Many pages have broken JSON-LD; their meta tags state the same.
    }
  }
  return found.map((item) => {
    const reference = item.publisher as { readonly "@id"?: unknown } | null | undefined;
    const name = reference?.["@id"] === undefined ? undefined : names.get(reference["@id"]);
    return name === undefined ? item : { ...item, publisher: name };
  });
}

function factsOf(item: Record<string, unknown>): Named[] {
  return [
    ["title", item.headline],
    ["published", item.datePublished],
    ["publisher", item.publisher],
    ["url", item.url ?? item.mainEntityOfPage],
    ["language", item.inLanguage],
  ];
}

function metaContent(page: HtmlElement, wanted: string): string | null {
  for (const meta of page.querySelectorAll("meta[content]")) {
    const names = ["property", "name", "itemprop"].map((key) => meta.getAttribute(key));
    if (names.some((name) => name?.toLowerCase() === wanted)) return meta.getAttribute("content");
  }
  return null;
}

/** The date of the first `<time>` in the article; elsewhere it may belong to a teaser or a comment. `null` if there is none. */
function publishedTime(page: HtmlElement): string | null {
  const time =
    page.querySelector("time[itemprop=datePublished], time[pubdate]") ??
    page.querySelector("article time[datetime], main time[datetime], header time[datetime]");
  return time?.getAttribute("datetime") ?? null;
}

/** The first `<h1>` with which `og:title` or `<title>` starts: the headline without the site's name. */
function confirmedHeadline(page: HtmlElement): string | undefined {
  const titles = [metaContent(page, "og:title"), page.querySelector("title")?.textContent];
  const headlines = [...page.querySelectorAll("h1")].map((h1) => collapseSpaces(h1.textContent));
  return headlines.find((headline) =>
    titles.some(
      (title) =>
        headline !== "" &&
        collapseSpaces(title ?? "")
          .toLowerCase()
          .startsWith(headline.toLowerCase()),
    ),
  );
}

/** The page's `<title>` without the site's name after a bar or dash: "Talks begin | The Post". */
function titleOfTab(page: HtmlElement): string {
  const title = collapseSpaces(page.querySelector("title")?.textContent ?? "");
  const cut = /^(.{15,}?)\s+[|–—·-]\s+[^|–—·]{2,40}$/.exec(title)?.[1];
  return cut ?? title;
}
