/** The only file that imports robots-parser. */
import robotsParser from "robots-parser";

/** Its type declarations are for an ES module, but it is CommonJS. */
const parse = robotsParser as unknown as (url: string, robots: string) => Rules;
type Rules = { isAllowed(url: string, robot: string): boolean | undefined };

/**
 * Whether a site allows a robot to fetch an address (RFC 9309).
 *
 * @param robots content of the site's robots.txt
 * @param url an address on the same site
 */
export function mayFetch(robots: string, url: string, robot: string): boolean {
  return parse(new URL("/robots.txt", url).href, robots).isAllowed(url, robot) ?? true;
}
