import { LANGUAGES } from "../../shared/text/languages/languages.ts";
import type { PageBlock } from "./page-block.ts";

/** Lines of at most `NAG_WORDS` words that no article contains. */
const NAGS: readonly RegExp[] = [
  /^(?:please )?(?:sign up|subscribe|register)\b.*(?:(?:\bour|\bthe|['’]s)\b[^.!?]*\bnewsletters?|\byour inbox|\be-?mail (?:alerts|updates)|\bmailing list|\bour (?:podcast|channel)|\bunlimited access)\b/i,
  /^(?:already|not)(?: yet)? (?:a|an|have an) (?:subscriber|member|account)\?.*\b(?:log|sign|join|subscribe|register)\b/i,
  /^(?:get|receive)\b.*\b(?:stories|news\w*|headlines|alerts|updates|delivered|sent)\b.*\byour inbox\b/i,
  /^(?:follow|like|find|join) us on (?:x|twitter|facebook|instagram|linkedin|youtube|telegram|whatsapp)\b/i,
  /^this (?:post|article|page|site|story|recipe) (?:may )?(?:contains?|includes?) (?:affiliate|sponsored) /i,
  /^(?:please )?(?:enable|turn on) (?:javascript|cookies)\b|^your browser (?:does not|doesn['’]t) support\b/i,
  /^(?:view|read|open) (?:this|the) (?:e-?mail|newsletter|message|issue)?.{0,12}\bin (?:your|a|the) (?:web )?browser\b/i,
  /^(?:can['’]t|cannot|trouble|problems?|having trouble) (?:see|view|read)(?:ing)? this (?:e-?mail|newsletter|message)\b/i,
  /^you(?:['’]re| are)(?: currently)? receiving this (?:e-?mail|newsletter|message)\b|^you (?:have )?received this (?:e-?mail|newsletter|message) because\b/i,
  /^(?:if you )?(?:no longer|don['’]t|do not) (?:wish|want) to (?:receive|get) (?:these|this|our|further) (?:e-?mails?|newsletters?|messages?)\b/i,
  /^(?:unsubscribe|opt out)(?: (?:here|now|from .{1,30}|at any time))?(?:\s+[|·•]\s+.*)?\.?$/i,
  /^(?:was|were) this (?:e-?mail|newsletter|message|issue) (?:forwarded|sent|passed on) to you\b|^forwarded this (?:e-?mail|newsletter)\b/i,
  /^did you (?:enjoy|like) (?:this|today['’]s) (?:newsletter|e-?mail|article|post|issue|story)\b/i,
  /^(?:was this|did you find this) (?:article|page|post|story|answer|newsletter|content|information|guide|recipe) (?:helpful|useful)\b/i,
  /^how (?:did we do|are we doing)\?.*\b(?:tell us|let us know|feedback)\b/i,
  /^.{2,60} is a reader-(?:supported|funded) (?:publication|newsletter)\b|^to receive new posts\b/i,
  /^you(?:['’]re| are) (?:currently )?(?:a|on a) (?:free|paid) (?:subscriber|member|plan)\b/i,
  /^.{0,40}\bnewsletter\b.*\bsign up (?:here|now|today|for free)\.?$/i,
  /^(?:we value your privacy|your privacy (?:matters|is important)(?: to us)?|(?:this|our) (?:web)?site uses cookies|we use cookies)[.!]?$/i,
  /^this (?:article|story|content|post|page) is (?:only |exclusively |reserved |available (?:only )?)?(?:for|to) (?:\w+ )?(?:subscribers|members)\b/i,
  /^(?:to )?(?:continue|keep) reading\b.*\b(?:subscribe|subscription|account|register|sign (?:in|up)|log in|free trial)\b/i,
  /^(?:subscribe|register|sign (?:in|up)|log in|create an? (?:free )?account)\b.{0,30}\bto (?:(?:continue|keep) reading|unlock|read (?:the |this )?(?:full|rest|article|story))\b/i,
  /^(?:start|begin) (?:your|a) free trial\b|^cancel any ?time\.?$/i,
  /^from wikipedia, the free encyclop(?:a?edia)$|^this page was last (?:edited|modified) on\b|^please help improve this (?:article|section)\b/i,
  /^this (?:article|section) (?:needs additional citations|relies (?:largely|too much|excessively) on|does not cite|has multiple issues|possibly contains original)\b/i,
  /^(?:sign up|subscribe) (?:to|for) (?:our|the) (?:[\w-]+ ){0,3}(?:briefing|bulletin|digest|newsletters?|e-?mails?|alerts)\.?$/i,
  /^this (?:article|story|post) is (?:more than|over) [\w ]{1,12} (?:months?|years?) old\.?$/i,
  /^(?:this (?:article|page) (?:includes|contains) content (?:hosted|provided)\b|allow [^.!?]{0,20}content\b.*\?$|privacy notice: newsletters\b)/i,
  /^(?:update|manage|change) (?:your )?(?:e-?mail |subscription )?preferences\b/i,
  /^(?:did|have) you (?:make|made|tried|try) this recipe\?.*\b(?:comment|rat(?:e|ing)|tag|review)\b/i,
  /^(?:support|(?:help )?fund) (?:\w+ )?(?:our|independent|quality) journalism\b|^(?:subscribe|join|try it) (?:now )?(?:for|from) [$£€] ?\d/i,
  /^.{3,80} (?:does|do) not work for, consult, own shares in or receive funding from any\b|^republish (?:our|this) articles?\b/i,
  /^.{3,60} provides funding as a (?:founding )?(?:member|partner) of the conversation\b|^we believe in the free flow of information$/i,
  /^you(?: have|['’]ve)\b.{0,40}\bfree (?:articles?|stories)\b/i,
  /^we (?:may )?(?:earn|receive|get) (?:an? )?(?:small )?(?:affiliate )?commissions?\b.*\b(?:links?|purchases?)\b/i,
  /^(?:for .{0,30} )?(?:please )?download our (?:free )?(?:news )?app\b/i,
  /^enter your e-?mail\b/i,
  /^by subscribing, (?:i|you) agree\b/i,
  /^not the answer you['’]re looking for\?|^by clicking [“"].{3,40}[”"], you agree to our\b/i,
  /^become a pa(?:ying|id) (?:subscriber|member)\b|^a subscription gets you:$|^sign up here\.$/i,
  /^thanks for reading\b.*\bsubscribe\b/i,
  /^(?:cookies on \S{3,40}|we(?:['’]d| would) like to (?:set|use) (?:\w+ )?cookies\b.*|we (?:also )?use (?:[\w ]{3,20} )?cookies\b.*\b(?:website|site|service)\b.*|(?:accept|reject|view) (?:additional |all )?cookies)$/i,
  /^(?:get in touch|contact us|e-?mail us|write to us)\b[^.!?]*:? \S+@\S+$/i,
  /^(?:log|sign) in (?:or (?:register|sign up) )?to (?:comment|reply|post)\b/i,
  /^(?:copyright )?(?:©|\(c\)) ?(?:copyright )?(?:19|20)\d\d\b/i,
  ...LANGUAGES.flatMap(({ page }) => page.nags),
];
const NAG_WORDS = 35;

/** Signs that the site addresses its reader: two of them in one block mark a banner or legal footer. */
const ENGLISH_SPEECH: readonly RegExp[] = [
  /\bby (?:continuing|using|clicking|browsing)\b/i,
  /\b(?:use of cookies|uses? cookies|such as cookies|cookies? (?:policy|settings|preferences|notice))\b/i,
  /\b(?:we value your privacy|accept all)\b/i,
  /^a version of this (?:article|story) (?:appears|appeared) in print\b/i,
  /\border reprints\b/i,
  /\bwe and our (?:\d[\d,.]* )?partners\b/i,
  /\b(?:our|this) (?:content|(?:web)?site|services)\b/i,
  /\b(?:sharing|liking|commenting)\b.*\b(?:sharing|liking|commenting)\b/i,
  /\byour (?:consent|browser|preferences|experience|personal data|subscription|device|ip address)\b/i,
  /\b(?:terms (?:of|and) (?:use|service|conditions)|privacy policy)\b/i,
];
/** One list per language: both signs of a banner must be in the same language. */
const SITE_SPEECH = [ENGLISH_SPEECH, ...LANGUAGES.map(({ page }) => page.siteSpeech)];
const NOTICE_WORDS = 120;
const SIGNS = 2;

/** Lines of at most `NAG_WORDS` words about rights, addresses or links: notices only before or after the article. */
const EDGE_LINES: readonly RegExp[] = [
  /\ball rights reserved\.?$/i,
  /^copyright (?:19|20)\d\d\b/i,
  /^(?:this|all|no part of (?:this|the)) (?:material|content|article|story|text|publication|work|page|site)\b.*\bmay (?:not )?be (?:published|reproduced|broadcast|copied|distributed|redistributed)\b/i,
  /^.{2,60}['’]s website (?:can|is|may) (?:also )?(?:be )?(?:accessed|reached|available|viewed)\b.*(?::|\baddress(?:es)?)$/i,
  /^(?:to|for) [^.!?]{3,40}, (?:please )?click (?:here|on the link)[^.!?]{0,20}\.?$|^click here (?:to|for) [^.!?]{3,40}\.?$/i,
  /\bretrieved (?:on )?[\w ,]{6,20}\d{4}\.?$|\bISBN(?:-1[03])?:? ?\d|\barchived from the original\b/i,
  /^(?:registered (?:office|in england)|company (?:number|no\.))/i,
  ...LANGUAGES.flatMap(({ page }) => page.edgeLines),
];

/** The legally required statement about a publisher, printed above a notice. */
const DECLARED =
  /\b(?:declared|designated|labell?ed|listed|recogni[sz]ed|registered)\b.*\b(?:undesirable organi[sz]ation|foreign agent|extremist)/i;

/** Cookie banners, subscription nags and legal footers: text in which the site addresses its reader. */
export function findNotices(page: readonly PageBlock[]): readonly PageBlock[] {
  const candidates = new Set(page.filter(isNotice));
  const isArticle = (block: PageBlock) => block.prose && !candidates.has(block);
  const top = page.findIndex(isArticle);
  const bottom = page.findLastIndex(isArticle);
  const isOutside = (index: number) => bottom >= 0 && (index < top || index > bottom);
  const notices = new Set(
    page.filter((block, index) => candidates.has(block) && (isOutside(index) || isNag(block))),
  );
  return [
    ...notices,
    ...declared(page, notices),
    ...announced(page, notices),
    ...page.flatMap((block, index) => aboutAuthor(block, page[index + 1])),
  ];
}

/** "X has been declared …", directly above a notice. */
function declared(page: readonly PageBlock[], notices: ReadonlySet<PageBlock>): PageBlock[] {
  return page.filter(({ words, text }, index) => {
    const next = page[index + 1];
    const isAbove = next !== undefined && notices.has(next) && isSiteSpeech(next);
    return isAbove && words <= NOTICE_WORDS && DECLARED.test(text);
  });
}

const ABOUT_AUTHOR =
  /^(?:about the (?:authors?|writer)|über (?:den autor|die autorin|die autoren)|à propos de l['’]auteure?|sobre (?:el autor|la autora))$/i;

/** "About the author" and what is said there. */
function aboutAuthor(block: PageBlock, below: PageBlock | undefined): PageBlock[] {
  if (!ABOUT_AUTHOR.test(block.text)) return [];
  return below !== undefined && below.words <= NOTICE_WORDS ? [block, below] : [block];
}

/** The lines introduced by a notice that ends with a colon, and "Yes" and "No" below one that ends with a question mark. */
function announced(page: readonly PageBlock[], notices: ReadonlySet<PageBlock>): PageBlock[] {
  let most = 0;
  return page.filter((block) => {
    const isLine = block.words <= most && !block.ends && block.kind !== "heading";
    if (notices.has(block)) most = wordsAnnounced(block.text);
    else if (!isLine) most = 0;
    return isLine;
  });
}

/** Most words of a line that still belongs to the notice above it. */
function wordsAnnounced(text: string): number {
  if (text.endsWith(":")) return Infinity;
  return text.endsWith("?") ? 1 : 0;
}

function isNotice(block: PageBlock): boolean {
  const { text, words } = block;
  const isEdgeLine = words <= NAG_WORDS && EDGE_LINES.some((line) => line.test(text));
  return isEdgeLine || isNag(block) || isSiteSpeech(block);
}

/** Whether a block is a short line that no article contains. */
export function isNag({ text, words }: PageBlock): boolean {
  return words <= NAG_WORDS && NAGS.some((nag) => nag.test(text));
}

/** Whether a block has at least two signs, in one language, that the site addresses its reader. */
export function isSiteSpeech({ text, words }: PageBlock): boolean {
  if (words > NOTICE_WORDS) return false;
  return SITE_SPEECH.some((signs) => signs.filter((sign) => sign.test(text)).length >= SIGNS);
}
