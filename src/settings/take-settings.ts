import { type Config, loadConfig, SECRETS } from "./config.ts";
import { keepSecrets } from "./keep-secrets.ts";

/**
 * The settings. The secrets in them are kept from whatever is told about errors. They also leave the
 * environment here, so that no process that this one starts inherits them, and Node does not write them
 * into its diagnostic reports.
 *
 * @throws UserError as `loadConfig` does
 */
export function takeSettings(): Config {
  const config = loadConfig();
  for (const name of SECRETS) delete process.env[name];
  keepSecrets(config.discordToken, config.storeUrl);
  return config;
}
