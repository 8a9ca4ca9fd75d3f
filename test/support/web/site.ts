import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Reach } from "../../../src/arrival/web/reach.ts";
import { ROOT } from "../places.ts";

/** What starts a bot that reaches a site on this machine, whose port is told as SITE_PORT. */
export const BOT_OF_A_SITE = join(ROOT, "test/support/web/bot-of-a-site.mjs");

type Serve = (request: IncomingMessage, response: ServerResponse) => void;

/** A site on this machine under any name that ends in .test. */
export type Site = {
  readonly port: number;
  /** Address of a path at a name of the site. */
  at(path: string, host?: string): string;
  /** Every request it got: host and path. */
  readonly requests: string[];
  /** Connections, finished or not. */
  connections(): number;
};

/** Serves until the test ends. @param address of this machine */
export async function startSite(serve: Serve, address = "127.0.0.1"): Promise<Site> {
  const requests: string[] = [];
  let connections = 0;
  const server = createServer((request, response) => {
    requests.push(`${request.headers.host?.split(":")[0]}${request.url}`);
    serve(request, response);
  });
  server.on("connection", () => connections++);
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    at: (path, host = "news.test") => `http://${host}:${port}${path}`,
    requests,
    connections: () => connections,
  };
}

/**
 * Reaches the site and nothing else, under names that end in .test; those named otherwise have the addresses
 * that are given, one list after the other at each question, the last one for good.
 */
export function reachOf(
  { port }: Site,
  others: { readonly [host: string]: readonly (readonly string[])[] } = {},
): Reach {
  const asked = new Map<string, number>();
  return {
    async addressesOf(host) {
      const lists = others[host];
      if (lists === undefined) return host.endsWith(".test") ? ["127.0.0.1"] : [];
      const count = asked.get(host) ?? 0;
      asked.set(host, count + 1);
      return lists[Math.min(count, lists.length - 1)]!;
    },
    mayConnect: (address, asked) => address === "127.0.0.1" && asked === port,
  };
}
