/** The only door to ipaddr.js. */
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";

/** The range of all public IPv6 addresses so far; everything outside is special or unassigned. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/** In public ranges, but answered by the host of a virtual machine: Azure's WireServer. */
const OF_CLOUDS = new Set(["168.63.129.16"]);

/**
 * Whether an address may be anywhere on the public internet: no private, loopback, link-local, carrier-grade NAT,
 * multicast, mapped, translated or otherwise special one, none of a cloud's own services, and none of this machine.
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
