import { expect, test } from "vitest";
import { storedResult } from "../../../src/discord/library/quotes.ts";
import { copyMemory } from "../../../src/discord/store/copy.ts";
import { openStore, openTables } from "../../../src/discord/store/store.ts";
import type { Tables } from "../../../src/discord/store/tables/tables.ts";
import { storedAnswer } from "../../support/bot/fixtures.ts";
import { wherever } from "../../support/store/memory-places.ts";
import { openedStore } from "../../support/store/opened-store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";
import { answered, quote } from "../../terminal/sample.ts";

wherever((newPlace) => {
  const store = openedStore(newPlace);

  test("is copied to a new place with votes and secret, and never over another memory", async () => {
    await store.answers.put(
      storedAnswer({ questionMessage: "44", ...storedResult(answered(quote())) }),
    );
    await store.votes.cast("a1", "77", "down");
    await store.setNote("commands", "1");
    await store.arrivals.add(["a.md", "b.md"], 7);
    await store.later.want("a1");
    const target = { dataDir: temporaryFolder(), storeUrl: null };
    const [from, to] = [await openTables(store.place), await openTables(target)];
    expect(await copyMemory(from, to)).toBe(1);
    expect(await copyMemory(to, from)).toBeNull();
    await from.close();
    await to.close();
    const copy = await openStore(target);
    expect(copy.secret).toEqual(store.secret);
    expect(await copy.answers.byId("a1")).toEqual(await store.answers.byId("a1"));
    expect(await copy.votes.of("a1")).toEqual({ up: 0, down: 1 });
    expect(await copy.note("commands")).toBe("1");
    expect(await copy.arrivals.isSince("b.md", 7)).toBe(true);
    expect(await copy.later.byId("a1")).toEqual(await store.later.byId("a1"));
    await copy.close();
  });

  test("is copied from the beginning when copying was broken off", async () => {
    await store.answers.put(
      storedAnswer({ questionMessage: "44", ...storedResult(answered(quote())) }),
    );
    await store.votes.cast("a1", "77", "down");
    const target = { dataDir: temporaryFolder(), storeUrl: null };
    const [from, to] = [await openTables(store.place), await openTables(target)];
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
