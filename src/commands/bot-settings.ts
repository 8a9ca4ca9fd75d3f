import { allowances } from "../discord/asking/fair-use.ts";
import type { BotSettings } from "../discord/bot-parts.ts";
import { parseCollectionChannels } from "../discord/library/collections.ts";
import type { Config } from "../settings/config.ts";

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
