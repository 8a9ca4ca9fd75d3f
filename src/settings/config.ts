import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { type FeedSetting, readFeeds } from "./feeds.ts";
import { overlaps } from "./overlaps.ts";
import { SECRETS, SETTINGS, type Settings } from "./schema.ts";
import { readSettingsFile, type Variables } from "./settings-file.ts";
import { unusableSettings } from "./unusable-settings.ts";

/** The settings from the environment and `.env`. Folders are absolute paths; URLs have no slash at the end. */
export type Config = Readonly<ReturnType<typeof configOf>>;

/**
 * Reads the settings: `.env` in the folder, overridden by the environment. An empty value counts as
 * unset. Paths are relative to the folder; `~/` is the home folder.
 *
 * @throws UserError naming every invalid setting, its value and what is allowed
 */
export function loadConfig(env: Variables = process.env, cwd: string = process.cwd()): Config {
  const given = { ...withoutEmpty(readSettingsFile(cwd)), ...withoutEmpty(env) };
  const checked = SETTINGS.safeParse(given);
  if (!checked.success) {
    throw unusableSettings(
      checked.error.issues.map((issue) => complaint(String(issue.path[0]), issue.message, given)),
    );
  }
  const settings = checked.data;
  const config = configOf(settings, cwd);
  const complaints = overlaps([
    { setting: "ARTICLES_DIR", value: settings.ARTICLES_DIR, path: config.articlesDir },
    { setting: "EMBEDDINGS_DIR", value: settings.EMBEDDINGS_DIR, path: config.embeddingsDir },
    { setting: "DATA_DIR", value: settings.DATA_DIR, path: config.dataDir },
    { setting: "MODELS_DIR", value: settings.MODELS_DIR, path: config.modelsDir },
  ]);
  if (complaints.length > 0) throw unusableSettings(complaints);
  return Object.freeze(config);
}

function configOf(settings: Settings, cwd: string) {
  const path = (text: string) => resolve(cwd, text.replace(/^~(?=$|[/\\])/, homedir()));
  return {
    /** A secret: never printed. `null` when unset; only the Discord bot needs it. */
    discordToken: settings.DISCORD_TOKEN ?? null,
    discordApiUrl: settings.DISCORD_API_URL,
    articlesDir: path(settings.ARTICLES_DIR),
    /** Whether changes of the articles folder update the index automatically. */
    watch: settings.WATCH === "true",
    /** Feeds whose articles are added, and how often they are polled. */
    feeds: feedsIn(settings.FEEDS, path),
    feedMinutes: settings.FEED_MINUTES,
    embeddingsDir: path(settings.EMBEDDINGS_DIR),
    modelsDir: path(settings.MODELS_DIR),
    /** Name of the bundled model, or `owner/name` of a model on the hub. */
    embeddingModel: settings.EMBEDDING_MODEL,
    /** `owner/name` of a cross-encoder on the hub; `null` to use none. */
    rerankerModel: settings.RERANKER_MODEL ?? null,
    modelHubUrl: settings.MODEL_HUB_URL,
    /** A secret: PostgreSQL's address with user and password. `null` when everything stays in folders. */
    storeUrl: settings.STORE_URL ?? null,
    /** Articles that are larger, or take more time or memory to read, are skipped. */
    maxArticleMb: settings.MAX_ARTICLE_MB,
    maxArticleSeconds: settings.MAX_ARTICLE_SECONDS,
    maxArticleMemoryMb: settings.MAX_ARTICLE_MEMORY_MB,
    shards: settings.SHARDS,
    /** Folder of the bot's memory, unless it is in the database. */
    dataDir: path(settings.DATA_DIR),
    /** Ids of channels where every question is answered, mentioned or not. */
    listenChannels: settings.LISTEN_CHANNELS,
    collectionChannels: settings.COLLECTION_CHANNELS,
    questionsPerMinute: {
      user: settings.USER_QUESTIONS_PER_MINUTE,
      channel: settings.CHANNEL_QUESTIONS_PER_MINUTE,
      server: settings.SERVER_QUESTIONS_PER_MINUTE,
    },
    /** Ids of the servers whose managers may add articles. */
    addInServers: settings.ADD_IN_SERVERS,
    /** Whether they may add pages by their address, too. */
    addFromWeb: settings.ADD_FROM_WEB === "true",
    answerLater: settings.ANSWER_LATER,
    /** Whether the log may contain what people ask. */
    logQuestions: settings.LOG_QUESTIONS === "true",
    /** Where metrics for Prometheus are served; `null` to serve none. */
    metrics:
      settings.METRICS_PORT === undefined
        ? null
        : { port: settings.METRICS_PORT, host: settings.METRICS_HOST },
  };
}

/** @throws UserError if the feeds, or the file of them, can't be used */
function feedsIn(text: string, path: (text: string) => string): readonly FeedSetting[] {
  try {
    return readFeeds(text, (file) => readFileSync(path(file), "utf8"));
  } catch (error) {
    throw unusableSettings([complaint("FEEDS", (error as Error).message, { FEEDS: text })]);
  }
}

function withoutEmpty(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([, value]) => value?.trim()));
}

function complaint(
  key: string,
  allowed: string,
  given: { readonly [name: string]: unknown },
): string {
  const secret = SECRETS.some((name) => name === key);
  const value = secret ? "not usable" : JSON.stringify(given[key]);
  return `${key} is ${value}; it must be ${allowed}`;
}
