import { describe, expect, test } from "vitest";
import { excerptAround, openingOf } from "../../../src/discord/library/excerpt.ts";
import {
  addedCard,
  addedList,
  type FailureCause,
  removedCard,
} from "../../../src/discord/render/adding.ts";
import { answerMessage } from "../../../src/discord/render/answer.ts";
import {
  articleCard,
  articlesPage,
  contextMessage,
  latestPage,
} from "../../../src/discord/render/article.ts";
import { gapsPage } from "../../../src/discord/render/gaps.ts";
import { helpMessage, type Notice, noticeMessage } from "../../../src/discord/render/notice.ts";
import { passagesPage } from "../../../src/discord/render/passages-page.ts";
import {
  rebuildDone,
  rebuildFailed,
  rebuildProgress,
  rebuildStarted,
} from "../../../src/discord/render/reindex.ts";
import { statusMessage } from "../../../src/discord/render/status.ts";
import type { Span } from "../../../src/glossary/domain.ts";
import { article, info, shownAnswer, shownQuote } from "../../support/bot/fixtures.ts";
import { LOCALES, toolsFor, view } from "../../support/bot/view.ts";
import { problemsOf } from "../../support/discord/limits.ts";
import { OpenApi } from "../../support/discord/rest/openapi.ts";
import { buildReport } from "../../support/index/build-report.ts";

const contextOf = (quote: Span) => ({
  article: info(),
  ...excerptAround(article().text, quote, []),
});

const FAILURES: readonly FailureCause[] = [
  ...(["type", "tooLarge", "unreadable", "known", "collection"] as const),
  ...(["address", "robots", "notAdded", "notFetched", "disk", "unindexed"] as const),
];

const NOTICES: readonly Notice[] = [
  ...(
    [
      "busy",
      "nothingAsked",
      "noPermission",
      "notYours",
      "expired",
      "articleChanged",
      "articleUnknown",
      "collectionUnknown",
      "noText",
      "notReady",
      "shared",
      "answersLater",
      "cannotAnswerLater",
      "addingOff",
      "addingElsewhere",
      "nothingToAdd",
      "notYourArticle",
      "firstReading",
      "alreadyRebuilding",
    ] as const
  ).map((kind) => ({ kind })),
  ...FAILURES.map((cause) => ({
    kind: "notAdded" as const,
    failures: [{ cause, name: "a.pdf", detail: null }],
  })),
  { kind: "tooFast", seconds: 1 },
  { kind: "tooFast", seconds: 12 },
  { kind: "tooLong", length: 2314, longest: 2000 },
  { kind: "missing", channel: "44", permissions: ["SendMessagesInThreads", "ReadMessageHistory"] },
  { kind: "threadLocked", channel: "44" },
  { kind: "failed", id: "7f3a09c2d1" },
];

const many = Array.from({ length: 7 }, (_, index) => shownQuote({ index }));

const RESULT = buildReport({
  changedAnything: true,
  added: ["a.md", "b.md"],
  changed: ["c.md"],
  removed: [],
  skipped: [
    { id: "big.md", reason: { code: "tooLarge", sizeMb: 31.2, limitMb: 20 } },
    { id: "closed", reason: { code: "noPermission" }, kept: 2 },
    {
      id: "old.doc",
      reason: { code: "unsupported", extension: ".doc", step: "docx", supported: ".txt .md" },
    },
    {
      id: "scan.pdf",
      reason: { code: "sentence", sentence: "is in the words of an earlier version" },
    },
  ],
  articles: 1012,
  passages: 20417,
  durationMs: 42_300,
});

const CAUSES = [
  ...([
    "NO_ARTICLES",
    "MODEL_DOWNLOAD",
    "DISK_FULL",
    "STORE_UNREACHABLE",
    "CONFIG_INVALID",
  ] as const),
  ...(["INDEX_LOCKED", "INDEX_STOPPED", "INDEXED_ELSEWHERE"] as const),
];

