import { type Config, readSettingsFile } from "../settings/config.ts";
import { SETTINGS } from "../settings/schema.ts";
import type { Finding } from "../terminal/findings.ts";
import { checkSettingsFile } from "./settings-file.ts";

/** Does anybody read each line of `.env`, is there a token, and who else may read it? */
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
