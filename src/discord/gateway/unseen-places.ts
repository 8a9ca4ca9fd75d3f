import { DiscordAPIError, REST, Routes } from "discord.js";
import { type CollectionChannels, OTHERS } from "../../settings/collection-channels.ts";

/** One try: it does no harm if nothing is found out. */
const ONE_TRY = { retries: 0, timeout: 5000 };

/**
 * Names the ids of COLLECTION_CHANNELS that are no channel, category or server of the bot, mostly typing
 * errors: nothing is limited by them. `null` when there are none, or when Discord can't be asked.
 */
export async function unseenPlacesText(
  limits: CollectionChannels,
  { apiUrl, token }: { readonly apiUrl: string; readonly token: string },
): Promise<string | null> {
  const rest = new REST({ api: apiUrl, ...ONE_TRY }).setToken(token);
  const unseen: string[] = [];
  for (const id of limits.keys()) {
    if (id === OTHERS) continue;
    if ((await isUnknown(rest, Routes.channel(id))) && (await isUnknown(rest, Routes.guild(id))))
      unseen.push(id);
  }
  if (unseen.length === 0) return null;
  return `COLLECTION_CHANNELS names ids of no channel, category or server that the bot sees: ${unseen.join(", ")}`;
}

async function isUnknown(rest: REST, route: `/${string}`): Promise<boolean> {
  try {
    await rest.get(route);
    return false;
  } catch (error) {
    // 403 means a channel that exists but is closed to the bot, or a server that the bot is not in.
    if (!(error instanceof DiscordAPIError)) return false;
    return error.status === 404 || (error.status === 403 && route.startsWith("/guilds/"));
  }
}
