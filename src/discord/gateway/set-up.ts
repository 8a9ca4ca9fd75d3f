import { OAuth2Scopes, PermissionsBitField } from "discord.js";
import { INVITED_WITH } from "./permissions.ts";

/** How to get a token, for somebody who starts the bot without one. */
export const SET_UP_STEPS: readonly string[] = [
  "Open https://discord.com/developers/applications, press New Application and give it a name.",
  'At the page "Bot", press Reset Token and copy the token. Leave the privileged intents switched off: none is needed.',
  "Copy .env.example to .env and write the token behind DISCORD_TOKEN=. Keep that file to yourself.",
  'At the page "Installation", leave User Install and Guild Install ticked; with User Install, people can use the commands anywhere.',
  "Run `npm start` again. It prints a link: open it, choose your server, and mention the bot there with a question.",
];

/** The address that invites the bot to a server, with exactly the permissions it needs. */
export function inviteLink(applicationId: string): string {
  const link = new URL("https://discord.com/oauth2/authorize");
  link.searchParams.set("client_id", applicationId);
  link.searchParams.set("scope", `${OAuth2Scopes.Bot} ${OAuth2Scopes.ApplicationsCommands}`);
  const permissions = new PermissionsBitField([...INVITED_WITH]);
  link.searchParams.set("permissions", permissions.bitfield.toString());
  return link.href;
}
