/** The only file that imports ipaddr.js. */
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";

/** The range of all public IPv6 addresses so far; all others are special or unassigned. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** Addresses in public ranges that the host of a virtual machine answers: Azure's WireServer. */
const OF_CLOUDS = new Set(["168.63.129.16"]);

/**
 * Whether an address is on the public internet: not private, loopback, link-local, carrier-grade NAT, multicast, mapped, translated
 * or otherwise special, not a cloud's own service, and not an address of this machine.
 */
export function isPublicAddress(address: string): boolean {
  if (!isIP(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST)) return false;
  return !OF_CLOUDS.has(parsed.toString()) && !ownAddresses().has(parsed.toString());
}

function ownAddresses(): Set<string> {
  const all = Object.values(networkInterfaces()).flatMap((ones) => ones ?? []);
  return new Set(all.map(({ address }) => ipaddr.parse(address.replace(/%.*$/, "")).toString()));
}
