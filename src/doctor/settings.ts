import { stat } from "node:fs/promises";
import { join } from "node:path";
import type { Config } from "../settings/config.ts";
import { SECRETS, SETTINGS } from "../settings/schema.ts";
import { readSettingsFile } from "../settings/settings-file.ts";
import type { Finding } from "../terminal/findings.ts";

/** Is there a token, are all settings in `.env` known, and can other users read the file? */
export async function checkSettings(config: Config, cwd: string): Promise<Finding[]> {
  return [
    { level: "good", text: "The settings are valid" },
    config.discordToken === null
      ? { level: "note", text: "DISCORD_TOKEN is not set; only the Discord bot needs it" }
      : { level: "good", text: "DISCORD_TOKEN is set" },
    ...(await checkSettingsFile(cwd)),
  ];
}

/** Any of these bits gives other users of the machine access to the file. */
const OTHERS = 0o077;

/** Is anything wrong with the folder's `.env` file? No findings without one. */
export async function checkSettingsFile(cwd: string): Promise<Finding[]> {
  const written = readSettingsFile(cwd);
  const unknown = Object.keys(written).filter((key) => !(key in SETTINGS.shape));
  const unknownFound: Finding = {
    level: "warning",
    text: `.env has unknown settings: ${unknown.join(", ")}`,
    todo: "Compare the spelling with .env.example.",
  };
  const readable = await checkReadableSecrets(
    SECRETS.filter((name) => written[name]),
    cwd,
  );
  return unknown.length > 0 ? [unknownFound, ...readable] : readable;
}

/** Can other users read the secrets in the folder's `.env`? Not checked on Windows, where the file mode does not say. */
async function checkReadableSecrets(secrets: readonly string[], cwd: string): Promise<Finding[]> {
  if (secrets.length === 0 || process.platform === "win32") return [];
  const { mode } = await stat(join(cwd, ".env"));
  if ((mode & OTHERS) === 0) return [];
  return [
    {
      level: "warning",
      text: `.env contains ${secrets.join(" and ")}, and other users of this machine can read it`,
      todo: "Run: chmod 600 .env",
    },
  ];
}
