import { beforeEach, describe, expect, test } from "vitest";
import { type Allowances, secondsToWait } from "../../../src/discord/asking/fair-use.ts";
import { metersIn } from "../../../src/discord/store/meters.ts";
import { wherever } from "../../support/store/memory-places.ts";
import { openedTwice } from "../../support/store/opened-twice.ts";

wherever((newPlace) => {
  let nowMs: number;
  const memory = openedTwice(newPlace);

  beforeEach(() => {
    nowMs = 1_800_000_000_000;
  });

  describe("fair use", () => {
    const ALLOWANCES: Allowances = {
      user: { burst: 2, perMinute: 6 },
      channel: { burst: 3, perMinute: 60 },
      guild: { burst: 4, perMinute: 60 },
    };

    /** Asks the two processes alternately. */
    function asking() {
      let turn = 0;
      const meters = [memory.one, memory.other].map((tables) => metersIn(tables, () => nowMs));
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

    test("a question that was counted while the clock was wrong delays no later ones", async () => {
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
      await metersIn(memory.one, () => nowMs).forgetBefore(nowMs + 60_000);
      expect(await memory.one.query("SELECT name FROM meters")).toEqual([]);
    });
  });
});
