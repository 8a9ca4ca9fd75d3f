import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { openMetrics } from "../../../src/discord/operate/metrics.ts";
import { serveMetrics } from "../../../src/discord/operate/metrics-server.ts";

let close = () => {};
afterEach(() => close());

const failed = vi.fn();

/** Sends a request as it stands and gives the status line of the response. */
async function statusOf(request: string, metrics: () => Promise<string>): Promise<string> {
  const health = async () => ({ answers: true, state: "ok" });
  const at = { port: 0, host: "127.0.0.1" };
  const server = (await serveMetrics(at, metrics, health, failed))!;
  close = () => server.close();
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, "127.0.0.1");
  socket.write(`${request}\r\nHost: x\r\nConnection: close\r\n\r\n`);
  let said = "";
  for await (const part of socket) said += part;
  return said.split("\r\n")[0]!;
}

test.each([
  ["GET /metrics HTTP/1.1", 200],
  ["GET /metrics?name=x HTTP/1.1", 200],
  ["GET /healthz HTTP/1.1", 200],
  ["GET // HTTP/1.1", 404],
  ["GET /constructor HTTP/1.1", 404],
  ["GET http://[ HTTP/1.1", 404],
  ["POST /metrics HTTP/1.1", 405],
])("%s is answered with %i", async (request, status) => {
  expect(await statusOf(request, async () => "")).toContain(` ${status} `);
});

test("metrics that can't be read are an error 500, which is reported, and the server keeps running", async () => {
  const error = new Error("another process is gone");
  expect(await statusOf("GET /metrics HTTP/1.1", () => Promise.reject(error))).toContain(" 500 ");
  expect(failed.mock.calls).toEqual([[error]]);
});

test("failed rebuilds are counted from nought on, so that an alert sees the first", async () => {
  const metrics = openMetrics(() => true, { refusedSince: () => null, feeds: () => null });
  expect(await metrics.text()).toContain('quotewell_rebuilds_total{outcome="failed"} 0');
});
