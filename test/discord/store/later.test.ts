import { describe, expect, test } from "vitest";
import { laterId } from "../../../src/discord/store/later.ts";
import { storedAnswer } from "../../support/bot/fixtures.ts";
import { wherever } from "../../support/store/memory-places.ts";
import { openedStore } from "../../support/store/opened-store.ts";

wherever((newPlace) => {
  const store = openedStore(newPlace);

  const put = (id: string, changes = {}) =>
    store.answers.put(storedAnswer({ id, verdict: "not-found", ...changes }));
  const open = async () => (await store.later.open(500, 100, 10)).map(({ id }) => id);

  describe("open questions", () => {
    test("are those that a later article may answer, the awaited ones first, then the latest", async () => {
      await put("old", { createdAt: 400 });
      await put("a", { createdAt: 1000 });
      await put("b", { createdAt: 2000, verdict: "unsure" });
      await put("c", { createdAt: 3000, verdict: "answered" });
      await put("d", { createdAt: 9000 });
      await put("private", { private: true, replyMessage: null });
      await put("search", { kind: "search" });
      expect(await open()).toEqual([]);
      await store.arrivals.add(["x.md"], 5000);
      expect(await open()).toEqual(["b", "a"]);
      await store.votes.cast("c", "77", "down");
      await store.later.want("a");
      expect(await open()).toEqual(["a", "c", "b"]);
    });

    test("are told once, and no answer to one is one itself", async () => {
      await put("a");
      await put(laterId("a"));
      await store.arrivals.add(["x.md"], 5000);
      expect(await open()).toEqual(["a"]);
      expect(await store.later.begin("a", 1)).toBe(false);
      await store.later.close("a", "x.md");
      expect(await store.later.begin("a", 6000)).toBe(true);
      expect(await store.later.begin("a", 6001)).toBe(false);
      expect(await open()).toEqual([]);
    });

    test("know the message to reply to, and are forgotten with their answer", async () => {
      await put("a", { questionMessage: "44", replyMessage: "55" });
      await put("b", { questionMessage: null, replyMessage: "66" });
      await store.later.want("a");
      expect(await store.later.byId("a")).toMatchObject({
        ...{ message: "44", byCommand: false, wanted: true, closedBy: null },
      });
      expect(await store.later.byId("b")).toMatchObject({ message: "66", byCommand: true });
      await store.answers.remove("a");
      await put("a", { questionMessage: "44" });
      expect(await store.later.byId("a")).toMatchObject({ wanted: false });
      await store.later.want("gone");
      await store.later.close("gone", "x.md");
      expect(await store.later.byId("gone")).toBeNull();
    });
  });

  test("a gap names the article that closed it, below the open ones, until that article leaves", async () => {
    await put("a", { createdAt: 1000, question: "Who sang?" });
    await put("b", { createdAt: 2000, question: "Who paid?" });
    await store.arrivals.add(["x.md"], 5000);
    await store.later.close("b", "x.md");
    const closedBy = async () =>
      (await store.gaps.list("22", 0, 10)).map(({ question, closedBy }) => [question, closedBy]);
    expect(await closedBy()).toEqual([
      ["Who sang?", null],
      ["Who paid?", "x.md"],
    ]);
    await store.arrivals.remove(["x.md"]);
    expect(await closedBy()).toEqual([
      ["Who paid?", null],
      ["Who sang?", null],
    ]);
  });

  test("an article keeps the time at which it came, however often it is noted", async () => {
    const many = Array.from({ length: 600 }, (_, n) => `${n}.md`);
    await store.arrivals.add(many, 0);
    await store.arrivals.add([...many.slice(0, 3), "new.md"], 7000);
    expect(await store.arrivals.count()).toBe(601);
    expect(await store.arrivals.isSince("1.md", 7000)).toBe(false);
    expect(await store.arrivals.isSince("new.md", 7000)).toBe(true);
    expect(await store.arrivals.isSince("unknown.md", 0)).toBe(false);
    await store.arrivals.remove(["new.md"]);
    await store.arrivals.add(["new.md"], 8000);
    expect(await store.arrivals.isSince("new.md", 8000)).toBe(true);
    const first = await store.arrivals.ids("", 2);
    expect(await store.arrivals.ids(first[1]!, 1000)).toHaveLength(599);
  });
});
