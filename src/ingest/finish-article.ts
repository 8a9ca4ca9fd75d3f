import type { NewPassage } from "../glossary/building.ts";
import type { Article } from "../glossary/domain.ts";
import { clean } from "./clean/clean.ts";
import type { Draft } from "./draft.ts";
import { findHeadline } from "./metadata/headline.ts";
import { detectLanguage } from "./metadata/language.ts";
import { publishedOf } from "./metadata/published.ts";
import { publisherOf } from "./metadata/publisher.ts";
import { titleOf } from "./metadata/title.ts";
import { composeText } from "./passages/article-text.ts";
import { passagesOf } from "./passages/passages-of.ts";

/**
 * Turns a draft into an article with its passages: cleans it, determines its metadata and cuts it into passages.
 *
 * @param id path relative to the articles folder, with forward slashes
 * @returns `null` if cleaning leaves no letters
 */
export async function finishArticle(
  { blocks, metadata }: Draft,
  id: string,
): Promise<{ article: Article; passages: readonly NewPassage[] } | null> {
  const page = clean(blocks);
  const kept = page.filter(({ boilerplate }) => !boilerplate);
  if (!kept.some(({ text }) => /\p{L}/u.test(text))) return null;

  const headline = findHeadline(kept);
  const articleText = composeText(page, headline);
  const language = (await detectLanguage(articleText.text)) ?? metadata.language ?? null;
  const slash = id.indexOf("/");
  const article: Article = {
    id,
    collection: slash < 0 ? null : id.slice(0, slash).normalize(),
    ...titleOf(metadata, headline?.text, kept, id),
    publisher: publisherOf(metadata, page),
    published: publishedOf(metadata, page, headline, language),
    url: metadata.url ?? null,
    language,
    text: articleText.text,
  };
  return { article, passages: passagesOf(id, articleText) };
}
