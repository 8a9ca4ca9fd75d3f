import { afterEach, beforeEach, expect, test } from "vitest";
import type { Bot } from "../../../src/discord/bot.ts";
import { noteArrivals } from "../../../src/discord/later/note-arrivals.ts";
import type { Librarian } from "../../../src/discord/library/librarian.ts";
import { openStore, type Store } from "../../../src/discord/store/store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

let store: Store;
beforeEach(async () => {
  store = await openStore({ dataDir: temporaryFolder(), storeUrl: null });
});
afterEach(() => store.close());

/** A bot whose index of that name holds these articles. @returns which of them count as new */
async function noted(generation: string, articles: readonly string[]): Promise<string[]> {
  const librarian = {
    holdings: async () => ({ manifest: { generation }, articles: articles.length }),
    ids: async (after: string, most: number) => articles.filter((id) => id > after).slice(0, most),
    present: async (ids: readonly string[]) => ids.filter((id) => articles.includes(id)),
  } as unknown as Librarian;
  const parts = { withLibrarian: <R>(work: (of: Librarian) => Promise<R>) => work(librarian) };
  await noteArrivals({ store, parts, queue: { idle: async () => {} } } as unknown as Bot);
  const isNew = await Promise.all(articles.map((id) => store.arrivals.isSince(id, 1)));
  return articles.filter((_, i) => isNew[i]);
}

test("the articles of the first index that is seen are not new, those that come later are", async () => {
  const many = Array.from({ length: 2500 }, (_, n) => `n${String(n).padStart(5, "0")}.md`);
  expect(await noted("1", many)).toEqual([]);
  expect(await noted("2", [...many, "z.md"])).toEqual(["z.md"]);
  expect(await store.arrivals.count()).toBe(2501);
});

test("an index that is built again from scratch, with whatever model, brings nothing new", async () => {
  await noted("1", ["a.md", "b.md"]);
  expect(await noted("of another model", ["a.md", "b.md"])).toEqual([]);
});

test("an article that left and comes back is new", async () => {
  await noted("1", ["a.md", "b.md"]);
  expect(await noted("2", ["a.md"])).toEqual([]);
  expect(await store.arrivals.count()).toBe(1);
  expect(await noted("3", ["a.md", "b.md"])).toEqual(["b.md"]);
});
