const IMAGE = /!\[[^[\]]*\]\([^()\s]*(?:\s+"[^"]*")?\)/g;
/** Only with a target that can't be words: "[them](the rebels)" is prose. */
const LINK =
  /\[([^[\]]*)\]\((?:(?:#|\/|\.{1,2}\/|https?:|mailto:|www\.)(?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"]*")?)?\)/g;
const EMPHASIS = /(?<![\p{L}\p{N}*_])([*_]{1,3})(?=[^\s*_])([^*_]*?[^\s*_])\1(?![\p{L}\p{N}*_])/gu;

/**
 * Plain text without the Markdown it was copied with: links and emphasis keep their words, images
 * go. What only looks like Markdown ("5 * 3", `snake_case`, "[sic]") stays.
 */
export function withoutMarkup(text: string): string {
  return text.replace(IMAGE, "").replace(LINK, "$1").replace(EMPHASIS, "$2");
}
