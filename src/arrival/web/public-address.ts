/** The only door to ipaddr.js. */
import { isIP } from "node:net";
import { networkInterfaces } from "node:os";
import ipaddr from "ipaddr.js";

/** What IPv6 gives to public addresses so far; everything outside is special or not assigned. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Whether an address may be anywhere on the public internet: no private, loopback, link-local, carrier-grade NAT,
 * multicast, mapped, translated or otherwise special one, and none of this machine.
 */
export function isPublicAddress(address: string): boolean {
  if (!isIP(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== "unicast") return false;
  if (parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_UNICAST)) return false;
  return !ownAddresses().has(parsed.toString());
}

function ownAddresses(): Set<string> {
  const all = Object.values(networkInterfaces()).flatMap((ones) => ones ?? []);
  return new Set(all.map(({ address }) => ipaddr.parse(address.replace(/%.*$/, "")).toString()));
}
