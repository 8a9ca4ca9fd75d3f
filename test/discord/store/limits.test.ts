import { beforeEach, expect, test } from "vitest";
import { turnsIn } from "../../../src/discord/store/limits.ts";
import { openTables } from "../../../src/discord/store/store.ts";
import type { Tables } from "../../../src/discord/store/tables.ts";
import { wherever } from "../../support/postgres/memory-places.ts";

wherever((newPlace) => {
  let nowMs: number;
  /** The same memory, opened by two processes. */
  let one: Tables;
  let other: Tables;

  beforeEach(async () => {
    nowMs = 1_800_000_000_000;
    const place = await newPlace();
    one = await openTables(place);
    other = await openTables(place);
    return async () => {
      await one.close();
      await other.close();
    };
  });

  test("turns of one name come one after the other, in whichever process", async () => {
    const first = turnsIn(one, () => nowMs);
    const second = turnsIn(other, () => nowMs);
    for (const [i, turns] of [first, second, first].entries())
      expect(await turns.take("a", 5000)).toBe(5000 * i);
    expect(await second.take("b", 5000)).toBe(0);
    nowMs += 12_000;
    expect(await second.take("a", 5000)).toBe(3000);
    nowMs += 60_000;
    expect(await first.take("a", 5000)).toBe(0);
  });

  test("turns that were taken while the clock was wrong delay no later ones", async () => {
    await turnsIn(one, () => nowMs + 1e12).take("a", 5000);
    expect(await turnsIn(other, () => nowMs).take("a", 5000)).toBe(0);
  });
});
