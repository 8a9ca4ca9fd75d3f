import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Config, readSettingsFile, SETTINGS } from "../config.ts";
import type { Finding } from "../faces/terminal/findings.ts";

/** Any of these bits lets other users of the machine at the file. */
const OTHERS = 0o077;

/** `.env`: names nobody reads, and who may read the token. */
export async function checkSettings(cwd: string): Promise<Finding[]> {
  const file = await stat(join(cwd, ".env")).catch(() => null);
  if (!file)
    return [{ level: "good", text: "Settings: defaults and environment, there is no .env" }];
  const written = readSettingsFile(cwd);
  const unknown = Object.keys(written).filter((key) => !(key in SETTINGS.shape));
  const findings: Finding[] = [{ level: "good", text: "Settings: .env is in order" }];
  if (unknown.length > 0)
    findings.push({
      level: "warning",
      text: `.env sets ${unknown.join(", ")}, which nothing reads`,
      todo: "Compare the spelling with .env.example.",
    });
  if (written.DISCORD_TOKEN && process.platform !== "win32" && (file.mode & OTHERS) !== 0)
    findings.push({
      level: "warning",
      text: ".env holds the Discord token, and other users of this machine may read it",
      todo: "Run: chmod 600 .env",
    });
  return findings;
}

export async function checkDiscord({ discordToken }: Config): Promise<Finding[]> {
  return [
    discordToken === null
      ? { level: "note", text: "DISCORD_TOKEN is not set; only the Discord bot needs it" }
      : { level: "good", text: "DISCORD_TOKEN is set" },
  ];
}
