import type { Quote } from "../../../glossary/domain.ts";

/** What the link of a quote depends on. */
export type Linked = Pick<Quote, "text" | "highlights" | "place"> & {
  readonly article: { readonly url: string | null };
};

/** Characters at each end of a sentence that are considered. */
const LOOKED_AT = 200;

/** Of the encoded sentence, and of its first and its last words where it is longer; UTF-16 code units. */
const LONGEST_WHOLE = 160;
const LONGEST_END = 80;

/**
 * The address of the first highlight of a quote: the page of a PDF, or the very sentence on a web page by a text
 * fragment (https://wicg.github.io/scroll-to-text-fragment/). A browser that can't find the words shows the page.
 *
 * @returns the article's own address if no part of it can be addressed; `null` if it has no address that may be a link
 */
export function exactLink({ article, text, highlights: [first], place }: Linked): string | null {
  const url = article.url === null ? null : webAddress(article.url);
  if (url === null) return null;
  if (place.page !== undefined) url.hash = `page=${place.page}`;
  else if (first !== undefined && place.gap === undefined) {
    const directive = textDirective(text.slice(first.start, first.end));
    const [own = ""] = url.hash.split(":~:");
    if (directive !== null) url.hash = `${own || "#"}:~:${directive}`;
  }
  return url.href;
}

/** The address of an article, if it may be a link. */
export function addressOf({ url }: { readonly url: string | null }): string | null {
  return url === null ? null : (webAddress(url)?.href ?? null);
}

/** An address of the web, without a password. */
function webAddress(url: string): URL | null {
  if (!URL.canParse(url)) return null;
  const address = new URL(url);
  const { protocol, username, password } = address;
  return /^https?:$/.test(protocol) && username === "" && password === "" ? address : null;
}

/**
 * `text=` with a sentence, or with its first and last words. Both begin and end with a word, because the page may have
 * different punctuation marks around it.
 */
function textDirective(sentence: string): string | null {
  if (/\p{Surrogate}/u.test(sentence)) return null;
  const isCut = sentence.length > LOOKED_AT;
  const head = wordsIn(sentence.slice(0, LOOKED_AT)).slice(0, isCut ? -1 : undefined);
  const tail = wordsIn(sentence.slice(-LOOKED_AT)).slice(isCut ? 1 : 0);
  const [first, last] = [head[0], tail.at(-1)];
  if (first === undefined || last === undefined) return null;
  const before = isCut ? sentence.length - LOOKED_AT : 0;
  const fits = (words: string, longest = LONGEST_END) => words.length <= longest;
  const whole = isCut ? null : encoded(sentence.slice(first.start, last.end));
  if (whole !== null && fits(whole, LONGEST_WHOLE)) return `text=${whole}`;
  const starts = head.map(({ end }) => encoded(sentence.slice(first.start, end)));
  const ends = tail.map(({ start }) => encoded(sentence.slice(before + start, before + last.end)));
  const start = starts.findLast((words) => fits(words));
  const end = ends.find((words) => fits(words));
  return start === undefined || end === undefined ? null : `text=${start},${end}`;
}

/** The positions of the words in a short text. */
function wordsIn(text: string) {
  const segments = [...new Intl.Segmenter("en", { granularity: "word" }).segment(text)];
  return segments
    .filter(({ isWordLike }) => isWordLike)
    .map(({ index, segment }) => ({ start: index, end: index + segment.length }));
}

/** Percent-encoded, including the characters that are special in a directive, in Markdown or in a terminal. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[-_!~*'()]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
