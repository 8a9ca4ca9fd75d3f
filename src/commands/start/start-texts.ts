/** What `start` prints for people. */
import { inviteLink } from "../../discord/gateway/permissions.ts";
import type { RunningBot } from "../../discord/start-bot.ts";
import type { Config } from "../../settings/config.ts";

const SET_UP_STEPS = [
  "Open https://discord.com/developers/applications, press New Application and give it a name.",
  'On the page "Bot", press Reset Token and copy the token. Leave the privileged intents off: none is needed.',
  "Copy .env.example to .env and write the token after DISCORD_TOKEN=. Keep that file to yourself.",
  'On the page "Installation", leave User Install and Guild Install ticked; with User Install, people can use the commands anywhere.',
  "Run `npm start` again. It prints a link: open it, choose your server, and mention the bot there with a question.",
];

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
      ? "Connected to Discord, but not invited to any server yet."
      : `Connected to Discord, in ${servers.length === 1 ? "1 server" : `${servers.length} servers`}.`,
    ...(listenChannels.length > 0
      ? [
          `Listening to every message in ${listenChannels.length === 1 ? "1 channel" : `${listenChannels.length} channels`}, with the Message Content intent.`,
        ]
      : []),
    `Invite the bot to a server: ${inviteLink(applicationId)}`,
  ].join("\n");
}
