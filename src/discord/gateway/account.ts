import {
  ApplicationFlagsBitField,
  REST,
  type RESTGetCurrentApplicationResult,
  Routes,
} from "discord.js";
import { isTokenRefusal, tokenRefused } from "./connection.ts";

export type DiscordAddress = { readonly apiUrl: string; readonly token: string };

/** What Discord says about the bot's application. */
export type Account = {
  readonly name: string;
  /** Approximate number of servers it is in. */
  readonly servers: number;
  /** Whether the Message Content intent is switched on. */
  readonly mayReadMessages: boolean;
};

/** @throws UserError if Discord refuses the token; Error if Discord can't be reached */
export async function accountOf({ apiUrl, token }: DiscordAddress): Promise<Account> {
  const rest = new REST({ api: apiUrl, retries: 1, timeout: 5000 }).setToken(token);
  try {
    const application = (await rest.get(
      Routes.currentApplication(),
    )) as RESTGetCurrentApplicationResult;
    const flags = new ApplicationFlagsBitField(application.flags);
    return {
      name: application.name,
      servers: application.approximate_guild_count ?? 0,
      mayReadMessages: flags.any(["GatewayMessageContent", "GatewayMessageContentLimited"]),
    };
  } catch (error) {
    throw isTokenRefusal(error) ? tokenRefused() : error;
  }
}
