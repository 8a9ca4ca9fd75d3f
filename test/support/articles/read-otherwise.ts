import type { ArticleSource, Reading } from "../../../src/glossary/building.ts";

export type ArticleReading = Extract<Reading, { readonly kind: "article" }>;

/** The same files, read by a version of the program that makes another article of some of them. */
export function readOtherwise<Source extends ArticleSource>(
  source: Source,
  otherwise: (reading: ArticleReading, id: string) => Reading,
): Source {
  return {
    ...source,
    async open(entry) {
      const opened = await source.open(entry);
      return {
        ...opened,
        async read() {
          const reading = await opened.read();
          return reading.kind === "article" ? otherwise(reading, entry.id) : reading;
        },
      };
    },
  };
}

/** Without the passage that a version leaves out. */
export function withoutLast({ article, passages, kind }: ArticleReading): Reading {
  return { kind, article, passages: passages.slice(0, -1) };
}

export function withTitle({ article, passages, kind }: ArticleReading, title: string): Reading {
  return { kind, article: { ...article, title }, passages };
}
