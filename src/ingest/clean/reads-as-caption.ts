import { LANGUAGES } from "../../shared/text/languages/languages.ts";
import { PICTURE_AGENCIES, PICTURE_DESKS } from "../metadata/agencies.ts";
import type { PageBlock } from "./page-block.ts";

const PICTURE = "(?:photo(?:graph)?|image|picture|illustration|video)";

/** "(Photo by Reuters)", "(AP Photo/Jane Doe)", "[Image: Getty Images]" at the end. */
const CREDIT_AT_END = new RegExp(
  `[([][^()[\\]]{0,40}\\b(?:${PICTURE}s?(?: (?:by|courtesy|credit)\\b|[:/])|Getty Images|${PICTURE_AGENCIES}/)[^()[\\]]*[)\\]]$`,
  "iu",
);
/** "(AFP photo)", "(Courtesy photo)" at the end. */
const SOURCE_AT_END = /[([](?!See|From)\p{Lu}[^()[\]]{0,40} (?:file )?[Pp]hotos?[)\]]$/u;
const CREDITS_AT_END = [
  CREDIT_AT_END,
  SOURCE_AT_END,
  ...LANGUAGES.map(({ page }) => page.creditAtEnd),
];
/** Characters at the end of a line that are searched for a credit. */
const LONGEST_CREDIT = 200;

/** How agencies start the caption of a stock picture. */
const STOCK =
  /^(?:FILE(?: PHOTO)? ?[-–—:]|File photo\b|In this (?:undated )?(?:file|handout) photo\b)/;

/** "… below the dam. Photograph: Jana Ilves/Getty Images", "… vor der HalleBild: dpa": a name at the end of a line that is no sentence. */
const CREDITED =
  /(?<=[\p{Ll}\p{N}]|[.!?…»"'”’)\]] ?)(?:Photograph|Photo|Picture|Image|Illustration|Credit|Crédits?|Foto|Bild|Grafik|Imagen)(?: by |: ?|\.\.\.| ?© ?)(?=\p{Lu}|dpa|epd)[\p{L}.'’&-]+(?:[ /,]{1,3}[\p{L}.'’&-]+){0,7}$/u;
/** What comes before such a credit is no caption when it is shorter: characters. */
const SHORTEST_CREDITED = 20;
/** "REUTERS/Jane Doe", "AFP/Getty Images/File" within the last words of a line that is no sentence. */
const SIGNED = new RegExp(`\\b${PICTURE_AGENCIES}(?: Photo)?/\\p{Lu}[^.!?]{2,80}$`, "u");

/** "Photo: Jane Doe", "Image credit: X", "© Getty Images", "REUTERS/Jane Doe", "PA Media" as the whole line. */
const CREDIT_LINE = new RegExp(
  `^[([]?(?:(?:file )?${PICTURE}s? ?(?:by|credits?|courtesy)\\b|${PICTURE} ?[:©|]|photograph(?:er|y)?:|© ?(?!\\d)|${PICTURE_AGENCIES}(?: ${PICTURE})? ?/ ?\\p{Lu}|Getty Images\\b|${PICTURE_DESKS}$)`,
  "iu",
);
const CREDIT_LINES = [CREDIT_LINE, ...LANGUAGES.map(({ page }) => page.creditLine)];
const CREDIT_WORDS = 10;

/** "Sergei Lavrov (right) with …": a name and where in the picture the person is. */
const POINTER =
  /\p{Lu}[\p{L}’'-]{1,40} \((?:L|R|C|left|right|cent(?:er|re)|(?:second|2nd|third|3rd) (?:from )?(?:l|r|left|right)|top|bottom|pictured)\)/u;

/** Whether the words of a line show that it is a picture's caption: they say who took it, or where in it a person is. */
export function readsAsCaption({ kind, text, words, ends }: PageBlock): boolean {
  if (kind === "heading") return false;
  const end = text.slice(-LONGEST_CREDIT);
  if (CREDITS_AT_END.some((credit) => credit.test(end)) || STOCK.test(text)) return true;
  if (ends) return false;
  return (
    (CREDITED.exec(text)?.index ?? 0) > SHORTEST_CREDITED ||
    SIGNED.test(end) ||
    (words <= CREDIT_WORDS && CREDIT_LINES.some((credit) => credit.test(text))) ||
    POINTER.test(text)
  );
}
