import { LANGUAGES } from "../../shared/text/languages/languages.ts";
import type { PageBlock } from "./page-block.ts";

/** A pointer to another story, followed by its headline: "Read more: …", "More on Syria: …". */
const ENGLISH_LEAD =
  /^(?:read (?:more|also|next)|also read|see also|related(?: (?:articles?|stor(?:y|ies)|posts?|topics|content|coverage))?|more (?:on|from|about)\b.{0,40}|recommended(?: for you)?|you (?:may|might) also (?:like|enjoy)|don['’]t miss|watch (?:now|live)|up next|most (?:read|popular))\s*[:|»›→]/i;
const SHOUTED_LEAD = /^(?:READ|MORE|WATCH|RELATED|VIDEO|GALLERY)\s*[:|»›→]/;

/** The name of a list of other stories, alone on its line. */
const ENGLISH_LIST_NAME =
  /^(?:read (?:more|also|next)|related(?: (?:articles?|stories|posts|topics|content|coverage|links))?|more (?:stories|news|from .{2,30}|on this (?:story|topic))|recommended(?: for you)?|you (?:may|might) also (?:like|enjoy)|most (?:read|popular|viewed)|trending(?: now)?|top stories|up next|editors['’]? picks|suggested topics|explore more on these topics|filed under)\s*[:»›→|]?$/i;

/** "More information on Syria in …" at the end of a page. */
const POINTER =
  /^(?:more (?:information|news|stories|coverage)?|further (?:reading|information)) ?(?:on|about|from) \S/i;

const LEADS = [ENGLISH_LEAD, ...LANGUAGES.map(({ page }) => page.lead)];
const LIST_NAMES = [ENGLISH_LIST_NAME, ...LANGUAGES.map(({ page }) => page.listName)];
const isLead = (text: string) => LEADS.some((lead) => lead.test(text));
const isListName = (text: string) => LIST_NAMES.some((name) => name.test(text));

const TEASER_WORDS = 25;
/** Headlines may end with a question mark, but not with a full stop. */
const FULL_STOP = /[.!…]["'”’)]*$/u;
/** A line with a sentence end inside is prose. */
const INNER_STOP = /\p{Ll}{3}\.["'”’»)]*\s+["'“‘«(¿¡]*\p{Lu}/u;

/** Teasers for other stories: pointers, lists of headlines, and a lone headline between two paragraphs. */
export function findTeasers(page: readonly PageBlock[]): readonly PageBlock[] {
  const led = page.filter(({ text, words, ends, place, kind }) => {
    if (words > TEASER_WORDS || FULL_STOP.test(text)) return false;
    if (isLead(text) || SHOUTED_LEAD.test(text)) return true;
    if (isListName(text)) return kind !== "heading" || place === "after";
    return POINTER.test(text) && place === "after" && !ends;
  });
  return [...led, ...listed(page, new Set(led)), ...loneHeadlines(page)];
}

/** A list name that occurs more often is a button below each headline: "Read more". */
const MOST_LISTS = 2;
/** The name of a single story, unlike "Related stories". */
const ENGLISH_SINGLE = /^(?:read|related (?:article|story|post)$|up next)/i;
const SINGLES = [ENGLISH_SINGLE, /^(?:lesen|lire|à lire|voir|lea|lee|leer)\b/iu];
const isSingle = (text: string) => SINGLES.some((single) => single.test(text));
/** Among the prose, a shorter line may be the article's own cross-head. */
const LISTED_WORDS = 5;

/**
 * The headlines below the name of a list: all that follow it after the article. Among its prose only the first, and the
 * other long ones if the name is that of several; a question directly above a paragraph may be an interviewer's.
 */
function listed(page: readonly PageBlock[], leads: ReadonlySet<PageBlock>): PageBlock[] {
  let name: PageBlock | null = null;
  let last: PageBlock | undefined;
  const times = new Map<string, number>();
  for (const { text } of leads) times.set(text, (times.get(text) ?? 0) + 1);
  const isButton = ({ text }: PageBlock) => times.get(text)! > MOST_LISTS;
  return page.filter((block, index) => {
    const fewest = name?.place === "after" ? 1 : 3;
    const isShort = block.words >= fewest && block.words <= TEASER_WORDS;
    if (!isShort || FULL_STOP.test(block.text) || INNER_STOP.test(block.text)) name = null;
    const isFirst = name !== null && name === page[index - 1];
    const isNext =
      name !== null &&
      last === page[index - 1] &&
      block.words >= LISTED_WORDS &&
      !isSingle(name.text) &&
      !(block.ends && page[index + 1]?.prose);
    const isBelow = (isFirst || isNext) && block.kind !== "heading" && !isButton(name!);
    const isListed = name?.place === "after" || isBelow;
    if (isListed) last = block;
    if (leads.has(block) && isListName(block.text)) name = block;
    return isListed;
  });
}

const NAMED_HEADLINE = /^(\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,2}): (["'“‘]?\p{Lu}.*)$/u;
const SPOKEN = /\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b/;
/** The article's own cross-heads are shorter. */
const HEADLINE_WORDS = 7;

/**
 * The headline of another story between two paragraphs: "Name: what they did".
 *
 * It must be the only line without a sentence end among the prose, as long as a headline, not direct speech, and about
 * someone whom the prose names. This excludes speakers' lines, tips in a recipe and steps of a guide.
 */
function loneHeadlines(page: readonly PageBlock[]): PageBlock[] {
  const bare = page.filter(({ place, ends }) => place === "among" && !ends);
  const [line] = bare;
  if (line === undefined || bare.length > 1 || line.kind === "item") return [];
  const at = page.indexOf(line);
  const [, name, headline] = NAMED_HEADLINE.exec(line.text) ?? [];
  if (name === undefined || headline === undefined || SPOKEN.test(headline)) return [];
  if (line.words < HEADLINE_WORDS || line.words > TEASER_WORDS) return [];
  const isBetween = page[at - 1]?.ends && page[at + 1]?.ends;
  const isNamed = page.some(({ prose, text }) => prose && names(text, name));
  return isBetween && isNamed ? [line] : [];
}

/** Whether a text contains the name within a sentence, where only names are capitalised. */
function names(text: string, name: string): boolean {
  return text
    .split(name)
    .slice(0, -1)
    .some((before) => /\p{Ll},? $/u.test(before));
}
