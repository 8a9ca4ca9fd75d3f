import { LANGUAGES } from "../../shared/text/languages/languages.ts";
import type { PageBlock } from "./page-block.ts";

const PICTURE = "(?:photo(?:graph)?|image|picture|illustration|video)";
const AGENCY = "(?:AFP|AP|EPA|Reuters|Getty|TASS|Xinhua|Shutterstock|Alamy|iStock|PA|DPA|ANSA|EFE)";

/** Characters at the end of a caption that are searched for its credit. */
const LONGEST_CREDIT = 200;

/** "(Photo by Reuters)", "(AP Photo/Jane Doe)", "[Image: Getty Images]" at the end. */
const CREDIT_AT_END = new RegExp(
  `[([][^()[\\]]{0,40}\\b(?:${PICTURE}s?(?: (?:by|courtesy|credit)\\b|[:/])|Getty Images|${AGENCY}/)[^()[\\]]*[)\\]]$`,
  "iu",
);
/** "REUTERS/Jane Doe", "AFP/Getty Images/File" within the last words of a line that is no sentence. */
const SIGNED = new RegExp(`\\b(?:${AGENCY}|REUTERS)(?: Photo)?/\\p{Lu}[^.!?]{2,80}$`, "u");
/** "(AFP photo)", "(Courtesy photo)" at the end. */
const SOURCE_AT_END = /[([](?!See|From)\p{Lu}[^()[\]]{0,40} (?:file )?[Pp]hotos?[)\]]$/u;

/** "Photo: Jane Doe", "Image credit: X", "© Getty Images", "REUTERS/Jane Doe" as the whole line. */
const CREDIT_LINE = new RegExp(
  `^[([]?(?:(?:file )?${PICTURE}s? ?(?:by|credits?|courtesy)\\b|${PICTURE} ?[:©|]|photograph(?:er|y)?:|© ?(?!\\d)|${AGENCY}(?: ${PICTURE})? ?/ ?\\p{Lu}|Getty Images\\b)`,
  "iu",
);
const CREDITS_AT_END = [CREDIT_AT_END, ...LANGUAGES.map(({ page }) => page.creditAtEnd)];
const CREDIT_LINES = [CREDIT_LINE, ...LANGUAGES.map(({ page }) => page.creditLine)];
const CREDIT_WORDS = 10;

/** How agencies start the caption of a stock picture. */
const STOCK =
  /^(?:FILE(?: PHOTO)? ?[-–—:]|File photo\b|In this (?:undated )?(?:file|handout) photo\b)/;

/** "Sergei Lavrov (right) with …": a name and where in the picture the person is. */
const POINTER =
  /\p{Lu}[\p{L}’'-]{1,40} \((?:L|R|C|left|right|cent(?:er|re)|(?:second|2nd|third|3rd) (?:from )?(?:l|r|left|right)|top|bottom|pictured)\)/u;

/** No headline is this long: such a line twice in a row is a picture's description and caption. */
const LONGEST_HEADLINE_WORDS = 20;

/** "Reuters A farmer stands in a field": a credit, then the picture's description, as browsers copy them. */
const DESCRIBED = /^(?:AFP|AP|EPA|Reuters|PA Media|Getty Images|Alamy) \p{Lu}\p{Ll}*\b/u;
const MOST_DESCRIBED_WORDS = 30;

/** Captions of pictures and the names of those who took them. */
export function findCaptions(page: readonly PageBlock[]): readonly PageBlock[] {
  return page.filter((block, index) => {
    const before = page[index - 1];
    if (isCaption(block, before, page[index + 1])) return true;
    const isDescription = (one: PageBlock | undefined) =>
      one !== undefined && isBare(one) && DESCRIBED.test(one.text);
    return isBare(block) && [block, before].some(isDescription);
  });
}

/** Among the prose, and neither a sentence nor a heading. */
function isBare({ place, ends, words, kind }: PageBlock): boolean {
  return place === "among" && !ends && words <= MOST_DESCRIBED_WORDS && kind !== "heading";
}

function isCaption(
  block: PageBlock,
  before: PageBlock | undefined,
  after: PageBlock | undefined,
): boolean {
  const { kind, text, words, ends } = block;
  if (kind === "heading") return false;
  const end = text.slice(-LONGEST_CREDIT);
  if (
    CREDITS_AT_END.some((credit) => credit.test(end)) ||
    SOURCE_AT_END.test(end) ||
    STOCK.test(text)
  )
    return true;
  if (ends) return false;
  if (SIGNED.test(end)) return true;
  if (CREDIT_LINES.some((credit) => credit.test(text)) && words <= CREDIT_WORDS) return true;
  if (POINTER.test(text)) return true;
  const twice = text === before?.text || text === after?.text;
  return twice && words > LONGEST_HEADLINE_WORDS;
}
