import { stat } from "node:fs/promises";
import { join } from "node:path";
import { type Config, readSettingsFile, SETTINGS } from "../config.ts";
import type { Finding } from "../faces/terminal/findings.ts";

/** Any of these bits lets other users of the machine at the file. */
const OTHERS = 0o077;

/** Does anybody read each line of `.env`, is there a token, and who else may read it? */
export async function checkSettings(config: Config, cwd: string): Promise<Finding[]> {
  const findings: Finding[] = [
    { level: "good", text: "The settings are usable" },
    config.discordToken === null
      ? { level: "note", text: "DISCORD_TOKEN is not set; only the Discord bot needs it" }
      : { level: "good", text: "DISCORD_TOKEN is set" },
  ];
  const written = readSettingsFile(cwd);
  const unknown = Object.keys(written).filter((key) => !(key in SETTINGS.shape));
  if (unknown.length > 0)
    findings.push({
      level: "warning",
      text: `.env sets ${unknown.join(", ")}, which nothing reads`,
      todo: "Compare the spelling with .env.example.",
    });
  if (written.DISCORD_TOKEN && (await isOpenToOthers(join(cwd, ".env"))))
    findings.push({
      level: "warning",
      text: ".env holds the Discord token, and other users of this machine may read it",
      todo: "Run: chmod 600 .env",
    });
  return findings;
}

/** Windows keeps rights elsewhere. */
async function isOpenToOthers(file: string): Promise<boolean> {
  return process.platform !== "win32" && ((await stat(file)).mode & OTHERS) !== 0;
}
