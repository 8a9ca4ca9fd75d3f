import { beforeEach, describe, expect, test } from "vitest";
import { claimsIn } from "../../../src/discord/store/claims.ts";
import { wherever } from "../../support/store/memory-places.ts";
import { openedTwice } from "../../support/store/opened-twice.ts";

const AT = { message: "44", channel: "33", guild: "22", command: null };

wherever((newPlace) => {
  let nowMs: number;
  const memory = openedTwice(newPlace);

  beforeEach(() => {
    nowMs = 1_800_000_000_000;
  });

  const claims = () =>
    [claimsIn(memory.one, () => nowMs), claimsIn(memory.other, () => nowMs)] as const;

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

    test("passes on as well when the clock was set back after it was taken", async () => {
      const [first, second] = claims();
      await first.take("44", AT);
      nowMs -= 24 * 3_600_000;
      expect(await second.abandoned()).toEqual([{ id: "44", ...AT }]);
      expect(await second.take("44", AT)).toBe(true);
      expect(await first.take("44", AT)).toBe(false);
    });

    test("does not pass on for clocks of two machines that differ by a minute", async () => {
      const [first, second] = claims();
      await first.take("44", AT);
      nowMs -= 60_000;
      expect(await second.take("44", AT)).toBe(false);
    });

    test("is never done again once it is finished, nor when no process could take it over", async () => {
      const [first, second] = claims();
      await first.take("44", AT);
      await first.finish("44");
      await first.take("interaction");
      nowMs += 60_000;
      expect(await second.abandoned()).toEqual([]);
      expect(await second.take("44", AT)).toBe(false);
      expect(await second.take("interaction")).toBe(false);
    });

    test("is lost for a process that stood still while another one took it", async () => {
      const [first, second] = claims();
      await first.take("44", AT);
      nowMs += 16_000;
      expect(await first.isLost("44")).toBe(false);
      await second.take("44", AT);
      expect(await first.isLost("44")).toBe(true);
      expect(await second.isLost("44")).toBe(false);
      nowMs += 14_000;
      await first.keep("44");
      nowMs += 2000;
      expect(await second.abandoned()).toHaveLength(1);
      expect(await first.isLost("unknown")).toBe(false);
    });

    test("of a command passes on from when it is opened, and nothing of it is kept once it is finished", async () => {
      const [first, second] = claims();
      const at = { ...AT, command: '{"token":"secret"}' };
      await first.take("55");
      await first.open("55", at);
      expect(await second.take("55", at)).toBe(false);
      nowMs += 16_000;
      expect(await second.abandoned()).toEqual([{ id: "55", ...at }]);
      expect(await second.take("55", at)).toBe(true);
      await second.finish("55");
      const kept = await memory.one.query("SELECT * FROM claims");
      expect(JSON.stringify(kept)).not.toContain("secret");
    });

    test("is given up when an answer would come too late, however often a process ended over it", async () => {
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
});
