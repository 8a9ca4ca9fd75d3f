import type { CloseReader, Hit, Quote, Sentence, SentencePlace, Span } from "../glossary/domain.ts";
import { quotedSentences } from "./quoted-sentences.ts";

/** The part of a found passage that is shown, with its place in the article. */
export function quoteOf(hit: Hit, reader: Pick<CloseReader, "meetings">): Quote {
  const { passage, article, cosine, bm25, rank, reasons } = hit;
  const { coverage, sentence } = hit.features;
  const { first, last, highlighted } = quotedSentences(hit);
  const start = passage.sentences[first]!.start;
  const text = passage.text.slice(start, passage.sentences[last]!.end);
  const trimmed = text.trim();
  const from = start + text.length - text.trimStart().length;
  return {
    text: trimmed,
    highlights: highlighted.map((i) => within(passage.sentences[i]!, from, trimmed)),
    score: hit.score,
    article,
    span: {
      start: passage.span.start + from,
      end: passage.span.start + from + trimmed.length,
    },
    paragraph: passage.paragraph + (passage.text.slice(0, from).match(/\n\n/g)?.length ?? 0),
    place: placeOf(passage.sentences[highlighted[0]]!),
    alsoIn: hit.alsoIn,
    grounds: { cosine, bm25, rank, reasons, coverage, sentence, meetings: reader.meetings(hit) },
  };
}

function placeOf({ start: _, end: __, heading: ___, ...place }: Sentence): SentencePlace {
  return place;
}

/** A sentence's span moved into the quote, without the white space around it. */
function within({ start, end }: Span, from: number, quote: string): Span {
  const at = Math.max(0, start - from);
  const sentence = quote.slice(at, end - from);
  const lead = sentence.length - sentence.trimStart().length;
  return { start: at + lead, end: at + lead + sentence.trim().length };
}
