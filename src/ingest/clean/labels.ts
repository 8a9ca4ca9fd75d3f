import { LANGUAGES } from "../../shared/text/languages/languages.ts";
import type { PageBlock } from "./page-block.ts";

/** Words of menus, buttons and section names. */
const ENGLISH =
  "home menu search news world business politics sport sports opinion culture tech technology science " +
  "health weather video videos audio photos pictures live latest breaking top stories headlines most " +
  "read popular trending about us contact help faq careers advertise log login sign in out up register " +
  "account my profile subscribe newsletter newsletters share tweet print email e-mail save like reply " +
  "quote report follow facebook twitter x instagram linkedin whatsapp telegram reddit pinterest youtube " +
  "rss copy link links accessibility skip jump to main content navigation section sections site map " +
  "sitemap privacy policy terms of use service conditions cookie cookies settings and more back next " +
  "previous page go editor's editors choice picks post comments comment upvote downvote award restack " +
  "article talk edit view history tools donate create listen press blog jobs support subscriptions today's paper";

/** One set per language: all words of a label must be in the same language. */
const VOCABULARIES = [ENGLISH, ...LANGUAGES.map(({ page }) => page.labels)].map(
  (words) => new Set(words.split(" ")),
);

/** Buttons that pages repeat below every post. */
const BUTTON =
  /^(?:share|tweet|reply|quote|like|print|save|report(?: post)?|follow|edit|copy link|upvote|downvote|award|restack)$/i;

/** No article begins with one of these. */
const SHARING = /^(?:share|tweet|print|save)$/i;

/** Lines that are controls wherever they are on the page. */
const CONTROLS: readonly RegExp[] = [
  /^\[ ?edit(?: source)? ?\]$/i,
  /^(?:advertisement|sponsored(?: content)?|e-?mail address|skip (?:to (?:main )?(?:content|navigation|site index)|advertisement)|view image in fullscreen|image|(?:story|article) continues (?:below|after)(?: (?:this |the )?(?:ad|advert|advertisement))?)$/i,
  /^(?=.* )(?:click to )?(?:share|tweet|pin|email|print|save)(?: (?:this|the|full))?(?: (?:article|story|post|page|recipe|link))?(?: (?:on|via|to|with|by) [\w-]+(?: \(opens in new window\))?)?$/i,
  /^(?:share|follow)\b[^.!?]{0,30}:(?: (?:facebook|twitter|x|whatsapp|telegram|reddit|linkedin|pinterest|bluesky|e-?mail|print|copy link|[|·,]))+$/i,
  /^jump to (?:recipe|video|page|comments)$/i,
  /^(?:show|view|load|see|read|hide)(?: all| more)?(?: \d[\d,.]*)? (?:comments|replies|more|updates|key events(?: only)?)$/i,
  /^(?:comments?|repl(?:y|ies)|shares|likes) ?\(\d[\d,.]*\)$|^\d[\d,.]*[km]? (?:comments?|repl(?:y|ies)|shares?|likes?|views|votes?|upvotes?|downvotes?|reactions?|claps|reposts?|retweets|followers|subscribers)$/i,
  /^(?:(?:updated|posted|edited) )?\d+ ?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|mo(?:nth)?s?|[hdw])\.? ago$/i,
  /^(?=.* )(?:accept|reject|allow|decline)(?: all)?(?: cookies)?$|^(?:accept|agree|allow) (?:and|&) (?:continue|close)$|^continue without (?:accepting|agreeing)$|^only necessary(?: cookies)?$/i,
  /^(?:manage|customi[sz]e|cookie) (?:(?:my|your) )?(?:cookies?|(?:cookie |privacy )?(?:options|preferences|settings|choices))$/i,
  /^(?:view|read|open) in (?:(?:your|the) )?(?:web )?(?:browser|app)$|^(?:get the app|upgrade to paid|start writing)$/i,
  /^(?:gift|listen to|bookmark) this (?:article|story|post)\b[^.!?]{0,12}(?: learn more)?$|^(?:toggle the table of contents|\d+ languages|after newsletter promotion|reuse this content)$|^advertisement\b.{0,4}scroll to continue$|^[^!?]{3,80}, opens (?:in )?(?:a )?new (?:tab|window)$/i,
  /^(?:no comments(?: yet)?|comments (?:are )?(?:closed|off)|be the first to comment|(?:leave|post|add|write) a (?:comment|reply))\.?$/i,
  /^(?:\d+ points? by )?[\w-]{2,20} \d+ (?:minutes?|hours?|days?|months?|years?) ago \| .{0,200}\b(?:hide|root|parent|prev|next)\b/i,
  /^(?:(?:table of )?contents(?: hide)?|in this article|on this page|continue reading|get (?:emails about this page|live updates)|print this page|member-only story|comment guidelines|thanks for your feedback!?|tell us why!?|ad feedback|link copied!?|\d{1,3} of \d{1,3} \|)$/i,
  /^(?:posts|joined|join date|reputation|thread starter|page \d+ of \d+)(?:: ?[\d,]+|: [A-Z][a-z]{2} \d{4})?$/i,
  /^(?:\d+[- ]min(?:ute)?s?(?: read)|(?:estimated )?reading time:? \d+ min(?:ute)?s?)$/i,
  // Stack Overflow and Reddit.
  /^(?:improve this (?:question|answer)|ask question|post your answer|sort(?:ed)? by:|highest score \(default\)|search comments|expand comment search|comments section|community info section)$/i,
  /^(?:asked|answered|edited|modified) (?:[a-z]{3} \d{1,2}(?:, \d{4})? at \d{1,2}:\d\d|[\w, ]{5,40} ago)$|^viewed \d[\d,.]*[km]? times$|^[^ ].{0,40}['’]s user avatar$|^\d[\d,.]*k?(?: ?\d{1,5} (?:gold|silver|bronze) badges?){1,3}$/i,
  ...LANGUAGES.flatMap(({ page }) => page.controls),
];

