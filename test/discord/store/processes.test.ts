import { beforeEach, describe, expect, test } from "vitest";
import { type Allowances, secondsToWait } from "../../../src/discord/asking/fair-use.ts";
import { claimsIn } from "../../../src/discord/store/claims.ts";
import { metersIn, turnsIn } from "../../../src/discord/store/limits.ts";
import { openTables } from "../../../src/discord/store/store.ts";
import type { Tables } from "../../../src/discord/store/tables.ts";
import { wherever } from "../../support/postgres/memory-places.ts";

const AT = { message: "44", channel: "33", guild: "22" };

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

  const claims = () => [claimsIn(one, () => nowMs), claimsIn(other, () => nowMs)] as const;

  describe("what two processes see", () => {
    test("is done by the first one that claims it", async () => {
      const [first, second] = claims();
      expect(await second.take("44", AT)).toBe(true);
      expect(await first.take("44", AT)).toBe(false);
      expect(await second.take("44", AT)).toBe(false);
      expect(await first.take("45")).toBe(true);
    });

    test("passes to another one when it is not finished in time", async () => {
      const [first, second] = claims();
      await first.take("44", AT);
      nowMs += 14_000;
      expect(await second.abandoned()).toEqual([]);
      expect(await second.take("44", AT)).toBe(false);
      nowMs += 2000;
      expect(await second.abandoned()).toEqual([{ id: "44", ...AT }]);
      expect(await second.take("44", AT)).toBe(true);
      expect(await first.take("44", AT)).toBe(false);
      expect(await first.abandoned()).toEqual([]);
    });

    test("is never done again once it is finished, nor when nobody could take it over", async () => {
      const [first, second] = claims();
      await first.take("44", AT);
      await first.finish("44");
      await first.take("interaction");
      nowMs += 60_000;
      expect(await second.abandoned()).toEqual([]);
      expect(await second.take("44", AT)).toBe(false);
      expect(await second.take("interaction")).toBe(false);
    });

    test("is given up when nobody waits for it any more, however often a process ended over it", async () => {
      const [first, second] = claims();
      await first.take("44", AT);
      let taken = 0;
      for (let n = 0; n < 60; n++) {
        nowMs += 16_000;
        if (await second.take("44", AT)) taken++;
      }
      expect(taken).toBe(18);
      expect(await first.abandoned()).toEqual([]);
    });

    test("is forgotten with time", async () => {
      const [first, second] = claims();
      await first.take("44");
      await second.forgetBefore(nowMs);
      expect(await first.take("44")).toBe(false);
      await second.forgetBefore(nowMs + 1);
      expect(await first.take("44")).toBe(true);
    });
  });

  test("turns of one name come one after the other, whoever takes them", async () => {
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

  test("turns that were taken while the clock was wrong keep nobody waiting", async () => {
    await turnsIn(one, () => nowMs + 1e12).take("a", 5000);
    expect(await turnsIn(other, () => nowMs).take("a", 5000)).toBe(0);
  });

  describe("fair use", () => {
    const ALLOWANCES: Allowances = {
      user: { burst: 2, perMinute: 6 },
      channel: { burst: 3, perMinute: 60 },
      guild: { burst: 4, perMinute: 60 },
    };

    /** Asks one process and the other in turn. */
    function asking() {
      let turn = 0;
      const meters = [one, other].map((tables) => metersIn(tables, () => nowMs));
      return (user: string, channel = "c", guild: string | null = "g") =>
        secondsToWait({ user, channel, guild }, ALLOWANCES, meters[turn++ % 2]!);
    }

    test("a person may ask a few questions at once, then waits for the next", async () => {
      const ask = asking();
      expect([await ask("a"), await ask("a"), await ask("a")]).toEqual([0, 0, 10]);
      nowMs += 9000;
      expect(await ask("a")).toBe(1);
      nowMs += 1000;
      expect(await ask("a")).toBe(0);
    });

    test("being refused costs nothing", async () => {
      const ask = asking();
      await ask("a");
      await ask("a");
      for (let times = 0; times < 20; times++) await ask("a");
      nowMs += 10_000;
      expect(await ask("a")).toBe(0);
    });

    test("many people together do not flood a channel or a server", async () => {
      const ask = asking();
      expect([await ask("a"), await ask("b"), await ask("c"), await ask("d")]).toEqual([
        0, 0, 0, 1,
      ]);
      expect([await ask("e", "c2"), await ask("f", "c2")]).toEqual([0, 1]);
      expect(await ask("g", "c3", "g2")).toBe(0);
    });

    test("in direct messages only the person and the channel count", async () => {
      const ask = asking();
      for (let times = 0; times < 4; times++) await ask(`user ${times}`, `channel ${times}`);
      expect(await ask("a", "dm", null)).toBe(0);
    });

    test("a question that was counted while the clock was wrong keeps nobody waiting", async () => {
      const ask = asking();
      nowMs += 1e12;
      await ask("a");
      await ask("a");
      nowMs -= 1e12;
      expect([await ask("a"), await ask("a"), await ask("a")]).toEqual([0, 0, 10]);
    });

    test("what is used up no more is forgotten", async () => {
      const ask = asking();
      await ask("a");
      await metersIn(one, () => nowMs).forgetBefore(nowMs + 60_000);
      expect(await one.query("SELECT name FROM meters")).toEqual([]);
    });
  });
});