describe.each(LOCALES)("in %s", (locale) => {
  const tools = toolsFor(locale);
  const messages = {
    answered: answerMessage(shownAnswer({ votes: { up: 2, down: 0 } }), tools),
    "answered to a command": answerMessage(
      shownAnswer({ question: "Why was *it* taken back, @everyone?", quotes: many, private: true }),
      tools,
    ),
    "answered later": answerMessage(shownAnswer({ askedAt: 1_767_600_000_000 }), tools),
    unsure: answerMessage(shownAnswer({ verdict: "unsure" }), tools),
    "not found": answerMessage(
      shownAnswer({
        verdict: "not-found",
        quotes: [],
        closest: [info(), info({ title: "Other" })],
      }),
      tools,
    ),
    "not found at all": answerMessage(shownAnswer({ verdict: "not-found", quotes: [] }), tools),
    "passages, second page": passagesPage(
      { id: "7f3a09c2d1", question: "taken back", quotes: many },
      1,
      tools,
    ),
    "passages, one page": passagesPage(
      { id: "7f3a09c2d1", question: null, quotes: [shownQuote()] },
      0,
      tools,
    ),
    "no passages": passagesPage({ id: "7f3a09c2d1", question: "sourdough", quotes: [] }, 0, tools),
    context: contextMessage(contextOf({ start: 21, end: 56 }), tools),
    article: articleCard(
      { article: info(), opening: openingOf(article().text), passages: 1 },
      tools,
    ),
    articles: articlesPage(
      { articles: Array.from({ length: 6 }, () => info()), page: 2, pages: 3, total: 20 },
      "talks",
      "tag",
      tools,
    ),
    latest: latestPage(
      {
        articles: [
          { article: info(), firstSentence: "The invitation had stood for *a day*." },
          { article: info({ title: "Empty" }), firstSentence: null },
        ],
        page: 0,
        pages: 2,
        total: 7,
      },
      null,
      "",
      tools,
    ),
    "no articles": articlesPage({ articles: [], page: 0, pages: 1, total: 0 }, null, "", tools),
    "answered from a period": answerMessage(
      shownAnswer({
        filter: { since: "2014-01-20", until: null, articles: 12, of: 1350, undated: 7 },
      }),
      tools,
    ),
    "nothing in a period": answerMessage(
      shownAnswer({
        ...{ verdict: "not-found", quotes: [] },
        filter: { since: "2014-01-20", until: "2014-03-03", articles: 0, of: 1350, undated: 0 },
      }),
      tools,
    ),
    "unreadable date": noticeMessage({ kind: "dateUnreadable", typed: "since:*soon*" }, tools),
    status: statusMessage(
      {
        manifest: {
          generation: "2026-01-05T10-00-00",
          model: { name: "quotewell-mini", fingerprint: "0", dimensions: 384 },
          builtAt: "2026-01-05T10:00:00Z",
        },
        articles: 1012,
        passages: 20417,
        collections: ["geneva", "astana"],
        foreign: [
          { language: "ru", articles: 212 },
          { language: "nl", articles: 3 },
        ],
        feeds: { feeds: 12, failing: 2, added: 1234, leftOut: 3 },
        servers: 3,
        rebuilding: true,
        refusedSince: 1_767_610_000_000,
        inDatabase: false,
        times: { p50: 6.24, p95: 18.7 },
        startedAt: 1_767_600_000_000,
      },
      tools,
    ),
    added: addedCard(
      { article: info(), opening: openingOf(article().text), passages: 3 },
      "tag",
      tools,
    ),
    "added several": addedList(
      [{ article: info(), opening: "", passages: 1 }],
      FAILURES.map((cause) => ({
        cause,
        name: "a*b.pdf",
        detail:
          cause === "unreadable"
            ? { about: '"a*b.pdf"', reason: { code: "scanned" } as const }
            : null,
      })),
      tools,
    ),
    removed: removedCard("A quiet office", tools),
    gaps: gapsPage(
      [
        {
          question: "Who paid?",
          times: 3,
          lastAsked: 1_767_600_000_000,
          reason: "not-found",
          closedBy: null,
        },
        {
          question: "Who spoke?",
          times: 1,
          lastAsked: 1_767_500_000_000,
          reason: "thumbs-down",
          closedBy: info().id,
        },
        {
          question: "Who hid?",
          times: 1,
          lastAsked: 1_767_500_000_000,
          reason: "unsure",
          closedBy: "hidden.md",
        },
      ],
      { page: 0, pages: 2 },
      [info()],
      tools,
    ),
    "no gaps": gapsPage([], { page: 0, pages: 1 }, [], tools),
    "rebuild started": rebuildStarted(tools),
    "rebuild under way": rebuildProgress(
      { phase: "embedding", done: 512, total: 2048 },
      null,
      tools,
    ),
    "rebuild under way where not all may be seen": rebuildProgress(
      { phase: "embedding", done: 512, total: 2048 },
      "geneva",
      tools,
    ),
    "rebuild done": rebuildDone(RESULT, tools),
    "rebuild without changes": rebuildDone(
      { ...RESULT, changedAnything: false, skipped: [] },
      tools,
    ),
    ...Object.fromEntries(
      [null, ...CAUSES].map((code) => [
        `rebuild failed with ${code}`,
        rebuildFailed(code, "7f3a09c2d1", true, tools),
      ]),
    ),
    help: helpMessage(tools),
    ...Object.fromEntries(
      NOTICES.map((notice) => [`notice ${JSON.stringify(notice)}`, noticeMessage(notice, tools)]),
    ),
  };

  test.each(Object.entries(messages))("%s reads well", (_, message) => {
    expect(problemsOf(message)).toEqual([]);
    expect(view(message)).toMatchSnapshot();
  });

  test("every message is one that Discord's description of its API allows", () => {
    const openApi = new OpenApi();
    for (const { flags, components } of Object.values(messages))
      openApi.check("POST", "/channels/1/messages", {
        flags,
        components,
        allowed_mentions: { parse: [] },
      });
    expect(openApi.violations).toEqual([]);
  });
});

test("turning past the last page shows the last page", () => {
  const tools = toolsFor("en");
  const found = { id: "a", question: null, quotes: many };
  expect(view(passagesPage(found, 99, tools))).toBe(view(passagesPage(found, 2, tools)));
});

test("the paragraphs around a quote are whole, also at the ends of the article", () => {
  const { text } = article();
  const shownAround = (quote: string) => {
    const start = text.indexOf(quote);
    return view(contextMessage(contextOf({ start, end: start + quote.length }), toolsFor("en")));
  };
  expect(shownAround("The hall was ready.")).toContain(
    "> **The hall was ready.**\n> \n> The invitation had stood for a day.",
  );
  expect(shownAround("Nobody")).toContain("> Delegates had arrived.\n> \n> **Nobody** left.");
});
