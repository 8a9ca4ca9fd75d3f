import { setTimeout } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { FollowChanges, type FollowOptions } from "../../../src/arrival/watch/follow-changes.ts";
import { gate } from "../../support/gate.ts";

const PACE = { settleMs: 20, patienceMs: 100_000, againMs: 100_000 };

type Seen = { state: string; looks: number; updates: string[]; failures: string[] };

/** Something that changes, and what was done about it. */
function following(overrides: (seen: Seen) => Partial<FollowOptions> = () => ({})) {
  const seen: Seen = { state: "0", looks: 0, updates: [], failures: [] };
  const changes = new FollowChanges({
    async look() {
      seen.looks++;
      return seen.state;
    },
    async update() {
      seen.updates.push(seen.state);
      return true;
    },
    onFailure: (error) => void seen.failures.push(String(error)),
    lookEveryMs: () => 100_000,
    pace: PACE,
    ...overrides(seen),
  });
  const done = changes.follow();
  onTestFinished(async () => {
    changes.stop();
    await done;
  });
  return { seen, changes, done };
}

/** A folder in which nothing changes, but it may be gone. */
const followingFolder = (isThere: () => boolean) =>
  following((seen) => ({
    async look() {
      seen.looks++;
      if (!isThere()) throw new Error("It does not exist.");
      return "0";
    },
    lookEveryMs: () => 10,
  }));

const looks = (seen: { looks: number }, count: number) =>
  expect.poll(() => seen.looks).toBeGreaterThanOrEqual(count);

test("it updates at the start, and does no more while nothing has changed", async () => {
  const { seen, changes } = following();
  await looks(seen, 1);
  changes.notice();
  await looks(seen, 2);
  changes.notice();
  await looks(seen, 3);
  expect(seen.updates).toEqual(["0"]);
});

test("however much changes at once is one update, when it has settled", async () => {
  const { seen, changes } = following();
  await looks(seen, 1);
  for (let file = 1; file <= 30; file++) {
    seen.state = String(file);
    changes.notice();
    await setTimeout(5);
  }
  await expect.poll(() => seen.updates.at(-1)).toBe("30");
  expect(seen.updates).toEqual(["0", "30"]);
});

test("what changes during an update leads to exactly one more", async () => {
  const updating = gate();
  const starts: string[] = [];
  const { seen, changes } = following((seen) => ({
    async update() {
      starts.push(seen.state);
      if (starts.length === 2) await updating.opened;
      return true;
    },
  }));
  await looks(seen, 1);
  seen.state = "a";
  changes.notice();
  await expect.poll(() => starts).toEqual(["0", "a"]);
  for (const state of ["b", "c", "d"]) {
    seen.state = state;
    changes.notice();
  }
  updating.open();
  await expect.poll(() => starts).toEqual(["0", "a", "d"]);
  const before = seen.looks;
  changes.notice();
  await looks(seen, before + 1);
  expect(starts).toEqual(["0", "a", "d"]);
});

test("what comes during an update and goes again is looked into", async () => {
  const found: string[] = [];
  const { changes } = following((seen) => ({
    async update() {
      if (found.length === 0) {
        seen.state = "a";
        changes.notice();
      }
      const changedAnything = found.at(-1) !== seen.state;
      found.push(seen.state);
      seen.state = "0";
      return changedAnything;
    },
  }));
  await expect.poll(() => found).toEqual(["a", "0"]);
});

test("what comes and goes again is no change", async () => {
  const { seen, changes } = following((seen) => ({
    async look() {
      seen.looks++;
      // The second look is the one after the first update.
      return seen.looks === 3 ? "a" : "0";
    },
  }));
  await looks(seen, 2);
  changes.notice();
  await looks(seen, 5);
  expect(seen.updates).toHaveLength(1);
});

test("a change that nobody tells of is found by looking", async () => {
  const { seen } = following(() => ({ lookEveryMs: () => 30 }));
  await looks(seen, 1);
  seen.state = "a";
  await expect.poll(() => seen.updates).toEqual(["0", "a"]);
});

test("what never settles is updated anyway, more and more rarely", async () => {
  let state = 0;
  const times: number[] = [];
  following(() => ({
    look: async () => String(state++),
    update: async () => times.push(performance.now()) > 0,
    lookEveryMs: () => 1,
    pace: { settleMs: 5, patienceMs: 50, againMs: 100_000 },
  }));
  await expect.poll(() => times.length).toBeGreaterThanOrEqual(4);
  const [first = 0, second = 0, third = 0, fourth = 0] = times;
  expect(second - first).toBeGreaterThan(50);
  expect(third - second).toBeGreaterThan(100);
  expect(fourth - third).toBeGreaterThan(200);
});

test("an update that fails is told once and tried again, until it succeeds", async () => {
  let tries = 0;
  const { seen } = following(() => ({
    async update() {
      if (++tries < 4) throw new Error("The disk is full.");
      return true;
    },
    pace: { ...PACE, againMs: 10 },
  }));
  await expect.poll(() => tries).toBe(4);
  expect(seen.failures).toEqual(["Error: The disk is full."]);
});

test("a folder that can't be seen is told once, and seen when it is there again", async () => {
  let isThere = false;
  const { seen } = followingFolder(() => isThere);
  await looks(seen, 3);
  isThere = true;
  await expect.poll(() => seen.updates.length).toBe(1);
  expect(seen.failures).toEqual(["Error: It does not exist."]);
});

test("a folder that is gone again is told again, though nothing in it has changed", async () => {
  let isThere = true;
  const { seen } = followingFolder(() => isThere);
  for (const failures of [1, 2]) {
    await looks(seen, seen.looks + 2);
    isThere = false;
    await expect.poll(() => seen.failures.length).toBe(failures);
    isThere = true;
  }
  expect(seen.updates).toEqual(["0"]);
});

test("after a stop nothing begins", async () => {
  const { seen, changes, done } = following();
  await looks(seen, 1);
  seen.state = "a";
  changes.notice();
  changes.stop();
  await done;
  expect(seen.updates).toEqual(["0"]);
});

test("an update that somebody asks for is the only one", async () => {
  const { seen, changes } = following();
  await looks(seen, 1);
  seen.state = "1";
  await changes.during(async () => {
    seen.updates.push("asked for");
    changes.notice();
    await looks(seen, 3);
  });
  changes.notice();
  await looks(seen, 4);
  expect(seen.updates).toEqual(["0", "asked for"]);
});

test("one that fails leaves what has changed to the next", async () => {
  const { seen, changes } = following();
  await looks(seen, 1);
  seen.state = "1";
  await expect(changes.during(() => Promise.reject(new Error("locked")))).rejects.toThrow("locked");
  changes.notice();
  await expect.poll(() => seen.updates).toEqual(["0", "1"]);
});
