import { describe, expect, test } from "vitest";
import {
  asOperators,
  type SpelledOut,
  spellOutDates,
  takeDates,
  withoutOperators,
} from "../../../../src/shared/text/dates/dated-question.ts";

/** A Saturday. */
const TODAY = "2026-11-28";
const spelled = (question: string, today = TODAY) => {
  const out: SpelledOut = spellOutDates(question, today);
  return out.kind === "question" ? out.text : out;
};
const dates = (question: string, today = TODAY) => takeDates(spelled(question, today) as string);
const day = (date: string) => ({ since: date, until: date });

describe("a question without dates", () => {
  test.each([
    "Why was the  invitation withdrawn?",
    "Wer wohnt hier?",
    "Wohnst du hier?",
    "Wer ist hier der Autor des Artikels?",
    "Is the ratio 3.4.5 or 1/2?",
    "What did the pastor say about last weekend's lasting weekly news?",
    "Who may march in 2014?",
    'What did he say before: "We stay"?',
    "How long until: nobody knows; since when?",
    "What does USA Today say about the ferry?",
    "What did Russia Today report?",
    "Was schrieb die Zeitung Heute?",
  ])("stays to the letter: %s", (question) => {
    expect(spelled(question)).toBe(question);
    expect(takeDates(question)).toEqual({ text: question, only: null, about: [] });
  });
});

