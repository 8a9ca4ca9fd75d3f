import { type APIChannel, ChannelType, DiscordAPIError, REST, Routes } from "discord.js";
import { OTHERS } from "../../settings/collection-channels.ts";
import type { BotSettings } from "../bot-parts.ts";
import type { DiscordAddress } from "./account.ts";

/** A single try: it does no harm if the check fails. */
const ONE_TRY = { retries: 0, timeout: 5000 };

/** A setting with ids of places that the bot does not see, usually typing errors. */
export type UnseenPlaces = {
  /** A sentence that names them, without a full stop. */
  readonly text: string;
  /** Says what does not happen there. */
  readonly consequence: string;
};

/** Finds ids in settings that the bot does not see; those that can't be checked are left out. */
export async function unseenPlaces(
  {
    collectionChannels,
    listenChannels,
    addInServers,
  }: Pick<BotSettings, "collectionChannels" | "listenChannels" | "addInServers">,
  { apiUrl, token }: DiscordAddress,
): Promise<UnseenPlaces[]> {
  const rest = new REST({ api: apiUrl, ...ONE_TRY }).setToken(token);
  const limited = [...collectionChannels.keys()].filter((id) => id !== OTHERS);
  const found = [
    {
      setting: "COLLECTION_CHANNELS names ids of no channel, category or server that the bot sees",
      ids: await those(
        limited,
        async (id) =>
          (await isUnseen(rest, Routes.channel(id), [404])) &&
          (await isUnseen(rest, Routes.guild(id))),
      ),
      consequence: "These limits apply nowhere.",
    },
    {
      setting: "LISTEN_CHANNELS names ids of no channel or forum that the bot sees",
      ids: await those(listenChannels, (id) => isUnheard(rest, id)),
      consequence: "The bot does not listen there.",
    },
    {
      setting: "ADD_IN_SERVERS names ids of no server that the bot is in",
      ids: await those(addInServers, (id) => isUnseen(rest, Routes.guild(id))),
      consequence: "Nobody can add articles there.",
    },
  ];
  return found
    .filter(({ ids }) => ids.length > 0)
    .map(({ setting, ids, consequence }) => ({
      text: `${setting}: ${ids.join(", ")}`,
      consequence,
    }));
}

async function those(
  ids: readonly string[],
  test: (id: string) => Promise<boolean>,
): Promise<string[]> {
  const found: string[] = [];
  for (const id of ids) if (await test(id)) found.push(id);
  return found;
}

/** A category has no messages to listen to. */
async function isUnheard(rest: REST, id: string): Promise<boolean> {
  return isUnseen(
    rest,
    Routes.channel(id),
    [403, 404],
    ({ type }) => type === ChannelType.GuildCategory,
  );
}

/** @param statuses 403 means that the bot has no access to the channel or is not in the server */
async function isUnseen(
  rest: REST,
  route: `/${string}`,
  statuses: readonly number[] = [403, 404],
  isUseless: (place: APIChannel) => boolean = () => false,
): Promise<boolean> {
  try {
    return isUseless((await rest.get(route)) as APIChannel);
  } catch (error) {
    return error instanceof DiscordAPIError && statuses.includes(error.status);
  }
}
