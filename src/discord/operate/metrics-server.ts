import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { UserError } from "../../shared/errors.ts";
import type { Health } from "./health.ts";
import { CONTENT_TYPE } from "./metrics.ts";

/**
 * Serves `/metrics` in Prometheus' format, and `/healthz`: 200 while the bot can answer, else 503.
 *
 * @param onFailure called when a page can't be made; it then has the status 500
 * @returns `null` if no port is set
 * @throws UserError METRICS_PORT_TAKEN if it can't listen there
 */
export async function serveMetrics(
  at: { readonly port: number; readonly host: string } | null,
  metrics: () => Promise<string>,
  health: () => Promise<Health>,
  onFailure: (error: unknown) => void,
): Promise<Server | null> {
  if (at === null) return null;
  const pages: { readonly [path: string]: (response: ServerResponse) => Promise<void> } = {
    async "/metrics"(response) {
      const text = await metrics();
      response.writeHead(200, { "Content-Type": CONTENT_TYPE }).end(text);
    },
    async "/healthz"(response) {
      const { answers, state } = await health();
      response.writeHead(answers ? 200 : 503).end(`${state}\n`);
    },
  };
  const server = createServer(({ method, url = "" }, response) => {
    const page = pages[url.split("?")[0]!];
    if (method !== "GET") response.writeHead(405).end();
    else if (page === undefined) response.writeHead(404).end();
    else
      page(response).catch((error) => {
        onFailure(error);
        response.writeHead(500).end();
      });
  });
  const { port, host } = at;
  try {
    await once(server.listen(port, host), "listening");
  } catch (error) {
    throw new UserError(
      "METRICS_PORT_TAKEN",
      `Metrics can't be served at ${host}:${port}: ${(error as Error).message}.`,
      "Set METRICS_PORT to a free port and METRICS_HOST to an address of this machine.",
      error,
    );
  }
  return server;
}
