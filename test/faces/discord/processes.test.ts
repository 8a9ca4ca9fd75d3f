import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { claimsIn } from "../../../src/faces/discord/store/claims.ts";
import { updateTables } from "../../../src/faces/discord/store/schema.ts";
import { turnsIn } from "../../../src/faces/discord/store/turns.ts";
import { type Database, openDatabase } from "../../../src/sqlite.ts";
import { temporaryFolder } from "../../support/temporary-folder.ts";

let nowMs: number;
/** The same memory, opened by two processes. */
let one: Database;
let other: Database;

beforeEach(() => {
  nowMs = 1_800_000_000_000;
  const file = join(temporaryFolder(), "bot.db");
  one = openDatabase(file);
  other = openDatabase(file);
  updateTables(one);
  updateTables(other);
  return () => {
    one.close();
    other.close();
  };
});

const claims = () => [claimsIn(one, () => nowMs), claimsIn(other, () => nowMs)] as const;
const AT = { message: "44", channel: "33", guild: "22" };

describe("what two processes see", () => {
  test("is done by the first one that claims it", () => {
    const [first, second] = claims();
    expect(second.take("44", AT)).toBe(true);
    expect(first.take("44", AT)).toBe(false);
    expect(second.take("44", AT)).toBe(false);
    expect(first.take("45")).toBe(true);
  });

  test("passes to another one when it is not finished in time", () => {
    const [first, second] = claims();
    first.take("44", AT);
    nowMs += 14_000;
    expect(second.abandoned()).toEqual([]);
    expect(second.take("44", AT)).toBe(false);
    nowMs += 2000;
    expect(second.abandoned()).toEqual([{ id: "44", ...AT }]);
    expect(second.take("44", AT)).toBe(true);
    expect(first.take("44", AT)).toBe(false);
    expect(first.abandoned()).toEqual([]);
  });

  test("is never done again once it is finished, nor when nobody could take it over", () => {
    const [first, second] = claims();
    first.take("44", AT);
    first.finish("44");
    first.take("interaction");
    nowMs += 60_000;
    expect(second.abandoned()).toEqual([]);
    expect(second.take("44", AT)).toBe(false);
    expect(second.take("interaction")).toBe(false);
  });

  test("is given up when nobody waits for it any more, however often a process ended over it", () => {
    const [first, second] = claims();
    first.take("44", AT);
    let taken = 0;
    for (let n = 0; n < 60; n++) {
      nowMs += 16_000;
      if (second.take("44", AT)) taken++;
    }
    expect(taken).toBe(18);
    expect(first.abandoned()).toEqual([]);
  });

  test("is forgotten with time", () => {
    const [first, second] = claims();
    first.take("44");
    second.forgetBefore(nowMs);
    expect(first.take("44")).toBe(false);
    second.forgetBefore(nowMs + 1);
    expect(first.take("44")).toBe(true);
  });
});

test("turns of one name come one after the other, whoever takes them", () => {
  const first = turnsIn(one, () => nowMs);
  const second = turnsIn(other, () => nowMs);
  expect([first, second, first].map((turns) => turns.take("a", 5000))).toEqual([0, 5000, 10_000]);
  expect(second.take("b", 5000)).toBe(0);
  nowMs += 12_000;
  expect(second.take("a", 5000)).toBe(3000);
  nowMs += 60_000;
  expect(first.take("a", 5000)).toBe(0);
});

test("turns that were taken while the clock was wrong keep nobody waiting", () => {
  turnsIn(one, () => nowMs + 1e12).take("a", 5000);
  expect(turnsIn(other, () => nowMs).take("a", 5000)).toBe(0);
});
