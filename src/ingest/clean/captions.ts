import { LANGUAGES } from "../../shared/text/languages/languages.ts";
import { PICTURE_AGENCIES, PICTURE_DESKS } from "../metadata/agencies.ts";
import type { PageBlock } from "./page-block.ts";

const PICTURE = "(?:photo(?:graph)?|image|picture|illustration|video)";
/** Characters at the end of a caption that are searched for its credit. */
const LONGEST_CREDIT = 200;

/** "(Photo by Reuters)", "(AP Photo/Jane Doe)", "[Image: Getty Images]" at the end. */
const CREDIT_AT_END = new RegExp(
  `[([][^()[\\]]{0,40}\\b(?:${PICTURE}s?(?: (?:by|courtesy|credit)\\b|[:/])|Getty Images|${PICTURE_AGENCIES}/)[^()[\\]]*[)\\]]$`,
  "iu",
);
/** "REUTERS/Jane Doe", "AFP/Getty Images/File" within the last words of a line that is no sentence. */
const SIGNED = new RegExp(`\\b${PICTURE_AGENCIES}(?: Photo)?/\\p{Lu}[^.!?]{2,80}$`, "u");
/** "… below the dam. Photograph: Jana Ilves/Getty Images", "… vor der HalleBild: dpa": a name at the end of a line that is no sentence. */
const CREDITED =
  /(?<=[\p{Ll}\p{N}]|[.!?…»"'”’)\]] ?)(?:Photograph|Photo|Picture|Image|Illustration|Credit|Crédits?|Foto|Bild|Grafik|Imagen)(?: by |: ?|\.\.\.| ?© ?)(?=\p{Lu}|dpa|epd)[\p{L}.'’&-]+(?:[ /,]{1,3}[\p{L}.'’&-]+){0,7}$/u;
/** What comes before it is no caption when it is shorter. */
const SHORTEST_CAPTION = 20;
/** "(AFP photo)", "(Courtesy photo)" at the end. */
const SOURCE_AT_END = /[([](?!See|From)\p{Lu}[^()[\]]{0,40} (?:file )?[Pp]hotos?[)\]]$/u;

/** "Photo: Jane Doe", "Image credit: X", "© Getty Images", "REUTERS/Jane Doe" as the whole line. */
const CREDIT_LINE = new RegExp(
  `^[([]?(?:(?:file )?${PICTURE}s? ?(?:by|credits?|courtesy)\\b|${PICTURE} ?[:©|]|photograph(?:er|y)?:|© ?(?!\\d)|${PICTURE_AGENCIES}(?: ${PICTURE})? ?/ ?\\p{Lu}|Getty Images\\b)`,
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

/** No headline is this long, or half as long and a sentence: such a line twice in a row is a picture's description and caption. */
const LONGEST_HEADLINE_WORDS = 20;
/** Lines apart from its caption that the description of a picture stands: a button may be between them. */
const DESCRIPTION_DISTANCE = 2;

/** "Jana Ilves", alone on its line. */
const NAME = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u;

/** "Reuters A farmer stands in a field": a credit, then the picture's description, as browsers copy them. */
const DESCRIBED = new RegExp(`^${PICTURE_DESKS} \\p{Lu}\\p{Ll}*\\b`, "u");
const MOST_DESCRIBED_WORDS = 30;
/** Names in a list that begin alike are shorter. */
const LEAST_DESCRIBED_WORDS = 8;
const MOST_SOURCE_WORDS = 4;

/** Captions of pictures, their descriptions, and the names of those who took them. */
export function findCaptions(page: readonly PageBlock[]): readonly PageBlock[] {
  const times = new Map<string, number>();
  for (const { text } of page) times.set(text, (times.get(text) ?? 0) + 1);
  const captions = page.filter((block, index) => {
    const before = page[index - 1];
    const isDoubled = times.get(block.text) === 2;
    const isFirst = isDoubled && block.text === page[index + 1]?.text;
    const isSecond = isDoubled && block.text === before?.text;
    if (isCaption(block, isFirst || isSecond)) return true;
    const isLongSentence = block.ends && block.words > LONGEST_HEADLINE_WORDS / 2;
    // Without a photographer's name below, it may as well be prose that was pasted twice: one stays.
    if (isFirst && isLongSentence) return true;
    if (isSecond && isLongSentence && NAME.test(page[index + 1]?.text ?? "")) return true;
    const isDescription = (one: PageBlock | undefined) =>
      one !== undefined && isBare(one) && DESCRIBED.test(one.text);
    return isBare(block) && [block, before].some(isDescription);
  });
  return [...captions, ...repeated(page, new Set(captions)), ...sourced(page)];
}

/** "BBC Weather Map of the north-east coast", "BBC Weather", and the caption below, as browsers copy a picture. */
function sourced(page: readonly PageBlock[]): PageBlock[] {
  return page.flatMap((description, index) => {
    const [source, caption] = page.slice(index + 1);
    const isPicture =
      source !== undefined &&
      [description, source].every(isBare) &&
      description.words >= LEAST_DESCRIBED_WORDS &&
      source.words <= MOST_SOURCE_WORDS &&
      /^\p{L}+$/u.test(source.text.replaceAll(" ", "")) &&
      description.text.startsWith(`${source.text} `);
    if (!isPicture) return [];
    return caption !== undefined && isBare(caption)
      ? [description, source, caption]
      : [description, source];
  });
}

/** Descriptions of pictures: the words that a caption close by begins with. */
function repeated(page: readonly PageBlock[], captions: ReadonlySet<PageBlock>): PageBlock[] {
  return page.filter(({ text, kind }, index) => {
    if (kind === "heading" || text.length < SHORTEST_CAPTION) return false;
    const near = page.slice(
      Math.max(0, index - DESCRIPTION_DISTANCE),
      index + DESCRIPTION_DISTANCE + 1,
    );
    const isCaptionOf = (block: PageBlock) => captions.has(block) && block.text !== text;
    return near.some((block) => isCaptionOf(block) && block.text.startsWith(text));
  });
}

/** Among the prose, and neither a sentence nor a heading. */
function isBare({ place, ends, words, kind }: PageBlock): boolean {
  return place === "among" && !ends && words <= MOST_DESCRIBED_WORDS && kind !== "heading";
}

/** @param isTwice whether it is on the page twice, the second time directly below: as description and as caption */
function isCaption({ kind, text, words, ends }: PageBlock, isTwice: boolean): boolean {
  if (kind === "heading") return false;
  const end = text.slice(-LONGEST_CREDIT);
  if (
    CREDITS_AT_END.some((credit) => credit.test(end)) ||
    SOURCE_AT_END.test(end) ||
    STOCK.test(text)
  )
    return true;
  if (ends) return false;
  if ((CREDITED.exec(text)?.index ?? 0) > SHORTEST_CAPTION) return true;
  if (SIGNED.test(end)) return true;
  if (CREDIT_LINES.some((credit) => credit.test(text)) && words <= CREDIT_WORDS) return true;
  if (POINTER.test(text)) return true;
  return isTwice && words > LONGEST_HEADLINE_WORDS;
}
