import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openStore, openTables } from "../../../src/discord/store/store.ts";
import { openSharedSqlite, openSqlite } from "../../../src/shared/databases/sqlite.ts";
import { storedAnswer } from "../../support/bot/fixtures.ts";
import { wherever } from "../../support/store/memory-places.ts";
import { openedStore } from "../../support/store/opened-store.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

wherever((newPlace) => {
  const store = openedStore(newPlace);

  describe("the store itself", () => {
    test("makes a secret once and keeps it", async () => {
      const { secret } = store;
      expect(secret.length).toBe(32);
      const again = await openStore(store.place);
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
});

describe("the store's file", () => {
  test("makes its folder, for the operator alone", async () => {
    const inside = join(temporaryFolder(), "data");
    await (await openStore({ dataDir: inside, storeUrl: null })).close();
    expect(statSync(inside).mode & 0o077).toBe(0);
    expect(statSync(join(inside, "bot.db")).mode & 0o077).toBe(0);
  });

  test("that is no database is put aside whole, and a new one is begun", async () => {
    const inside = temporaryFolder();
    const text = "these are not the tables you are looking for ".repeat(50);
    writeFileSync(join(inside, "bot.db"), text);
    const aside: string[] = [];
    const store = await openStore(
      { dataDir: inside, storeUrl: null },
      { failed() {}, putAside: (file, damage) => aside.push(file, damage) },
    );
    await store.setNote("commands", "1");
    expect(await store.failure()).toBeNull();
    await store.close();
    expect(aside).toEqual([expect.stringContaining("bot.db.damaged-"), "file is not a database"]);
    expect(readFileSync(aside[0]!, "utf8")).toBe(text);
  });

  test("that is no database is left alone by a migration, which says what to do", async () => {
    const inside = temporaryFolder();
    writeFileSync(join(inside, "bot.db"), "no tables ".repeat(500));
    await expect(openTables({ dataDir: inside, storeUrl: null })).rejects.toMatchObject({
      code: "STORE_UNUSABLE",
    });
    expect(readdirSync(inside)).toEqual(["bot.db"]);
  });

  test("that can't be made because DATA_DIR is none of the operator's folders is an error", async () => {
    const inside = join(temporaryFolder(), "file");
    writeFileSync(inside, "");
    await expect(openStore({ dataDir: inside, storeUrl: null })).rejects.toMatchObject({
      code: "STORE_UNUSABLE",
    });
  });

  test("that another program has locked is opened, and written once it is released", async () => {
    const place = { dataDir: temporaryFolder(), storeUrl: null };
    const { secret, close } = await openStore(place);
    await close();
    const other = openSqlite(join(place.dataDir, "bot.db"));
    other.exec("BEGIN IMMEDIATE");
    const store = await openStore(place);
    expect(store.secret).toEqual(secret);
    await store.setNote("commands", "1");
    other.close();
    const tables = await openTables(place);
    const notes = () => tables.query("SELECT name FROM notes WHERE name = 'commands'");
    await expect.poll(notes).toHaveLength(1);
    await tables.close();
    await store.close();
  });

  test("of an older version keeps all of its answers, votes and notes", async () => {
    const inside = temporaryFolder();
    const store = await openStore({ dataDir: inside, storeUrl: null });
    await store.answers.put(storedAnswer({ verdict: "not-found" }));
    await store.votes.cast("a1", "77", "down");
    const answer = await store.answers.byId("a1");
    await store.close();
    const database = openSharedSqlite(join(inside, "bot.db"));
    database.exec("DROP TABLE later; DROP TABLE arrivals; ALTER TABLE answers DROP COLUMN filter");
    database.pragma("user_version = 4");
    database.close();
    const again = await openStore({ dataDir: inside, storeUrl: null });
    expect(await again.answers.byId("a1")).toEqual(answer);
    expect(await again.votes.of("a1")).toEqual({ up: 0, down: 1 });
    expect(await again.gaps.count("22")).toBe(1);
    expect(again.secret).toEqual(store.secret);
    await again.later.want("a1");
    expect(await again.later.byId("a1")).toMatchObject({ wanted: true });
    await again.close();
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
