import type { ShownQuote } from "../../../src/discord/library/quotes.ts";
import type { ShownAnswer } from "../../../src/discord/render/answer.ts";
import type { StoredAnswer } from "../../../src/discord/store/answers.ts";
import type { Article } from "../../../src/glossary/domain.ts";
import { info } from "../../terminal/sample.ts";

export { info } from "../../terminal/sample.ts";

const TEXT =
  "The invitation had stood for a day. It was taken back because the guest would not accept the aims. Delegates had arrived.";
const ANSWERING = "It was taken back because the guest would not accept the aims.";

export const shownQuote = (changes: Partial<ShownQuote> = {}): ShownQuote => {
  const text = changes.text ?? TEXT;
  const start = Math.max(0, text.indexOf(ANSWERING));
  const end = changes.text === undefined ? start + ANSWERING.length : text.length;
  return {
    index: 0,
    text,
    highlights: [{ start, end }],
    article: info(),
    span: { start: 310, end: 310 + text.length },
    paragraph: 4,
    place: {},
    alsoIn: [],
    ...changes,
  };
};

export const shownAnswer = (changes: Partial<ShownAnswer> = {}): ShownAnswer => ({
  id: "7f3a09c2d1",
  question: null,
  verdict: "answered",
  quotes: [
    shownQuote(),
    shownQuote({
      index: 1,
      text: "Nobody was told why.\n\nThe office said nothing.",
      highlights: [],
      paragraph: 1,
      article: info({ title: "A quiet office", publisher: null, published: null, url: null }),
      alsoIn: [info({ title: "Again" }), info(), info(), info(), info()],
    }),
  ],
  closest: [],
  private: false,
  votes: { up: 0, down: 0 },
  ...changes,
});

export const article = (changes: Partial<Article> = {}): Article => ({
  ...info(),
  text: "The hall was ready.\n\nThe invitation had stood for a day.\n\nDelegates had arrived.\n\nNobody left.",
  ...changes,
});

/** An answer as the store keeps it. */
export const storedAnswer = (changes: Partial<StoredAnswer> = {}): StoredAnswer => ({
  id: "a1",
  createdAt: 1000,
  kind: "ask",
  question: "Who was invited?",
  topic: "Who was invited?",
  asker: "11",
  guild: "22",
  channel: "33",
  questionMessage: null,
  replyMessage: "55",
  collection: null,
  verdict: "answered",
  private: false,
  quotes: [],
  closest: [],
  ...changes,
});
