import { expect, onTestFinished, test, vi } from "vitest";
import type { ParsingCalls } from "../../../src/arrival/parsing/parsing-worker.ts";
import type { Calls } from "../../../src/shared/processes/calls.ts";
import { ConfinedProcess } from "../../../src/shared/processes/confined-process.ts";
import { SubprocessEnded } from "../../../src/shared/processes/subprocess.ts";

const OPTIONS = {
  name: "parsing",
  program: "arrival/parsing/parsing-worker.js",
  longestCallMs: 60_000,
  mostMemoryMb: 600,
};
const REST_MS = 2000;

const parse = ({ mayFetch }: Calls<ParsingCalls>) => mayFetch("", "http://news.test/", "Quotewell");

test("work that follows work which was done again is left to end, however long it takes", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const confined = new ConfinedProcess<ParsingCalls>(OPTIONS);
  await confined.run(parse);
  let tries = 0;
  await confined.run(async (calls) => {
    if (++tries === 1) throw new SubprocessEnded("parsing", "crashed", "SIGKILL");
    return parse(calls);
  });
  expect(tries).toBe(2);
  let begun = 0;
  await confined.run(async (calls) => {
    begun++;
    await vi.advanceTimersByTimeAsync(2 * REST_MS);
    return parse(calls);
  });
  expect(begun).toBe(1);
});
