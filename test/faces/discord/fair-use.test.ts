import { describe, expect, test } from "vitest";
import { type Allowances, FairUse } from "../../../src/faces/discord/fair-use.ts";
import { BoundedQueue } from "../../../src/faces/discord/queue.ts";

const ALLOWANCES: Allowances = {
  user: { burst: 2, perMinute: 6 },
  channel: { burst: 3, perMinute: 60 },
  guild: { burst: 4, perMinute: 60 },
};

function clocked(mostBuckets?: number) {
  const clock = { now: 0 };
  const fairUse = new FairUse(ALLOWANCES, () => clock.now, mostBuckets);
  const ask = (user: string, channel = "c", guild: string | null = "g") =>
    fairUse.secondsToWait({ user, channel, guild });
  return { clock, ask };
}

describe("fair use", () => {
  test("a person may ask a few questions at once, then waits for the next", () => {
    const { clock, ask } = clocked();
    expect([ask("a"), ask("a"), ask("a")]).toEqual([0, 0, 10]);
    clock.now = 9_000;
    expect(ask("a")).toBe(1);
    clock.now = 10_000;
    expect(ask("a")).toBe(0);
  });

  test("being refused costs nothing", () => {
    const { clock, ask } = clocked();
    ask("a");
    ask("a");
    for (let times = 0; times < 50; times++) ask("a");
    clock.now = 10_000;
    expect(ask("a")).toBe(0);
  });

  test("many people together do not flood a channel or a server", () => {
    const { ask } = clocked();
    expect([ask("a"), ask("b"), ask("c"), ask("d")]).toEqual([0, 0, 0, 1]);
    expect([ask("e", "c2"), ask("f", "c2")]).toEqual([0, 1]);
    expect(ask("g", "c3", "g2")).toBe(0);
  });

  test("in direct messages only the person and the channel count", () => {
    const { ask } = clocked();
    for (let times = 0; times < 4; times++) ask(`user ${times}`, `channel ${times}`);
    expect(ask("a", "dm", null)).toBe(0);
  });

  test("a clock that is set back gives nothing away and takes nothing", () => {
    const { clock, ask } = clocked();
    clock.now = 60_000;
    ask("a");
    clock.now = 0;
    expect([ask("a"), ask("a")]).toEqual([0, 10]);
  });

  test("memory is bounded: those not seen for longest are forgotten", () => {
    const { ask } = clocked(30);
    ask("a", "ca", "ga");
    ask("a", "ca", "ga");
    expect(ask("a", "ca", "ga")).toBeGreaterThan(0);
    for (let times = 0; times < 10; times++)
      ask(`user ${times}`, `channel ${times}`, `guild ${times}`);
    expect(ask("a", "ca", "ga")).toBe(0);
  });
});

describe("the queue", () => {
  const gate = () => {
    let open = () => {};
    const opened = new Promise<void>((resolve) => {
      open = resolve;
    });
    return { open, opened };
  };

  test("works on so many at once, keeps the order of the others, and refuses what is too much", async () => {
    const queue = new BoundedQueue(1, 2);
    const { open, opened } = gate();
    const order: number[] = [];
    const work = (number: number) => () => opened.then(() => void order.push(number));
    const runs = [1, 2, 3, 4].map((number) => queue.run(work(number)));
    expect(runs.map((run) => run === null)).toEqual([false, false, false, true]);
    open();
    await queue.idle();
    expect(order).toEqual([1, 2, 3]);
    expect(queue.run(work(5))).not.toBeNull();
  });

  test("work that fails tells its caller and makes room for the next", async () => {
    const queue = new BoundedQueue(1, 1);
    const failing = queue.run(() => Promise.reject(new Error("no")));
    const next = queue.run(() => Promise.resolve("yes"));
    await expect(failing).rejects.toThrow("no");
    expect(await next).toBe("yes");
  });

  test("is idle when nothing was ever asked of it", async () => {
    await expect(new BoundedQueue(1, 1).idle()).resolves.toBeUndefined();
  });
});
