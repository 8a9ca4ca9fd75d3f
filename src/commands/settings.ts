import { type Config, loadConfig } from "../config.ts";
import { passwordIn } from "../postgres/address.ts";
import { keepSecret } from "../secrets.ts";

/** Secrets that only this process needs, so that none that it starts inherits them. */
const OWN = ["DISCORD_TOKEN"] as const;

/**
 * The settings. The secrets in them are kept from whatever is told about errors; the token leaves the
 * environment here, which Node writes into its diagnostic reports.
 *
 * @throws UserError as `loadConfig` does
 */
export function takeSettings(): Config {
  const config = loadConfig();
  for (const name of OWN) delete process.env[name];
  const { discordToken, storeUrl } = config;
  const password = storeUrl && passwordIn(storeUrl);
  for (const secret of [discordToken, storeUrl, password]) if (secret) keepSecret(secret);
  return config;
}
