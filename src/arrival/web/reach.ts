import { Resolver } from "node:dns/promises";
import { isPublicAddress } from "./public-address.ts";

/**
 * Which addresses may be requested. The product uses `PUBLIC_WEB`; tests use their own for a site on this machine. No setting
 * changes it.
 */
export type Reach = {
  /** All addresses of a host; empty if it has none. */
  readonly addressesOf: (host: string) => Promise<readonly string[]>;
  readonly mayConnect: (address: string, port: number) => boolean;
};

const PORTS = new Set([80, 443]);

/** The public web, on its usual ports. */
export const PUBLIC_WEB: Reach = {
  async addressesOf(host) {
    // Asks the name servers directly, because the system's resolver would block one of libuv's four threads.
    const resolver = new Resolver({ timeout: 3000, tries: 2 });
    const found = await Promise.all([
      resolver.resolve4(host).catch(() => []),
      resolver.resolve6(host).catch(() => []),
    ]);
    return found.flat();
  },
  mayConnect: (address, port) => PORTS.has(port) && isPublicAddress(address),
};
