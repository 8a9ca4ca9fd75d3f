import { accountOf } from "../discord/gateway/account.ts";
import { intentRefused } from "../discord/gateway/connection.ts";
import { unseenPlaces } from "../discord/gateway/unseen-places.ts";
import type { Config } from "../settings/config.ts";
import { UserError } from "../shared/errors.ts";
import type { Finding } from "../terminal/findings.ts";

/** Does Discord accept the token, does the bot have the permissions that the settings need, and does it see the places they name? */
export async function checkDiscord(config: Config): Promise<Finding[]> {
  const { discordToken: token, discordApiUrl: apiUrl, listenChannels } = config;
  if (token === null) return [];
  const account = await accountOf({ apiUrl, token }).catch((error: unknown) => {
    if (error instanceof UserError) throw error;
    return unreachable(apiUrl, error as Error);
  });
  if ("level" in account) return [account];
  const { name, servers, mayReadMessages } = account;
  const findings: Finding[] = [
    servers === 0
      ? {
          level: "note",
          text: `Discord accepts DISCORD_TOKEN: ${name}, in no server yet; npm start prints the link that invites it`,
        }
      : {
          level: "good",
          text: `Discord accepts DISCORD_TOKEN: ${name}, in ${servers.toLocaleString("en")} ${servers === 1 ? "server" : "servers"}`,
        },
  ];
  if (listenChannels.length > 0 && !mayReadMessages) {
    const { message: text, hint: todo } = intentRefused();
    findings.push({ level: "problem", text, todo });
  }
  const unseen = await unseenPlaces(config, { apiUrl, token });
  return [
    ...findings,
    ...unseen.map(({ text, consequence }): Finding => {
      const todo = `${consequence} Copy the ids again (Developer Mode, Copy ID), or let the bot in there.`;
      return { level: "warning", text, todo };
    }),
  ];
}

function unreachable(apiUrl: string, { message }: Error): Finding {
  return {
    level: "warning",
    text: `Discord can't be reached at ${apiUrl}: ${message}`,
    todo: "Check the network, and DISCORD_API_URL. The bot tries again until it can.",
  };
}
