/** What `start` tells people. */
import { inviteLink, SET_UP_STEPS } from "../discord/gateway/set-up.ts";
import type { RunningBot } from "../discord/start-bot.ts";
import { checkSettingsFile } from "../doctor/settings-file.ts";
import type { Config } from "../settings/config.ts";
import { findingLines } from "../terminal/findings.ts";
import { styleFor } from "../terminal/style.ts";
import { columnsOf } from "../terminal/text.ts";

export function setUpText(): string {
  const steps = SET_UP_STEPS.map((step, index) => `  ${index + 1}. ${step}`);
  return ["The bot needs a token (DISCORD_TOKEN), which you get in five steps:", ...steps].join(
    "\n",
  );
}

export function welcome(
  { applicationId, servers }: Pick<RunningBot, "applicationId" | "servers">,
  { listenChannels }: Pick<Config, "listenChannels">,
): string {
  return [
    servers.length === 0
      ? "Connected to Discord, but invited to no server yet."
      : `Connected to Discord, in ${servers.length === 1 ? "1 server" : `${servers.length} servers`}.`,
    ...(listenChannels.length > 0
      ? [
          `Listening to every message in ${listenChannels.length} channels, with the MessageContent intent.`,
        ]
      : []),
    `Invite the bot to a server: ${inviteLink(applicationId)}`,
  ].join("\n");
}

/** Says on standard error when other users of the machine may read the secrets in `.env`. */
export async function tellOpenSettings(): Promise<void> {
  const columns = columnsOf(process.stderr, Number.POSITIVE_INFINITY);
  for (const finding of await checkSettingsFile(process.cwd()))
    console.error(findingLines(finding, { columns, style: styleFor(process.stderr) }).join("\n"));
}
