import { describe, expect, test } from "vitest";
import { BoundedQueue, KeyedQueue, mapConcurrently } from "../../../src/shared/async/queue.ts";
import { gate } from "../../support/gate.ts";

describe("the queue", () => {
  test("works on so many at once, keeps the order of the others, and refuses what is too much", async () => {
    const queue = new BoundedQueue(1, 2);
    const { open, opened } = gate();
    const order: number[] = [];
    const work = (number: number) => () => opened.then(() => void order.push(number));
    const runs = [1, 2, 3, 4].map((number) => queue.run(work(number)));
    expect(runs.map((run) => run === null)).toEqual([false, false, false, true]);
    open();
    await Promise.all(runs);
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
});

test("after the first failure no more work of a list is begun", async () => {
  const begun: number[] = [];
  const { open, opened } = gate();
  const mapped = mapConcurrently([1, 2, 3, 4], 2, async (number) => {
    begun.push(number);
    if (number === 1) throw new Error("no");
    await opened;
  });
  await expect(mapped).rejects.toThrow("no");
  open();
  await new Promise(setImmediate);
  expect(begun).toEqual([1, 2]);
});

describe("the queue by key", () => {
  test("does things of one key in order, also after a failure, and those of others meanwhile", async () => {
    const queue = new KeyedQueue();
    const { open, opened } = gate();
    const order: string[] = [];
    const first = queue.run("a", () => opened.then(() => Promise.reject(new Error("broken"))));
    const second = queue.run("a", async () => void order.push("a"));
    await queue.run("b", async () => void order.push("b"));
    open();
    await expect(first).rejects.toThrow("broken");
    await second;
    expect(order).toEqual(["b", "a"]);
  });
});
