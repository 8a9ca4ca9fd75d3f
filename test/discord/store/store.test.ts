import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSharedSqlite } from "../../../src/databases/sqlite.ts";
import { storedResult } from "../../../src/discord/library/quotes.ts";
import type { StoredAnswer } from "../../../src/discord/store/answers.ts";
import { copyMemory } from "../../../src/discord/store/copy.ts";
import {
  KEPT_MS,
  openStore,
  openTables,
  type Store,
  type StoreLocation,
} from "../../../src/discord/store/store.ts";
import type { Tables } from "../../../src/discord/store/tables.ts";
import { wherever } from "../../support/postgres/memory-places.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { answered, quote } from "../../terminal/sample.ts";

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

wherever((newPlace) => {
  let place: StoreLocation;
  let store: Store;

  beforeEach(async () => {
    place = await newPlace();
    store = await openStore(place);
  });
  afterEach(() => store.close());

  describe("answers", () => {
    test("are found again by id, by question and by reply, also after a restart", async () => {
      const stored = answer({ questionMessage: "44", ...storedResult(answered(quote())) });
      await store.answers.put(stored);
      await store.close();
      store = await openStore(place);
      expect(await store.answers.byId("a1")).toEqual(stored);
      expect(await store.answers.toMessage("44")).toEqual(stored);
      expect(await store.answers.inMessage("55")).toEqual(stored);
      expect(await store.answers.byId("other")).toBeNull();
    });

    test("a question that was edited has one answer, the last one, and no votes yet", async () => {
      await store.answers.put(answer({ questionMessage: "44" }));
      await store.votes.cast("a1", "77", "down");
      await store.answers.put(answer({ id: "a2", questionMessage: "44", question: "Who came?" }));
      expect(await store.answers.byId("a1")).toBeNull();
      expect((await store.answers.toMessage("44"))?.question).toBe("Who came?");
      expect(await store.votes.of("a2")).toEqual({ up: 0, down: 0 });
    });

    test("the last one in a channel leaves out private ones, searches and those not sent", async () => {
      await store.answers.put(answer());
      await store.answers.put(
        answer({ id: "a2", createdAt: 2000, private: true, replyMessage: null }),
      );
      await store.answers.put(answer({ id: "a3", createdAt: 2000, kind: "search" }));
      await store.answers.put(answer({ id: "a4", createdAt: 3000, replyMessage: null }));
      expect((await store.answers.lastIn("33"))?.id).toBe("a1");
      await store.answers.sent("a4", "66");
      expect((await store.answers.lastIn("33"))?.id).toBe("a4");
      expect(await store.answers.lastIn("elsewhere")).toBeNull();
    });

    test("direct conversations are told latest first, each once, as far back as asked", async () => {
      const direct = (id: string, channel: string, createdAt: number) =>
        store.answers.put(answer({ id, guild: null, channel, createdAt }));
      await direct("a1", "long ago", 1000);
      await direct("a2", "twice", 2000);
      await direct("a3", "once", 3000);
      await direct("a4", "twice", 4000);
      await store.answers.put(answer({ id: "a5", createdAt: 5000 }));
      expect(await store.answers.directChannels(2000, 10)).toEqual(["twice", "once"]);
      expect(await store.answers.directChannels(0, 1)).toEqual(["twice"]);
    });

    test("a private answer that was shared is private no more", async () => {
      await store.answers.put(answer({ private: true, replyMessage: null }));
      await store.answers.sent("a1", "66");
      expect(await store.answers.byId("a1")).toMatchObject({ private: false, replyMessage: "66" });
    });

    test("are forgotten after 30 days, with their votes", async () => {
      await store.answers.put(answer());
      await store.answers.put(answer({ id: "a2", createdAt: KEPT_MS + 5000 }));
      await store.votes.cast("a1", "77", "up");
      expect(await store.answers.forgetBefore(5000)).toBe(1);
      expect(await store.answers.byId("a1")).toBeNull();
      expect(await store.votes.of("a1")).toEqual({ up: 0, down: 0 });
      expect(await store.answers.byId("a2")).not.toBeNull();
    });
  });

  describe("votes", () => {
    test("a person has one, and may change it", async () => {
      await store.answers.put(answer());
      expect(await store.votes.cast("a1", "77", "up")).toEqual({ up: 1, down: 0 });
      expect(await store.votes.cast("a1", "77", "up")).toEqual({ up: 1, down: 0 });
      expect(await store.votes.cast("a1", "88", "up")).toEqual({ up: 2, down: 0 });
      expect(await store.votes.cast("a1", "77", "down")).toEqual({ up: 1, down: 1 });
    });

    test("on an answer that is gone count for nothing", async () => {
      expect(await store.votes.cast("a1", "77", "up")).toBeNull();
    });
  });

  describe("gaps", () => {
    const list = () => store.gaps.list("22", 0, 10);

    test("are questions without a sure answer, the same question once, the latest first", async () => {
      await store.answers.put(answer());
      await store.answers.put(
        answer({ id: "b", createdAt: 2, question: "Who paid?", verdict: "not-found" }),
      );
      await store.answers.put(
        answer({ id: "c", createdAt: 3, question: "Who sang?", verdict: "not-found" }),
      );
      await store.answers.put(
        answer({ id: "d", createdAt: 4, question: "WHO  PAID", verdict: "unsure" }),
      );
      expect(await list()).toEqual([
        { question: "WHO  PAID", times: 2, lastAsked: 4, reason: "unsure" },
        { question: "Who sang?", times: 1, lastAsked: 3, reason: "not-found" },
      ]);
      expect(await store.gaps.count("22")).toBe(2);
      expect((await store.gaps.list("22", 1, 1)).map(({ question }) => question)).toEqual([
        "Who sang?",
      ]);
    });

    test("a thumb down makes one, and a change of mind closes it", async () => {
      await store.answers.put(answer());
      await store.votes.cast("a1", "77", "down");
      expect((await list()).map(({ reason }) => reason)).toEqual(["thumbs-down"]);
      await store.votes.cast("a1", "77", "up");
      expect(await list()).toEqual([]);
    });

    test("show neither private questions, nor searches, nor those of other servers", async () => {
      await store.answers.put(answer({ verdict: "not-found", private: true }));
      await store.answers.put(answer({ id: "b", verdict: "not-found", kind: "search" }));
      await store.answers.put(answer({ id: "c", verdict: "not-found", guild: "99" }));
      await store.answers.put(answer({ id: "d", verdict: "not-found", guild: null }));
      expect(await list()).toEqual([]);
      expect(await store.gaps.count("22")).toBe(0);
    });
  });

  describe("the store itself", () => {
    test("makes a secret once and keeps it", async () => {
      const { secret } = store;
      expect(secret.length).toBe(32);
      const again = await openStore(place);
      expect(again.secret).toEqual(secret);
      await again.close();
    });

    test("keeps notes", async () => {
      expect(await store.note("commands")).toBeNull();
      await store.setNote("commands", "1");
      await store.setNote("commands", "zwei");
      expect(await store.note("commands")).toBe("zwei");
    });
  });

  test("is copied to a new place with votes and secret, and never over another memory", async () => {
    await store.answers.put(answer({ questionMessage: "44", ...storedResult(answered(quote())) }));
    await store.votes.cast("a1", "77", "down");
    await store.setNote("commands", "1");
    const target = { dataDir: temporaryFolder(), storeUrl: null };
    const [from, to] = [await openTables(place), await openTables(target)];
    expect(await copyMemory(from, to)).toBe(1);
    expect(await copyMemory(to, from)).toBeNull();
    await from.close();
    await to.close();
    const copy = await openStore(target);
    expect(copy.secret).toEqual(store.secret);
    expect(await copy.answers.byId("a1")).toEqual(await store.answers.byId("a1"));
    expect(await copy.votes.of("a1")).toEqual({ up: 0, down: 1 });
    expect(await copy.note("commands")).toBe("1");
    await copy.close();
  });

  test("is copied from the beginning when copying was broken off", async () => {
    await store.answers.put(answer({ questionMessage: "44", ...storedResult(answered(quote())) }));
    await store.votes.cast("a1", "77", "down");
    const target = { dataDir: temporaryFolder(), storeUrl: null };
    const [from, to] = [await openTables(place), await openTables(target)];
    const breaking: Tables = {
      ...to,
      query: (sql, values) => to.query(sql, values),
      async atOnce(statements) {
        if (statements.some(([sql]) => sql.includes("votes ("))) throw new Error("connection lost");
        await to.atOnce(statements);
      },
    };
    await expect(copyMemory(from, breaking)).rejects.toThrow("connection lost");
    expect(await copyMemory(from, to)).toBe(1);
    expect(await copyMemory(from, to)).toBeNull();
    await from.close();
    await to.close();
    const copy = await openStore(target);
    expect(copy.secret).toEqual(store.secret);
    expect(await copy.votes.of("a1")).toEqual({ up: 0, down: 1 });
    await copy.close();
  });
});

describe("the store's file", () => {
  test("makes its folder, for the operator alone", async () => {
    const inside = join(temporaryFolder(), "data");
    await (await openStore({ dataDir: inside, storeUrl: null })).close();
    expect(statSync(inside).mode & 0o077).toBe(0);
    expect(statSync(join(inside, "bot.db")).mode & 0o077).toBe(0);
  });

  test("says what to do about a file that is no database", async () => {
    const inside = temporaryFolder();
    writeFileSync(
      join(inside, "bot.db"),
      "these are not the tables you are looking for ".repeat(50),
    );
    await expect(openStore({ dataDir: inside, storeUrl: null })).rejects.toMatchObject({
      code: "STORE_UNUSABLE",
    });
  });

  test("leaves a file of a newer version alone", async () => {
    const inside = temporaryFolder();
    const database = openSharedSqlite(join(inside, "bot.db"));
    database.pragma("user_version = 99");
    database.close();
    await expect(openStore({ dataDir: inside, storeUrl: null })).rejects.toMatchObject({
      code: "STORE_TOO_NEW",
    });
  });
});
