/** What a reader takes out of a file, before cleaning: the text in blocks, and what the file says about itself. */
export type Draft = {
  readonly blocks: readonly Block[];
  readonly metadata: Metadata;
};

/**
 * One paragraph, heading or list item. Within `text` there are no line breaks, markup is gone and
 * the words are untouched. "line" is a line of plain text whose role the reader can't tell.
 */
export type Block = {
  readonly kind: "prose" | "heading" | "item" | "line";
  readonly text: string;
  /** The pages on which it is printed, in order; absent in a file without pages. */
  readonly pages?: readonly PageStart[];
  /** Where in the text the file has something that is left out, such as the mark of a footnote, ascending. */
  readonly gaps?: readonly number[];
};

/** A page of the file, counted from 1, and where in the block's text it begins. */
export type PageStart = { readonly page: number; readonly at: number };

/** Facts stated by front matter, meta tags or document properties; absent when not stated. */
export type Metadata = {
  readonly title?: string;
  readonly publisher?: string;
  /** As written; may carry a time and zone. */
  readonly published?: string;
  readonly url?: string;
  /** ISO 639-1. */
  readonly language?: string;
};

/**
 * A file that can't become an article. The message is for its owner and continues the file's name:
 * "scan.pdf: is a PDF without text (scanned pages?)".
 */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}
