import type { Answer, ArticleInfo, CloseReader, Hit, Quote } from "../glossary/domain.ts";
import { confidenceOf, verdictOf } from "./confidence.ts";
import { quoteOf } from "./quote.ts";

/** A further quote must score at least this share of the first one's score. */
const WORTH_SHOWING = 0.5;

/** Factor on a second quote of the same article, so that different sources are preferred. */
const SAME_ARTICLE = 0.8;

/** Hits considered for each wanted quote: some overlap, and some are from the same article. */
const HITS_A_QUOTE = 4;

/** Articles named when nothing was found. */
const CLOSEST = 3;

/** Turns hits, best first, into an answer of at most `top` quotes. */
export function compose(hits: readonly Hit[], top: number, reader: CloseReader): Answer {
  const confidence = confidenceOf(hits, reader);
  const kind = verdictOf(confidence, reader);
  if (kind === "not-found") return { kind, confidence, closest: closestArticles(hits) };
  return { kind, confidence, quotes: chooseQuotes(hits, top, reader) };
}

function chooseQuotes(hits: readonly Hit[], top: number, reader: CloseReader): Quote[] {
  const chosen: Quote[] = [];
  const least = (hits[0]?.score ?? 0) * WORTH_SHOWING;
  const considered = hits.slice(0, HITS_A_QUOTE * top).flatMap((hit) => [hit, ...hit.variants]);
  const open = new Set(considered.filter(({ score }) => score >= least));
  while (chosen.length < top && open.size > 0) {
    const [next] = [...open].sort((a, b) => worth(b, chosen) - worth(a, chosen));
    open.delete(next!);
    const quote = quoteOf(next!, reader);
    if (!chosen.some((other) => overlap(quote, other))) chosen.push(quote);
  }
  return chosen;
}

function worth(hit: Hit, chosen: readonly Quote[]): number {
  const sameArticle = chosen.some(({ article }) => article.id === hit.article.id);
  return sameArticle ? hit.score * SAME_ARTICLE : hit.score;
}

function overlap(a: Quote, b: Quote): boolean {
  return a.article.id === b.article.id && a.span.start < b.span.end && b.span.start < a.span.end;
}

function closestArticles(hits: readonly Hit[]): ArticleInfo[] {
  const articles = new Map(hits.map(({ article }) => [article.id, article]));
  return [...articles.values()].slice(0, CLOSEST);
}
