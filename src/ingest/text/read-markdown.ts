import { Marked, type Token } from "marked";
import type { Draft } from "../draft.ts";
import { readConverted } from "../html/read-html.ts";
import { takeFrontMatter } from "../metadata/front-matter.ts";
import { decode } from "./decode.ts";
import { joinLines, spellingOf } from "./join-lines.ts";
import { blocksOfText } from "./text-blocks.ts";

const markdown = new Marked({
  gfm: true,
  renderer: { image: () => "" },
  tokenizer: {
    // Otherwise a footnote would be parsed as the definition of a link and disappear.
    def: (source) => (/^ {0,3}\[\^/.test(source) ? undefined : false),
  },
  extensions: [
    {
      name: "footnoteMark",
      level: "inline",
      start: (source) => source.indexOf("[^"),
      tokenizer: (source) => {
        const mark = /^\[\^[^\]\s]+\]:?/.exec(source);
        return mark === null ? undefined : { type: "footnoteMark", raw: mark[0] };
      },
      // The HTML reader removes this link and records the gap.
      renderer: () => `<a href="#">1</a>`,
    },
  ],
});

/**
 * Most marks in a paragraph. One with more is data, and the parser's time grows with the square of their number (0.8 s
 * for 5,000, two minutes for 50,000).
 */
const MOST_MARKS = 5_000;

/**
 * Reads Markdown (CommonMark, GitHub's tables, footnotes) with its front matter. The first level-1 heading is the title
 * if the front matter has none. Words divided at line ends are joined. If the parser fails, the file is read as plain
 * text.
 *
 * @throws Unreadable if the bytes are not text, or the document is nested too deeply
 */
export function readMarkdown(bytes: Buffer): Draft {
  const { metadata, body } = takeFrontMatter(decode(bytes));
  const html = htmlOf(body);
  if (html === null) return { blocks: blocksOfText(body), metadata };
  const draft = readConverted(html);
  return { ...draft, metadata: { ...draft.metadata, ...metadata } };
}

function htmlOf(body: string): string | null {
  const marksIn = (paragraph: string) => paragraph.match(/[[*_~!<]/g)?.length ?? 0;
  if (body.split(/\n[ \t]*\n/).some((paragraph) => marksIn(paragraph) > MOST_MARKS)) return null;
  try {
    const spelling = spellingOf(body.split("\n"));
    const walkTokens = (token: Token) => {
      if (token.type === "text") token.text = joinLines(token.text.split("\n"), spelling).join("");
    };
    return markdown.parse(body, { async: false, walkTokens });
  } catch {
    return null;
  }
}
