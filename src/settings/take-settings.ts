import { passwordIn } from "../shared/databases/postgres/address.ts";
import { type Config, loadConfig } from "./config.ts";
import { SECRETS } from "./schema.ts";
import { keepSecret } from "./secrets.ts";

/**
 * Loads the settings and protects the secrets in them: these are no longer shown in error messages, and are removed from the
 * environment, so that no child process inherits them and Node does not write them to its diagnostic reports.
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
