import { type Reason, reasonInWords } from "../glossary/reasons.ts";

/** What a reader extracts from a file, before cleaning: the text in blocks, and the metadata the file states. */
export type Draft = {
  readonly blocks: readonly Block[];
  readonly metadata: Metadata;
};

/**
 * One paragraph, heading or list item. `text` has no line breaks and no markup; its words are unchanged. "line" is a
 * line of plain text whose role the reader can't determine.
 */
export type Block = {
  readonly kind: "prose" | "heading" | "item" | "line";
  readonly text: string;
  /** The pages it is printed on, in order; absent for formats without pages. */
  readonly pages?: readonly PageStart[];
  /** Offsets in `text` where something was left out, such as a footnote mark; ascending. */
  readonly gaps?: readonly number[];
};

/** A page of the file, counted from 1, and the offset in the block's text where it begins. */
export type PageStart = { readonly page: number; readonly at: number };

/** Facts stated by front matter, meta tags or document properties; absent if not stated. */
export type Metadata = {
  readonly title?: string;
  readonly publisher?: string;
  /** As written; may include a time and time zone. */
  readonly published?: string;
  readonly url?: string;
  /** ISO 639-1. */
  readonly language?: string;
};

/** A file can't become an article. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
  readonly reason: Reason;

  constructor(reason: Reason) {
    super(reasonInWords(reason));
    this.reason = reason;
  }
}
