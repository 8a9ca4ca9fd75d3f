import { PICTURE_DESKS } from "../metadata/agencies.ts";
import type { PageBlock } from "./page-block.ts";
import { readsAsCaption } from "./reads-as-caption.ts";

/** Captions of pictures, their descriptions, and the names of those who took them. */
export function findCaptions(page: readonly PageBlock[]): readonly PageBlock[] {
  const captions = [
    ...page.filter(readsAsCaption),
    ...findDoubled(page),
    ...findSigned(page),
    ...findCredited(page),
  ];
  return [...captions, ...findDescriptions(page, new Set(captions)), ...findSourced(page)];
}

/** No headline is this long, or half as long and a sentence. */
const LONGEST_HEADLINE_WORDS = 20;
/** "Jana Ilves", alone on its line. */
const NAME = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){1,3}$/u;

/** A line that is on the page twice, the second time directly below the first: a picture's description and its caption. */
function findDoubled(page: readonly PageBlock[]): PageBlock[] {
  const times = new Map<string, number>();
  for (const { text } of page) times.set(text, (times.get(text) ?? 0) + 1);
  return page.flatMap((description, index) => {
    const [caption, below] = page.slice(index + 1, index + 3);
    const { text, words, ends } = description;
    if (caption?.text !== text || times.get(text) !== 2) return [];
    if (!ends) {
      if (words <= LONGEST_HEADLINE_WORDS) return [];
      return [description, caption].filter(({ kind }) => kind !== "heading");
    }
    if (words <= LONGEST_HEADLINE_WORDS / 2) return [];
    // Without a photographer's name below, it may as well be prose that was pasted twice: one stays.
    return NAME.test(below?.text ?? "") ? [description, caption] : [description];
  });
}

/** A shorter line may begin another by chance. */
const SIGNED_WORDS = 5;
/** "PACO PUENTES", "Foto: Jörg Hansen / dpa", "VINCENT GOURIOU POUR « LE MONDE »": characters. */
const LONGEST_NAME = 60;

/** A picture's description and, directly below, the same words followed by who took it. */
function findSigned(page: readonly PageBlock[]): PageBlock[] {
  return page.flatMap((description, index) => {
    const caption = page[index + 1];
    const { text, words, kind } = description;
    if (caption === undefined || caption.ends || kind === "heading" || words < SIGNED_WORDS)
      return [];
    if (!caption.text.startsWith(`${text} `)) return [];
    const name = caption.text.slice(text.length + 1);
    const isName = name.length <= LONGEST_NAME && /^\p{Lu}/u.test(name);
    return isName ? [description, caption] : [];
  });
}

/** "Reuters A farmer stands in a field": a credit, then the picture's description, as browsers copy them. */
const CREDITED = new RegExp(`^${PICTURE_DESKS} \\p{Lu}\\p{Ll}*\\b`, "u");

/** Descriptions that begin with a credit, and the captions below them; above the prose only what is directly above it. */
function findCredited(page: readonly PageBlock[]): PageBlock[] {
  return page.flatMap((description, index) => {
    if (!isLine(description) || !CREDITED.test(description.text)) return [];
    const [caption, below] = page.slice(index + 1, index + 3);
    const isBelow = caption !== undefined && isLine(caption) && (isBare(caption) || below?.prose);
    return isBelow ? [description, caption] : [description];
  });
}

/** A shorter line may begin a caption by chance: characters. */
const SHORTEST_DESCRIPTION = 20;
/** Lines apart from its caption that the description of a picture stands: a button may be between them. */
const DESCRIPTION_DISTANCE = 2;

/** Descriptions of pictures: the words that a caption close by begins with. */
function findDescriptions(
  page: readonly PageBlock[],
  captions: ReadonlySet<PageBlock>,
): PageBlock[] {
  return page.filter(({ text, kind }, index) => {
    if (kind === "heading" || text.length < SHORTEST_DESCRIPTION) return false;
    const near = page.slice(
      Math.max(0, index - DESCRIPTION_DISTANCE),
      index + DESCRIPTION_DISTANCE + 1,
    );
    const isCaptionOf = (block: PageBlock) => captions.has(block) && block.text !== text;
    return near.some((block) => isCaptionOf(block) && block.text.startsWith(text));
  });
}

/** Names in a list that begin alike are shorter. */
const LEAST_DESCRIPTION_WORDS = 8;
const MOST_SOURCE_WORDS = 4;

/** "BBC Weather Map of the north-east coast", "BBC Weather", and the caption below, as browsers copy a picture. */
function findSourced(page: readonly PageBlock[]): PageBlock[] {
  return page.flatMap((description, index) => {
    const [source, caption] = page.slice(index + 1, index + 3);
    const isPicture =
      source !== undefined &&
      [description, source].every(isBare) &&
      description.words >= LEAST_DESCRIPTION_WORDS &&
      source.words <= MOST_SOURCE_WORDS &&
      /^\p{L}+$/u.test(source.text.replaceAll(" ", "")) &&
      description.text.startsWith(`${source.text} `);
    if (!isPicture) return [];
    return caption !== undefined && isBare(caption)
      ? [description, source, caption]
      : [description, source];
  });
}

const MOST_BARE_WORDS = 30;

/** Among the prose, and neither a sentence nor a heading. */
function isBare(block: PageBlock): boolean {
  return block.place === "among" && isLine(block);
}

function isLine({ place, ends, words, kind }: PageBlock): boolean {
  return place !== "after" && !ends && words <= MOST_BARE_WORDS && kind !== "heading";
}
