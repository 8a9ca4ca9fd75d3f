import { type Config, loadConfig, SECRETS } from "../config.ts";
import { keepSecret } from "../secrets.ts";

/**
 * The settings. Secrets leave the environment here, which every child process inherits and which
 * Node writes into its diagnostic reports.
 *
 * @throws UserError as `loadConfig` does
 */
export function takeSettings(): Config {
  const config = loadConfig();
  for (const name of SECRETS) delete process.env[name];
  if (config.discordToken !== null) keepSecret(config.discordToken);
  return config;
}
