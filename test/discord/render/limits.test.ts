import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerptAround, openingOf } from "../../../src/discord/library/excerpt.ts";
import { addedCard, addedList, removedCard } from "../../../src/discord/render/adding.ts";
import { answerMessage } from "../../../src/discord/render/answer.ts";
import {
  ARTICLES_PER_PAGE,
  articleCard,
  articlesPage,
  contextMessage,
  LATEST_PER_PAGE,
  latestPage,
} from "../../../src/discord/render/article.ts";
import { gapsPage } from "../../../src/discord/render/gaps.ts";
import { passagesPage } from "../../../src/discord/render/passages-page.ts";
import { rebuildDone, rebuildFailed } from "../../../src/discord/render/reindex.ts";
import { statusMessage } from "../../../src/discord/render/status.ts";
import { sealPress } from "../../../src/discord/reply/press.ts";
import { textsFor } from "../../../src/discord/texts/index.ts";
import { info, shownAnswer, shownQuote } from "../../support/bot/fixtures.ts";
import { LOCALES } from "../../support/bot/view.ts";
import { problemsOf } from "../../support/discord/limits.ts";
import { buildReport } from "../../support/index/build-report.ts";

const SECRET = Buffer.alloc(32, 7);

/** Texts that other bots broke on. */
const UGLY: Readonly<Record<string, string>> = {
  "a sentence of 10,000 characters": `It ${"goes on and ".repeat(850)}on.`,
  "a word of 10,000 characters": "x".repeat(10_000),
  "backticks alone": "`".repeat(5000),
  "markdown bombs": "**__~~||`*_".repeat(900),
  "every line a list of links": "- [a](https://b.example) <@1> @everyone\n".repeat(300),
  zalgo: `Z${"\u0310\u0352\u0489".repeat(20)}algo `.repeat(200),
  "one letter with 5,000 accents": `a${"\u0301".repeat(5000)}`,
  "right to left, with overrides": "\u202eمرحبا بالعالم\u202c. ".repeat(500),
  "families of emoji": "👩‍👩‍👧‍👦🏳️‍🌈🇪🇺".repeat(500),
  "halves of surrogate pairs": "\ud83d \udc69 ".repeat(1000),
  "blank lines": "a\n\n\n\n".repeat(1500),
  "blanks alone": " \t\n".repeat(1000),
  nothing: "",
};

const uglyText = fc.oneof(
  fc.constantFrom(...Object.values(UGLY)),
  fc
    .array(
      fc.constantFrom(...Object.values(UGLY).map((text) => text.slice(0, 400)), "End. ", "\n\n"),
      {
        maxLength: 30,
      },
    )
    .map((parts) => parts.join("")),
);

