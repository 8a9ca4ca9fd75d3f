import { expect, test } from "vitest";
import { timesOf } from "../../../src/discord/operate/figures.ts";
import { openMetrics, summed } from "../../../src/discord/operate/metrics.ts";

const metricsOf = (connected: boolean) =>
  openMetrics(
    () => connected,
    async () => null,
  );

test("answering times are the median and what 95 % stay below, of all answers together", () => {
  const ms = Array.from({ length: 100 }, (_, n) => n + 1);
  expect(timesOf(ms.toReversed())).toEqual({ p50: 50, p95: 95 });
  expect(timesOf([7])).toEqual({ p50: 7, p95: 7 });
  expect(timesOf([])).toBeNull();
});

test("the metrics of several processes are added up; connected are they only all together", async () => {
  const one = metricsOf(true);
  const other = metricsOf(true);
  const away = metricsOf(false);
  one.answered("ask", "answered", 4);
  other.answered("ask", "answered", 400);
  other.refused("busy");
  const both = await summed([await one.json(), await other.json()]);
  expect(both).toContain('quotewell_answers_total{kind="ask",verdict="answered"} 2\n');
  expect(both).toContain('quotewell_answer_seconds_bucket{le="0.005"} 1\n');
  expect(both).toContain('quotewell_refusals_total{reason="busy"} 1\n');
  expect(both).toContain("quotewell_gateway_connected 1\n");
  const all = await summed([await one.json(), await away.json()]);
  expect(all).toContain("quotewell_gateway_connected 0\n");
});
