import { expect, test } from "vitest";
import { openMetrics } from "../../../src/discord/operate/metrics.ts";

test("feeds are counted as they are when the metrics are read", async () => {
  let added = 0;
  const feeds = () => ({ feeds: 3, failing: 1, added, leftOut: 2 });
  const metrics = openMetrics(() => true, { refusedSince: () => null, feeds });
  added = 5;
  for (let read = 0; read < 2; read++) {
    const text = await metrics.text();
    for (const line of ["feeds 3", "feeds_failing 1", "feed_articles_total 5"])
      expect(text).toContain(`\nquotewell_${line}\n`);
    expect(text).toContain("\nquotewell_feed_items_left_out_total 2\n");
  }
});

test.each([
  ["no answer", [], null],
  ["one answer", [7], { p50: 7, p95: 7 }],
  ["1 to 100 ms", Array.from({ length: 100 }, (_, n) => 100 - n), { p50: 50, p95: 95 }],
])("answering times are the median and what 95 %% stay below: %s", (_, answerMs, times) => {
  const metrics = openMetrics(() => true, { refusedSince: () => null, feeds: () => null });
  for (const ms of answerMs) metrics.answered("ask", "answered", ms);
  expect(metrics.times()).toEqual(times);
});
