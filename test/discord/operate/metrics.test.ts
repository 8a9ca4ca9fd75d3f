import { expect, test } from "vitest";
import { openMetrics } from "../../../src/discord/operate/metrics.ts";

test.each([
  ["no answer", [], null],
  ["one answer", [7], { p50: 7, p95: 7 }],
  ["1 to 100 ms", Array.from({ length: 100 }, (_, n) => 100 - n), { p50: 50, p95: 95 }],
])("answering times are the median and what 95 %% stay below: %s", (_, answerMs, times) => {
  const metrics = openMetrics(
    () => true,
    () => null,
  );
  for (const ms of answerMs) metrics.answered("ask", "answered", ms);
  expect(metrics.times()).toEqual(times);
});
