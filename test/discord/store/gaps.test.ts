import { describe, expect, test } from "vitest";
import { storedAnswer } from "../../support/bot/fixtures.ts";
import { wherever } from "../../support/store/memory-places.ts";
import { openedStore } from "../../support/store/opened-store.ts";

wherever((newPlace) => {
  const store = openedStore(newPlace);

  describe("gaps", () => {
    const list = () => store.gaps.list("22", 0, 10);

    test("are questions without a sure answer, the same question once, the latest first", async () => {
      await store.answers.put(storedAnswer());
      await store.answers.put(
        storedAnswer({ id: "b", createdAt: 2, question: "Who paid?", verdict: "not-found" }),
      );
      await store.answers.put(
        storedAnswer({ id: "c", createdAt: 3, question: "Who sang?", verdict: "not-found" }),
      );
      await store.answers.put(
        storedAnswer({ id: "d", createdAt: 4, question: "WHO  PAID", verdict: "unsure" }),
      );
      expect(await list()).toEqual([
        { question: "WHO  PAID", times: 2, lastAsked: 4, reason: "unsure", closedBy: null },
        { question: "Who sang?", times: 1, lastAsked: 3, reason: "not-found", closedBy: null },
      ]);
      expect(await store.gaps.count("22")).toBe(2);
      expect((await store.gaps.list("22", 1, 1)).map(({ question }) => question)).toEqual([
        "Who sang?",
      ]);
    });

    test("a thumb down makes one, and a change of mind closes it", async () => {
      await store.answers.put(storedAnswer());
      await store.votes.cast("a1", "77", "down");
      expect((await list()).map(({ reason }) => reason)).toEqual(["thumbs-down"]);
      await store.votes.cast("a1", "77", "up");
      expect(await list()).toEqual([]);
    });

    test("show neither private questions, nor searches, nor those of other servers", async () => {
      await store.answers.put(storedAnswer({ verdict: "not-found", private: true }));
      await store.answers.put(storedAnswer({ id: "b", verdict: "not-found", kind: "search" }));
      await store.answers.put(storedAnswer({ id: "c", verdict: "not-found", guild: "99" }));
      await store.answers.put(storedAnswer({ id: "d", verdict: "not-found", guild: null }));
      expect(await list()).toEqual([]);
      expect(await store.gaps.count("22")).toBe(0);
    });
  });
});
