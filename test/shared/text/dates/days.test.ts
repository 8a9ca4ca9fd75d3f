import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import {
  dayAt,
  dayBefore,
  isDay,
  isDuring,
  unitAround,
} from "../../../../src/shared/text/dates/days.ts";

const DAY = fc
  .date({ min: new Date("1000-01-02"), max: new Date("9998-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

test("every day is in its week, month and year, which begin and end where they should", () => {
  fc.assert(
    fc.property(DAY, (day) => {
      for (const unit of ["day", "week", "month", "year"] as const) {
        const period = unitAround(day, unit);
        expect(isDuring(day, period)).toBe(true);
        const before = unitAround(day, unit, 1);
        expect(dayBefore(period.since!)).toBe(before.until);
      }
      const { since } = unitAround(day, "week");
      expect(new Date(`${since}T00:00:00Z`).getUTCDay()).toBe(1);
    }),
  );
});

test("leap days and the turn of the year", () => {
  expect(dayBefore("2024-03-01")).toBe("2024-02-29");
  expect(unitAround("2026-01-15", "month", 1)).toEqual({
    since: "2025-12-01",
    until: "2025-12-31",
  });
  expect(["2024-02-29", "2023-02-29", "2024-13-01", "0999-1-1", "today"].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test("what has no date belongs to no period, not even to an open one", () => {
  expect(isDuring(null, { since: null, until: null })).toBe(false);
});

test.each([
  ["Pacific/Kiritimati", "2026-01-02"],
  ["Pacific/Pago_Pago", "2025-12-31"],
])("the day in the time zone %s is that of its clocks", (zone, day) => {
  const { TZ } = process.env;
  onTestFinished(() => {
    if (TZ === undefined) delete process.env.TZ;
    else process.env.TZ = TZ;
  });
  process.env.TZ = zone;
  expect(dayAt(new Date("2026-01-01T10:30:00Z"))).toBe(day);
});