describe("words that name a time", () => {
  test.each([
    ["What happened yesterday?", day("2026-11-27")],
    ["Who spoke today?", day("2026-11-28")],
    ["What did Lavrov say last week?", { since: "2026-11-16", until: "2026-11-22" }],
    ["What did Lavrov say this week?", { since: "2026-11-23", until: "2026-11-29" }],
    ["Who resigned last month?", { since: "2026-10-01", until: "2026-10-31" }],
    ["Who resigned last year?", { since: "2025-01-01", until: "2025-12-31" }],
    ["Who resigned two weeks ago?", { since: "2026-11-09", until: "2026-11-15" }],
    ["Who resigned 3 days ago?", day("2026-11-25")],
    ["Who resigned in the past 3 days?", { since: "2026-11-25", until: "2026-11-28" }],
    ["Who resigned last Monday?", day("2026-11-23")],
    ["What is in today's news?", day("2026-11-28")],
    ["WHO SPOKE TODAY?", day("2026-11-28")],
    ["Who Spoke Today?", day("2026-11-28")],
    ["Who spoke Today?", day("2026-11-28")],
    ["What came of last week’s talks?", { since: "2026-11-16", until: "2026-11-22" }],
    ["Was geschah gestern?", day("2026-11-27")],
    ["Was geschah vorgestern?", day("2026-11-26")],
    ["Wer trat letzte Woche zurück?", { since: "2026-11-16", until: "2026-11-22" }],
    ["Wer trat im letzten Monat zurück?", { since: "2026-10-01", until: "2026-10-31" }],
    ["Wer trat vor drei Tagen zurück?", day("2026-11-25")],
    ["Qu'est-ce qui s'est passé hier ?", day("2026-11-27")],
    ["Qui a parlé hier soir ?", day("2026-11-27")],
    ["Wer sprach gestern Abend?", day("2026-11-27")],
    ["Qu'ont décidé les juges hier ?", day("2026-11-27")],
    ["Quels sont les résultats du match d’hier ?", day("2026-11-27")],
    ["Qui a démissionné la semaine dernière ?", { since: "2026-11-16", until: "2026-11-22" }],
    ["Qui a démissionné il y a deux semaines ?", { since: "2026-11-09", until: "2026-11-15" }],
    ["Qui a parlé avant-hier ?", day("2026-11-26")],
  ])("are taken out of the search: %s", (question, period) => {
    const { text, only, about } = dates(question);
    expect({ only, about }).toEqual({ only: null, about: [period] });
    expect(text).not.toMatch(
      /\d|['’]s|today|week|woche|semaine|month|yesterday|gestern|abend|\bhier\b|soir/i,
    );
    expect(text).toMatch(/^(?:What|Who|Was|Wer|Qu)/i);
  });

  test("are those of the day on which they were asked, also when they are read later", () => {
    const asked = spelled("Who resigned last week?", "2026-03-01") as string;
    expect(takeDates(spelled(asked) as string).about).toEqual([
      { since: "2026-02-16", until: "2026-02-22" },
    ]);
  });

  test.each(["a month ago", "vor einem Monat", "il y a un mois"])(
    "count months, whose last days others lack: %s",
    (words) => {
      const february = { since: "2026-02-01", until: "2026-02-28" };
      expect(dates(`Geneva ${words}`, "2026-03-31").about).toEqual([february]);
    },
  );

  test.each([
    ["past month", "2026-03-31", "2026-02-28"],
    ["past month", "2026-12-15", "2026-11-15"],
    ["last three months", "2026-05-31", "2026-02-28"],
    ["past year", "2024-02-29", "2023-02-28"],
    ["past week", "2026-03-02", "2026-02-23"],
  ])("reach back to the same day, or the last one: %s on %s", (words, today, since) => {
    expect(dates(`Geneva in the ${words}`, today).about).toEqual([{ since, until: today }]);
  });

  test("alone are searched as they are", () => {
    expect(dates("Yesterday?").text).not.toBe("");
  });
});

describe("days in digits", () => {
  test.each([
    ["What happened on 12.01.2026?", "What happened on 12 January 2026?"],
    ["What happened on 3/4/2014?", "What happened on 3 April 2014?"],
    ["What happened on 1/25/2014?", "What happened on 25 January 2014?"],
    ["What happened on 30.02.2014?", "What happened on 30.02.2014?"],
    ["Is 10.0.0.2014 an address, or 1.2.3.4?", "Is 10.0.0.2014 an address, or 1.2.3.4?"],
  ])(
    "are searched as articles write them, the day first unless it can't be: %s",
    (question, text) => {
      expect(spelled(question)).toBe(text);
    },
  );
});

describe("an operator", () => {
  const since = (date: string) => ({ since: date, until: null });
  const until = (date: string) => ({ since: null, until: date });

  test.each([
    ["since:2014-01-20", since("2014-01-20")],
    ["SINCE:2014-01", since("2014-01-01")],
    ["since:2014", since("2014-01-01")],
    ["since: 20.01.2014", since("2014-01-20")],
    ['since:"20 January 2014"', since("2014-01-20")],
    ['since: "20 January 2014"', since("2014-01-20")],
    ["since:20.1.14", since("2014-01-20")],
    ["until:31.12.98", until("1998-12-31")],
    ['since:"März 2014"', since("2014-03-01")],
    ['since:"1er mars 2014"', since("2014-03-01")],
    ['since:"20. Januar 2014"', since("2014-01-20")],
    ['since:"10 Dezember 2013"', since("2013-12-10")],
    ['since:"Dez. 2013"', since("2013-12-01")],
    ['since:"3 fevrier 2014"', since("2014-02-03")],
    ['since:"Jänner 2014"', since("2014-01-01")],
    ["since:yesterday", since("2026-11-27")],
    ["until:2014-01", until("2014-01-31")],
    ["until:2024-02", until("2024-02-29")],
    ["before:2014-03-01", until("2014-02-28")],
    ["since:2014 until:2014-06", { since: "2014-01-01", until: "2014-06-30" }],
    ["since:2014-01-20?", since("2014-01-20")],
  ])("filters and is no part of the search: %s", (operator, only) => {
    expect(dates(`Who was invited ${operator}`)).toMatchObject({ only, about: [] });
    const { text } = dates(`${operator} Who was invited`);
    expect(text).toMatch(/^\??\s?Who was invited\??$/);
  });

  test.each([
    "since:soon",
    "until:2014-13",
    "before:2014-02-30",
    'since:""',
    "since:31.04.2014",
    'since:"29 Feb 2023"',
    "before:0000",
  ])("whose date can't be read is named: %s", (typed) => {
    expect(spelled(`Who was invited ${typed}`)).toEqual({ kind: "dateUnreadable", typed });
  });

  test("with a quote that is left open is no silent one", () => {
    expect(dates('Who? since:"March 2014').only).toEqual(since("2014-03-01"));
    expect(spelled('since:"2014 Who?')).toEqual({
      kind: "dateUnreadable",
      typed: 'since:"2014 Who?',
    });
  });

  test("alone asks nothing", () => {
    expect(spelled("since:2014-01-20 ?")).toEqual({ kind: "nothingAsked" });
  });

  test("of a follow-up counts more than that of the question before", () => {
    const [before, now] = ["Who was invited? since:2014", "And who came? since:2015-02"].map(
      (one) => spelled(one),
    );
    expect(takeDates(`${before} ${now}`)).toMatchObject({
      text: "Who was invited? And who came?",
      only: since("2015-02-01"),
    });
  });

  test("is what the options of a command become", () => {
    const question = `Who?${asOperators({ since: "20 January 2014", until: '" 2014' })}`;
    expect(dates(question)).toMatchObject({ only: { since: "2014-01-20", until: "2014-12-31" } });
    expect(asOperators({ since: null, until: " " })).toBe("");
  });
});

test.each([
  ["Who came? since:2014", "Who came?"],
  ['Who came since:"20 January 2014"?', "Who came?"],
  ["||Who came since:2014-01-20||", "||Who came ||"],
  ["Who came since 2014?", "Who came since 2014?"],
])("%j is %j without its operators", (typed, bare) => expect(withoutOperators(typed)).toBe(bare));

test("a long hostile question takes no time worth noticing", () => {
  for (const piece of ["since:", "last ", "vor vor ", "il y a ", "1.1.", '"', "2014-01-01/"]) {
    const question = piece.repeat(2000 / piece.length);
    const out = spellOutDates(question, TODAY);
    if (out.kind === "question") takeDates(out.text);
  }
});