/** How often a button was pressed: "156" next to "Upvote", or "23" and "12" above "Share". */
const COUNT = /^\d[\d,.]*[km]?$/i;

/** Most counters in a row: likes, comments, shares. */
const MOST_COUNTERS = 3;

const SEPARATOR = /\s[/|›»·•>]\s/;
const LABEL_WORDS = 6;
const PART_WORDS = 4;

/** Menus, breadcrumbs, buttons and counters. */
export function findLabels(page: readonly PageBlock[]): readonly PageBlock[] {
  const hasProse = page.some(({ prose }) => prose);
  const headlines = page.filter((block) => block.place === "before" && !isLabel(block));
  return page.filter((block, index) => {
    const { kind, text, words, place } = block;
    if (kind !== "heading" && CONTROLS.some((control) => control.test(text))) return true;
    if (isTrail(block)) return true;
    if (COUNT.test(text)) return isCounter(page, index);
    if (!isLabel(block) || (kind === "item" && place === "among")) return false;
    const neighbours = [page[index - 1], page[index + 1]];
    if (neighbours.some((next) => next && next.text !== text && isLabel(next))) return true;
    if (BUTTON.test(text)) {
      if (place === "before" && SHARING.test(text)) return true;
      return hasProse && page.some((other) => other !== block && other.text === text);
    }
    if (words < 2 || place === "among" || kind === "heading") return false;
    return place === "after" || headlines.length > 0;
  });
}

/** Whether a number is next to a button, with at most a few other numbers between them. */
function isCounter(page: readonly PageBlock[], index: number): boolean {
  let [before, after] = [index - 1, index + 1];
  while (index - before < MOST_COUNTERS && COUNT.test(page[before]?.text ?? "")) before--;
  while (after - index < MOST_COUNTERS && COUNT.test(page[after]?.text ?? "")) after++;
  return [page[before], page[after]].some(
    (next) =>
      next && (BUTTON.test(next.text) || CONTROLS.some((control) => control.test(next.text))),
  );
}

/** Whether a line is short and consists only of the vocabulary: "Breaking News", "Terms of use | Privacy policy". */
export function isLabel({ text, words }: PageBlock): boolean {
  return words <= LABEL_WORDS + 2 && text.split(SEPARATOR).every(isMadeOfVocabulary);
}

function isMadeOfVocabulary(text: string): boolean {
  const words = text.toLowerCase().replaceAll("’", "'").split(/\s+/);
  if (words.length > LABEL_WORDS) return false;
  return VOCABULARIES.some((vocabulary) => words.every((word) => vocabulary.has(word)));
}

/** Whether a line is a breadcrumb trail: "News / Syria / Editor's Choice". */
function isTrail({ text, place }: PageBlock): boolean {
  const parts = text.split(SEPARATOR);
  return (
    place !== "among" &&
    parts.length >= 2 &&
    parts.some(isMadeOfVocabulary) &&
    parts.every(
      (part) => part.split(/\s+/).length <= PART_WORDS && /^\p{Lu}[^\d.!?:]*$/u.test(part),
    )
  );
}
