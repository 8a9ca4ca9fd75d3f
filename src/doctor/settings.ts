import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Config, readSettingsFile } from "../settings/config.ts";
import { SECRETS, SETTINGS } from "../settings/schema.ts";
import type { Finding } from "../terminal/findings.ts";

/** Are all settings of `.env` known, is there a token, and may others read the file? */
export async function checkSettings(config: Config, cwd: string): Promise<Finding[]> {
  const findings: Finding[] = [
    { level: "good", text: "The settings are valid" },
    config.discordToken === null
      ? { level: "note", text: "DISCORD_TOKEN is not set; only the Discord bot needs it" }
      : { level: "good", text: "DISCORD_TOKEN is set" },
  ];
  const written = readSettingsFile(cwd);
  const unknown = Object.keys(written).filter((key) => !(key in SETTINGS.shape));
  if (unknown.length > 0)
    findings.push({
      level: "warning",
      text: `.env has unknown settings: ${unknown.join(", ")}`,
      todo: "Compare the spelling with .env.example.",
    });
  return [...findings, ...(await checkSettingsFile(cwd))];
}

/** Any of these bits gives other users of the machine access to the file. */
const OTHERS = 0o077;

/** Is there a secret in the folder's `.env` that others may read? Not checked on Windows, where the mode does not tell. */
export async function checkSettingsFile(cwd: string): Promise<Finding[]> {
  const written = readSettingsFile(cwd);
  const secrets = SECRETS.filter((name) => written[name]);
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