/** Every message that shows something of others, made of the given text wherever one can stand. */
function messages(text: string, url: string, locale: string) {
  const tools = {
    texts: textsFor(locale),
    idOf: (press: Parameters<typeof sealPress>[0]) => sealPress(press, SECRET),
    offersLater: true,
  };
  const ugly = info({ id: text, title: text, publisher: text, collection: text, url });
  const quotes = Array.from({ length: 7 }, (_, index) =>
    shownQuote({
      index,
      text,
      article: ugly,
      alsoIn: [ugly, ugly, ugly, ugly],
      highlights: [{ start: Math.floor(text.length / 2), end: text.length }],
    }),
  );
  const answer = { question: text, quotes };
  return {
    answered: answerMessage(shownAnswer(answer), tools),
    private: answerMessage(shownAnswer({ ...answer, private: true }), tools),
    filtered: answerMessage(
      shownAnswer({
        ...answer,
        filter: { since: "2014-01-20", until: "2014-03-03", articles: 1e9, of: 1e9, undated: 1e9 },
      }),
      tools,
    ),
    later: answerMessage(shownAnswer({ ...answer, askedAt: 1e12 }), tools),
    unsure: answerMessage(shownAnswer({ ...answer, verdict: "unsure" }), tools),
    "not found": answerMessage(
      shownAnswer({
        question: text,
        verdict: "not-found",
        quotes: [],
        closest: [ugly, ugly, ugly],
      }),
      tools,
    ),
    passages: passagesPage({ id: "7f3a09c2d1", question: text, quotes }, 1, tools),
    context: contextMessage(
      {
        article: ugly,
        ...excerptAround(
          `${text}\n\n${text}\n\n${text}`,
          { start: text.length + 2, end: 2 * text.length + 2 },
          [],
        ),
      },
      tools,
    ),
    article: articleCard({ article: ugly, opening: openingOf(text), passages: 1e9 }, tools),
    articles: articlesPage(
      {
        articles: Array.from({ length: ARTICLES_PER_PAGE }, () => ugly),
        page: 1,
        pages: 5,
        total: 30,
      },
      text,
      "x".repeat(12),
      tools,
    ),
    latest: latestPage(
      {
        articles: Array.from({ length: LATEST_PER_PAGE }, () => ({
          article: ugly,
          firstSentence: text,
        })),
        page: 1,
        pages: 5,
        total: 30,
      },
      text,
      "x".repeat(12),
      tools,
    ),
    added: addedCard(
      { article: ugly, opening: openingOf(text), passages: 1e9 },
      "x".repeat(12),
      tools,
    ),
    "added several": addedList(
      Array.from({ length: 10 }, () => ({ article: ugly, opening: text, passages: 1e9 })),
      Array.from({ length: 10 }, () => ({
        cause: "type" as const,
        name: text,
        detail: { about: text, reason: { code: "known", id: text } as const },
      })),
      tools,
    ),
    removed: removedCard(text, tools),
    gaps: gapsPage(
      Array.from({ length: 10 }, () => ({
        question: text,
        times: 1e6,
        lastAsked: 1e12,
        reason: "thumbs-down" as const,
        closedBy: text,
      })),
      { page: 5, pages: 1e5 },
      [ugly],
      tools,
    ),
    status: statusMessage(
      {
        manifest: {
          generation: text,
          model: { name: text, fingerprint: "", dimensions: 384 },
          builtAt: "2026-01-05T10:00:00Z",
        },
        articles: 1e9,
        passages: 1e9,
        collections: Array.from({ length: 50 }, () => text),
        foreign: Array.from({ length: 600 }, () => ({ language: "nb", articles: 1e9 })),
        feeds: { feeds: 12, failing: 2, added: 1234, leftOut: 3 },
        servers: 3,
        rebuilding: true,
        refusedSince: 1e12,
        inDatabase: true,
        times: { p50: 1e6, p95: 1e6 },
        startedAt: 1e12,
      },
      tools,
    ),
    "rebuild done": rebuildDone(
      buildReport({
        changedAnything: true,
        added: [],
        changed: [],
        removed: [],
        skipped: Array.from({ length: 1000 }, () => ({
          id: text,
          reason: { code: "notOpened", stated: text },
          kept: 1e9,
        })),
        articles: 1e9,
        passages: 1e9,
        durationMs: 1e9,
      }),
      tools,
    ),
    "rebuild failed": rebuildFailed("STORE_UNREACHABLE", "7f3a09c2d1", true, tools),
  };
}

describe.each(Object.entries(UGLY))("articles of %s", (_, text) => {
  test.each(Object.entries(messages(text, `https://example.org/${"(_)".repeat(70)}`, "fr")))(
    "%s is a message that Discord takes",
    (_, message) => {
      expect(problemsOf(message)).toEqual([]);
    },
  );
});

/** Also some that are nearly too long to be a link, alone or with the sentence. */
const address = fc.oneof(
  fc.webUrl(),
  fc
    .tuple(fc.integer({ min: 200, max: 245 }), fc.constantFrom("", "#x", "?a=(b)&c=|*_~"))
    .map(([length, end]) => `https://example.org/${"x".repeat(length - 20)}${end}`),
);

test("no mixture of ugly texts breaks a limit in any language", () => {
  fc.assert(
    fc.property(uglyText, address, fc.constantFrom(...LOCALES), (text, url, locale) => {
      for (const [name, message] of Object.entries(messages(text, url, locale)))
        expect([name, problemsOf(message)]).toEqual([name, []]);
    }),
    { numRuns: 15 },
  );
});

test("the checker of limits finds what Discord would refuse", () => {
  const allowed_mentions = { parse: [] };
  const button = { type: 2, style: 2, label: "x", custom_id: "same" };
  const wrong = [
    { content: "x".repeat(2001), allowed_mentions },
    { content: "x" },
    { components: [{ type: 10, content: "x".repeat(4001) }], allowed_mentions },
    { components: Array.from({ length: 41 }, () => ({ type: 14 })), allowed_mentions },
    { components: [{ type: 1, components: [button, button] }], allowed_mentions },
    {
      components: [{ type: 1, components: [{ ...button, custom_id: "x".repeat(101) }] }],
      allowed_mentions,
    },
    {
      components: [{ type: 1, components: [{ ...button, label: "x".repeat(81) }] }],
      allowed_mentions,
    },
    { components: [{ type: 1, components: [] }], allowed_mentions },
    { components: [{ type: 10, content: " " }], allowed_mentions },
    { components: [{ type: 10, content: "\ud83d" }], allowed_mentions },
    { embeds: [{ description: "x".repeat(4097) }], allowed_mentions },
    {
      embeds: [{ description: "x".repeat(4000) }, { description: "x".repeat(2001) }],
      allowed_mentions,
    },
  ];
  expect(wrong.filter((message) => problemsOf(message).length !== 1)).toEqual([]);
});
