import { passwordIn } from "../shared/databases/postgres/address.ts";
import { type Config, loadConfig } from "./config.ts";
import { SECRETS } from "./schema.ts";
import { keepSecret } from "./secrets.ts";

/**
 * The settings. Messages about errors no longer show the secrets in them. The secrets also leave the
 * environment, so that no process started from here inherits them, and Node does not write them into its
 * diagnostic reports.
 *
 * @throws UserError as `loadConfig` does
 */
export function takeSettings(): Config {
  const config = loadConfig();
  for (const name of SECRETS) delete process.env[name];
  const { discordToken, storeUrl } = config;
  for (const secret of [discordToken, storeUrl, storeUrl && passwordIn(storeUrl)])
    if (secret) keepSecret(secret);
  return config;
}
