import { beforeEach, expect, test } from "vitest";
import { turnsIn } from "../../../src/discord/store/turns.ts";
import { wherever } from "../../support/store/memory-places.ts";
import { openedTwice } from "../../support/store/opened-twice.ts";

wherever((newPlace) => {
  let nowMs: number;
  const memory = openedTwice(newPlace);

  beforeEach(() => {
    nowMs = 1_800_000_000_000;
  });

  test("turns of one name come one after the other, in whichever process", async () => {
    const first = turnsIn(memory.one, () => nowMs);
    const second = turnsIn(memory.other, () => nowMs);
    for (const [i, turns] of [first, second, first].entries())
      expect(await turns.take("a", 5000)).toBe(5000 * i);
    expect(await second.take("b", 5000)).toBe(0);
    nowMs += 12_000;
    expect(await second.take("a", 5000)).toBe(3000);
    nowMs += 60_000;
    expect(await first.take("a", 5000)).toBe(0);
  });

  test("turns that were taken while the clock was wrong delay no later ones", async () => {
    await turnsIn(memory.one, () => nowMs + 1e12).take("a", 5000);
    expect(await turnsIn(memory.other, () => nowMs).take("a", 5000)).toBe(0);
  });
});
