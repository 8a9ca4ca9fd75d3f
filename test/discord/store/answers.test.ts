import { describe, expect, test } from "vitest";
import { storedResult } from "../../../src/discord/library/quotes.ts";
import { KEPT_MS } from "../../../src/discord/store/store.ts";
import { storedAnswer } from "../../support/bot/fixtures.ts";
import { wherever } from "../../support/store/memory-places.ts";
import { openedStore } from "../../support/store/opened-store.ts";
import { answered, quote } from "../../terminal/sample.ts";

wherever((newPlace) => {
  const store = openedStore(newPlace);

  describe("answers", () => {
    test("are found again by id, by question and by reply, also after a restart", async () => {
      const stored = storedAnswer({ questionMessage: "44", ...storedResult(answered(quote())) });
      await store.answers.put(stored);
      await store.reopen();
      expect(await store.answers.byId("a1")).toEqual(stored);
      expect(await store.answers.toMessage("44")).toEqual(stored);
      expect(await store.answers.inMessage("55")).toEqual(stored);
      expect(await store.answers.byId("other")).toBeNull();
    });

    test("a question that was edited has one answer, the last one, and no votes yet", async () => {
      await store.answers.put(storedAnswer({ questionMessage: "44" }));
      await store.votes.cast("a1", "77", "down");
      await store.answers.put(
        storedAnswer({ id: "a2", questionMessage: "44", question: "Who came?" }),
      );
      expect(await store.answers.byId("a1")).toBeNull();
      expect((await store.answers.toMessage("44"))?.question).toBe("Who came?");
      expect(await store.votes.of("a2")).toEqual({ up: 0, down: 0 });
    });

    test("the last one in a channel leaves out private ones, searches and those not sent", async () => {
      await store.answers.put(storedAnswer());
      await store.answers.put(
        storedAnswer({ id: "a2", createdAt: 2000, private: true, replyMessage: null }),
      );
      await store.answers.put(storedAnswer({ id: "a3", createdAt: 2000, kind: "search" }));
      await store.answers.put(storedAnswer({ id: "a4", createdAt: 3000, replyMessage: null }));
      expect((await store.answers.lastIn("33"))?.id).toBe("a1");
      await store.answers.sent("a4", "66");
      expect((await store.answers.lastIn("33"))?.id).toBe("a4");
      expect(await store.answers.lastIn("elsewhere")).toBeNull();
    });

    test("direct conversations are listed latest first, each once, as far back as asked", async () => {
      const direct = (id: string, channel: string, createdAt: number) =>
        store.answers.put(storedAnswer({ id, guild: null, channel, createdAt }));
      await direct("a1", "long ago", 1000);
      await direct("a2", "twice", 2000);
      await direct("a3", "once", 3000);
      await direct("a4", "twice", 4000);
      await store.answers.put(storedAnswer({ id: "a5", createdAt: 5000 }));
      expect(await store.answers.directChannels(2000, 10)).toEqual(["twice", "once"]);
      expect(await store.answers.directChannels(0, 1)).toEqual(["twice"]);
    });

    test("a private answer that was shared is private no more", async () => {
      await store.answers.put(storedAnswer({ private: true, replyMessage: null }));
      await store.answers.sent("a1", "66");
      expect(await store.answers.byId("a1")).toMatchObject({ private: false, replyMessage: "66" });
    });

    test("are forgotten after 30 days, with their votes", async () => {
      await store.answers.put(storedAnswer());
      await store.answers.put(storedAnswer({ id: "a2", createdAt: KEPT_MS + 5000 }));
      await store.votes.cast("a1", "77", "up");
      expect(await store.answers.forgetBefore(5000)).toBe(1);
      expect(await store.answers.byId("a1")).toBeNull();
      expect(await store.votes.of("a1")).toEqual({ up: 0, down: 0 });
      expect(await store.answers.byId("a2")).not.toBeNull();
    });
  });
});
