import { describe, expect, test } from "vitest";
import { storedAnswer } from "../../support/bot/fixtures.ts";
import { wherever } from "../../support/store/memory-places.ts";
import { openedStore } from "../../support/store/opened-store.ts";

wherever((newPlace) => {
  const store = openedStore(newPlace);

  describe("votes", () => {
    test("a person has one, and may change it", async () => {
      await store.answers.put(storedAnswer());
      expect(await store.votes.cast("a1", "77", "up")).toEqual({ up: 1, down: 0 });
      expect(await store.votes.cast("a1", "77", "up")).toEqual({ up: 1, down: 0 });
      expect(await store.votes.cast("a1", "88", "up")).toEqual({ up: 2, down: 0 });
      expect(await store.votes.cast("a1", "77", "down")).toEqual({ up: 1, down: 1 });
    });

    test("on an answer that is gone count for nothing", async () => {
      expect(await store.votes.cast("a1", "77", "up")).toBeNull();
    });
  });
});
