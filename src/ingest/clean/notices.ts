import type { Kind, Seen } from "./page.ts";

/** A line that no article has, wherever it stands. At most `NAG_WORDS` words. */
const NAGS: readonly RegExp[] = [
  /^(?:please )?(?:sign up|subscribe|register)\b.*\b(?:newsletters?|inbox|e-?mail (?:alerts|updates)|mailing list|our (?:podcast|channel)|unlimited access)\b/i,
  /^(?:already|not)(?: yet)? (?:a|an|have an) (?:subscriber|member|account)\b.*(?:log|sign|join|subscribe|register)/i,
  /^(?:get|receive)\b.*\b(?:in|to|into) your inbox\b/i,
  /^(?:follow|like|find|join) us on (?:x|twitter|facebook|instagram|linkedin|youtube|telegram|whatsapp)\b/i,
  /^this (?:post|article|page|site|story|recipe) (?:may )?(?:contains?|includes?) (?:affiliate|sponsored) /i,
  /^(?:please )?(?:enable|turn on) (?:javascript|cookies)\b|^your browser (?:does not|doesn['’]t) support\b/i,
  /^(?:view|read|open) (?:this|the) (?:e-?mail|newsletter|message|issue)?.{0,12}\bin (?:your|a|the) (?:web )?browser\b/i,
  /^(?:can['’]t|cannot|trouble|problems?|having trouble) (?:see|view|read)(?:ing)? this (?:e-?mail|newsletter|message)\b/i,
  /^you(?:['’]re| are)(?: currently)? receiving this (?:e-?mail|newsletter|message)\b|^you (?:have )?received this (?:e-?mail|newsletter|message) because\b/i,
  /^(?:if you )?(?:no longer|don['’]t|do not) (?:wish|want) to (?:receive|get) (?:these|this|our|further) (?:e-?mails?|newsletters?|messages?)\b/i,
  /^(?:unsubscribe|opt out)(?: (?:here|now|from .{1,30}|at any time))?(?:\s+[|·•]\s+.*)?\.?$/i,
  /^(?:update|manage|change) (?:your )?(?:e-?mail |subscription )?preferences\b/i,
  /^(?:did|have) you (?:make|made|tried|try) this recipe\?.*\b(?:comment|rat(?:e|ing)|tag|review)\b/i,
  /^(?:support|help fund) (?:our|independent) journalism\b/i,
  /^(?:log|sign) in (?:or (?:register|sign up) )?to (?:comment|reply|post)\b/i,
  /^(?:copyright )?(?:©|\(c\)) ?(?:copyright )?(?:19|20)\d\d\b/i,
];
const NAG_WORDS = 35;

/** The page speaks to its reader: two of these in one block at the edge of a page are a notice. */
const SITE_SPEECH: readonly RegExp[] = [
  /^(?:we|our partners|this (?:web)?site|our (?:web)?site|by (?:continuing|using|clicking)|if you)\b/i,
  /\bplease note\b/i,
  /\b(?:use of cookies|uses? cookies|cookies? (?:policy|settings|preferences))\b/i,
  /\b(?:our|this) (?:content|(?:web)?site|services)\b/i,
  /\bcontact(?:ing)? us\b/i,
  /\b(?:sharing|liking|commenting)\b.*\b(?:sharing|liking|commenting)\b/i,
  /\byour (?:consent|browser|preferences|experience|personal data|subscription|device)\b/i,
  /\b(?:terms (?:of|and) (?:use|service|conditions)|privacy policy)\b/i,
];
const NOTICE_WORDS = 120;
const SIGNS = 2;

/** A line about rights, addresses or links that is a notice at the edge of a page. At most `NAG_WORDS` words. */
const EDGE_LINES: readonly RegExp[] = [
  /\ball rights reserved\.?$/i,
  /^copyright (?:19|20)\d\d\b/i,
  /\bmay not be (?:published|reproduced|broadcast|copied|distributed|redistributed)\b/i,
  /^.{2,60}['’]s website (?:can|is|may) (?:also )?(?:be )?(?:accessed|reached|available|viewed)\b/i,
  /^(?:to|for) [^.!?]{3,40}, (?:please )?click (?:here|on the link)[^.!?]{0,20}\.?$|^click here (?:to|for) [^.!?]{3,40}\.?$/i,
  /^(?:registered (?:office|in england)|company (?:number|no\.))/i,
];

/** Where an article says whose work it is; what a site adds below is its own. */
const SIGN_OFF =
  /^(?:based on reporting|with (?:additional )?reporting|(?:additional )?reporting by|sources?:|edited by)/i;
/** The law's own words for a publisher, which a site must print above its notice. */
const DECLARED =
  /\b(?:declared|designated|labell?ed|listed|recogni[sz]ed|registered)\b.*\b(?:undesirable organi[sz]ation|foreign agent|extremist)/i;

/** Cookie banners, subscription nags, legal footers: the site's own words to its reader. */
export const notices: Kind = (page) => {
  const top = page.findIndex((seen) => seen.prose && !isNotice(seen));
  const bottom = page.findLastIndex((seen) => seen.prose && !isNotice(seen));
  const found = page.filter((seen, index) => {
    if (isNag(seen)) return true;
    return isNotice(seen) && bottom >= 0 && (index < top || index > bottom);
  });
  return [...new Set([...found, ...announcing(page, found), ...announced(page, found)])];
};

/** "X has been declared …", and what stands between the article's sign-off and its first notice. */
function announcing(page: readonly Seen[], found: readonly Seen[]): Seen[] {
  return found.flatMap((notice) => {
    const before = page.slice(0, page.indexOf(notice));
    const signOff = before.findLastIndex(({ text }) => SIGN_OFF.test(text.replace(/^[*_\s]+/, "")));
    const between = signOff < 0 ? [] : before.slice(signOff + 1);
    const last = before.at(-1);
    if (between.length > 0 && between.length <= 2) return between;
    return last && DECLARED.test(last.text) && isNotice(notice) ? [last] : [];
  });
}

/** The lines that a notice ending with a colon leads to. */
function announced(page: readonly Seen[], found: readonly Seen[]): Seen[] {
  return found.flatMap((notice) => {
    const after = page.slice(page.indexOf(notice) + 1);
    const end = after.findIndex(({ ends, block }) => ends || block.kind === "heading");
    return notice.text.endsWith(":") ? after.slice(0, end < 0 ? after.length : end) : [];
  });
}

function isNag({ text, words }: Seen): boolean {
  return words <= NAG_WORDS && NAGS.some((nag) => nag.test(text));
}

function isNotice(seen: Seen): boolean {
  const { text, words } = seen;
  if (isNag(seen)) return true;
  if (words <= NAG_WORDS && EDGE_LINES.some((line) => line.test(text))) return true;
  return words <= NOTICE_WORDS && SITE_SPEECH.filter((sign) => sign.test(text)).length >= SIGNS;
}
