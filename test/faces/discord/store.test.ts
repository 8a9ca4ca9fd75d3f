import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { StoredAnswer } from "../../../src/faces/discord/store/answers.ts";
import { placesOf, quotesAt, type Shelf } from "../../../src/faces/discord/store/places.ts";
import { KEPT_MS, openStore, type Store } from "../../../src/faces/discord/store/store.ts";
import { openDatabase } from "../../../src/sqlite.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { answered, quote } from "../sample.ts";
import { article } from "./fixtures.ts";

let folder: string;
let store: Store;

beforeEach(() => {
  folder = temporaryFolder();
  store = openStore(folder);
});
afterEach(() => store.close());

const answer = (changes: Partial<StoredAnswer> = {}): StoredAnswer => ({
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

describe("answers", () => {
  test("are found again by id, by question and by reply, also after a restart", () => {
    const stored = answer({ questionMessage: "44", ...placesOf(answered(quote())) });
    store.answers.put(stored);
    store.close();
    store = openStore(folder);
    expect(store.answers.byId("a1")).toEqual(stored);
    expect(store.answers.toMessage("44")).toEqual(stored);
    expect(store.answers.inMessage("55")).toEqual(stored);
    expect(store.answers.byId("other")).toBeNull();
  });

  test("a question that was edited has one answer, the last one, and no votes yet", () => {
    store.answers.put(answer({ questionMessage: "44" }));
    store.votes.cast("a1", "77", "down");
    store.answers.put(answer({ id: "a2", questionMessage: "44", question: "Who came?" }));
    expect(store.answers.byId("a1")).toBeNull();
    expect(store.answers.toMessage("44")?.question).toBe("Who came?");
    expect(store.votes.of("a2")).toEqual({ up: 0, down: 0 });
  });

  test("the last one in a channel leaves out private ones, searches and those not sent", () => {
    store.answers.put(answer());
    store.answers.put(answer({ id: "a2", createdAt: 2000, private: true, replyMessage: null }));
    store.answers.put(answer({ id: "a3", createdAt: 2000, kind: "search" }));
    store.answers.put(answer({ id: "a4", createdAt: 3000, replyMessage: null }));
    expect(store.answers.lastIn("33")?.id).toBe("a1");
    store.answers.sent("a4", "66");
    expect(store.answers.lastIn("33")?.id).toBe("a4");
    expect(store.answers.lastIn("elsewhere")).toBeNull();
  });

  test("a private answer that was shared is private no more", () => {
    store.answers.put(answer({ private: true, replyMessage: null }));
    store.answers.sent("a1", "66");
    expect(store.answers.byId("a1")).toMatchObject({ private: false, replyMessage: "66" });
  });

  test("are forgotten after 30 days, with their votes", () => {
    store.answers.put(answer());
    store.answers.put(answer({ id: "a2", createdAt: KEPT_MS + 5000 }));
    store.votes.cast("a1", "77", "up");
    expect(store.answers.forgetBefore(5000)).toBe(1);
    expect(store.answers.byId("a1")).toBeNull();
    expect(store.votes.of("a1")).toEqual({ up: 0, down: 0 });
    expect(store.answers.byId("a2")).not.toBeNull();
  });
});

describe("votes", () => {
  test("a person has one, and may change it", () => {
    store.answers.put(answer());
    expect(store.votes.cast("a1", "77", "up")).toEqual({ up: 1, down: 0 });
    expect(store.votes.cast("a1", "77", "up")).toEqual({ up: 1, down: 0 });
    expect(store.votes.cast("a1", "88", "up")).toEqual({ up: 2, down: 0 });
    expect(store.votes.cast("a1", "77", "down")).toEqual({ up: 1, down: 1 });
  });

  test("on an answer that is gone count for nothing", () => {
    expect(store.votes.cast("a1", "77", "up")).toBeNull();
  });
});

describe("gaps", () => {
  const list = () => store.gaps.list("22", 0, 10);

  test("are questions without a sure answer, the same question once, the latest first", () => {
    store.answers.put(answer());
    store.answers.put(
      answer({ id: "b", createdAt: 2, question: "Who paid?", verdict: "not-found" }),
    );
    store.answers.put(
      answer({ id: "c", createdAt: 3, question: "Who sang?", verdict: "not-found" }),
    );
    store.answers.put(answer({ id: "d", createdAt: 4, question: "WHO  PAID", verdict: "unsure" }));
    expect(list()).toEqual([
      { question: "WHO  PAID", times: 2, lastAsked: 4, reason: "unsure" },
      { question: "Who sang?", times: 1, lastAsked: 3, reason: "not-found" },
    ]);
    expect(store.gaps.count("22")).toBe(2);
    expect(store.gaps.list("22", 1, 1).map(({ question }) => question)).toEqual(["Who sang?"]);
  });

  test("a thumb down makes one, and a change of mind closes it", () => {
    store.answers.put(answer());
    store.votes.cast("a1", "77", "down");
    expect(list().map(({ reason }) => reason)).toEqual(["thumbs-down"]);
    store.votes.cast("a1", "77", "up");
    expect(list()).toEqual([]);
  });

  test("show neither private questions, nor searches, nor those of other servers", () => {
    store.answers.put(answer({ verdict: "not-found", private: true }));
    store.answers.put(answer({ id: "b", verdict: "not-found", kind: "search" }));
    store.answers.put(answer({ id: "c", verdict: "not-found", guild: "99" }));
    store.answers.put(answer({ id: "d", verdict: "not-found", guild: null }));
    expect(list()).toEqual([]);
    expect(store.gaps.count("22")).toBe(0);
  });
});

describe("quotes kept as places", () => {
  const text = "The invitation had stood for a day.";
  const source = article({ id: "a.md", collection: "geneva", text: `Before.\n\n${text}` });
  const other = article({ id: "b.md", collection: "astana" });
  const shelfOf = (...articles: (typeof source)[]): Shelf => ({
    infos: async (ids) => ids.flatMap((id) => articles.find((each) => each.id === id) ?? []),
    article: async (id) => articles.find((each) => each.id === id) ?? null,
  });
  const { quotes } = placesOf(
    answered(
      quote({ text, article: source, span: { start: 9, end: 9 + text.length }, alsoIn: [other] }),
    ),
  );

  test("are read from the article again", async () => {
    expect(await quotesAt(quotes, shelfOf(source, other), null)).toMatchObject([
      { place: 0, text, paragraph: 4, alsoIn: [{ id: "b.md" }] },
    ]);
  });

  test("are left out when the article is gone or says something else there", async () => {
    expect(await quotesAt(quotes, shelfOf(other), null)).toEqual([]);
    expect(await quotesAt(quotes, shelfOf({ ...source, text: `!${source.text}` }), null)).toEqual(
      [],
    );
  });

  test("are never shown where another collection is all that may be seen", async () => {
    expect(await quotesAt(quotes, shelfOf(source, other), "astana")).toEqual([]);
    expect(await quotesAt(quotes, shelfOf(source, other), "geneva")).toMatchObject([
      { alsoIn: [] },
    ]);
  });
});

describe("the store itself", () => {
  test("makes a secret once and keeps it", () => {
    const { secret } = store;
    expect(secret.length).toBe(32);
    const again = openStore(folder);
    expect(again.secret).toEqual(secret);
    again.close();
  });

  test("keeps notes", () => {
    expect(store.note("commands")).toBeNull();
    store.setNote("commands", "1");
    store.setNote("commands", "zwei");
    expect(store.note("commands")).toBe("zwei");
  });

  test("makes its folder, for the operator alone", () => {
    const inside = join(folder, "data");
    openStore(inside).close();
    expect(statSync(inside).mode & 0o077).toBe(0);
    expect(statSync(join(inside, "bot.db")).mode & 0o077).toBe(0);
  });

  test("says what to do about a file that is no database", () => {
    const inside = temporaryFolder();
    writeFileSync(
      join(inside, "bot.db"),
      "these are not the tables you are looking for ".repeat(50),
    );
    expect(() => openStore(inside)).toThrow(expect.objectContaining({ code: "STORE_UNUSABLE" }));
  });

  test("leaves a file of a newer version alone", () => {
    const inside = temporaryFolder();
    const database = openDatabase(join(inside, "bot.db"));
    database.pragma("user_version = 99");
    database.close();
    expect(() => openStore(inside)).toThrow(expect.objectContaining({ code: "STORE_TOO_NEW" }));
  });
});
