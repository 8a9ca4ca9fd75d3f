import type { Config } from "../config.ts";
import type { BotSettings } from "../faces/discord/bot-parts.ts";
import { parseCollectionChannels } from "../faces/discord/collections.ts";
import { allowances } from "../faces/discord/fair-use.ts";

/**
 * The settings of the bot, but for the shards.
 *
 * @throws UserError for COLLECTION_CHANNELS that can't be read
 */
export function botSettings(config: Config, token: string): Omit<BotSettings, "shards"> {
  return {
    token,
    apiUrl: config.discordApiUrl,
    dataDir: config.dataDir,
    storeUrl: config.storeUrl,
    listenChannels: config.listenChannels,
    collectionChannels: parseCollectionChannels(config.collectionChannels),
    allowances: allowances(config.questionsPerMinute),
    logQuestions: config.logQuestions,
    metrics: config.metrics,
  };
}
