/** The only door to robots-parser. */
import robotsParser from "robots-parser";

/** Its types are those of an ES module, which it is not. */
const parse = robotsParser as unknown as (url: string, robots: string) => Rules;
type Rules = { isAllowed(url: string, robot: string): boolean | undefined };

/**
 * Whether a site lets a robot fetch an address (RFC 9309).
 *
 * @param robots what the site's robots.txt says
 * @param url on the same site
 */
export function mayFetch(robots: string, url: string, robot: string): boolean {
  return parse(new URL("/robots.txt", url).href, robots).isAllowed(url, robot) ?? true;
}
