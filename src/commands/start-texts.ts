/** What `start` tells people. */
import type { BotSettings } from "../discord/bot-parts.ts";
import { inviteLink, SET_UP_STEPS } from "../discord/gateway/set-up.ts";
import type { RunningBot } from "../discord/start-bot.ts";

export function setUpText(): string {
  const steps = SET_UP_STEPS.map((step, index) => `  ${index + 1}. ${step}`);
  return ["The bot needs a token (DISCORD_TOKEN), which you get in five steps:", ...steps].join(
    "\n",
  );
}

export function welcome(
  { applicationId, servers }: Pick<RunningBot, "applicationId" | "servers">,
  { listenChannels }: Pick<BotSettings, "listenChannels">,
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
