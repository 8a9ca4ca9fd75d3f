/** Every setting: its name in `.env`, its default and what is allowed. */
// Version 3, which the package still includes: version 4 loads its messages in sixty languages, which takes each process 50 ms.
import { z } from "zod/v3";
import { isAddress } from "../shared/databases/postgres/address.ts";
import { parseCollectionChannels } from "./collection-channels.ts";
import { HUB_NAME, MODEL_NAME } from "./model-names.ts";
import { parseShards } from "./shards.ts";

const MEGABYTES = "a number of megabytes over 0, at most 500";

/** One message for anything that is wrong with a value. */
const message = (rule: string) => ({ errorMap: () => ({ message: rule }) });

const folder = z.string().refine((path) => !path.includes("\0"), "the path of a folder");

const url = z
  .string()
  .refine((text) => /^https?:/i.test(text) && URL.canParse(text), "an http or https address")
  .transform((text) => text.replace(/\/+$/, ""));

/** A number from `least` to `most`, as `rule` says. */
const number = (least: number, most: number, rule: string) =>
  z.coerce.number(message(rule)).min(least, rule).max(most, rule);
const whole = (least: number, most: number, rule: string) =>
  z.coerce.number(message(rule)).int(rule).min(least, rule).max(most, rule);

/** A switch, off by default. */
const yesOrNo = z.enum(["true", "false"], message("true or false")).default("false");

/** Discord ids; none by default. */
const ids = (rule: string) =>
  z
    .string()
    .regex(/^[\d\s,]*$/, rule)
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter((id) => id !== ""));

const perMinute = whole(1, 100_000, "a whole number of questions a minute, 1 to 100000");

/** Transforms with a function whose errors become the messages. */
function readBy<Value>(read: (text: string) => Value) {
  return (text: string, context: z.RefinementCtx): Value => {
    try {
      return read(text);
    } catch (error) {
      context.addIssue({ code: "custom", message: (error as Error).message });
      return z.NEVER;
    }
  };
}

/** Settings that are never printed. */
export const SECRETS = ["DISCORD_TOKEN", "STORE_URL"] as const;

/** The message of a rule completes the sentence "it must be …". */
export const SETTINGS = z.object({
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\w.-]+$/, "the token of a bot: letters, digits, dots, - and _")
    .optional(),
  DISCORD_API_URL: url.default("https://discord.com/api"),
  ARTICLES_DIR: folder.default("articles"),
  WATCH: z.enum(["true", "false"], message("true or false")).default("true"),
  FEEDS: z.string().default(""),
  FEED_MINUTES: number(5, 1440, "a number of minutes, 5 to 1440").default(30),
  EMBEDDINGS_DIR: folder.default("embeddings"),
  MODELS_DIR: folder.default("models"),
  EMBEDDING_MODEL: z
    .string()
    .regex(MODEL_NAME, "quotewell-mini or a model of the hub such as Xenova/bge-small-en-v1.5")
    .default("quotewell-mini"),
  RERANKER_MODEL: z
    .string()
    .regex(HUB_NAME, "empty or a cross-encoder of the hub such as Xenova/ms-marco-MiniLM-L-6-v2")
    .optional(),
  MODEL_HUB_URL: url.default("https://huggingface.co"),
  STORE_URL: z
    .string()
    .refine(
      isAddress,
      "an address such as postgres://host:5432/database, with user:password@ before the host; in a password # is written %23, / %2F, ? %3F, @ %40 and % %25, or give it as PGPASSWORD",
    )
    .optional(),
  MAX_ARTICLE_MB: z.coerce
    .number(message(MEGABYTES))
    .gt(0, MEGABYTES)
    .max(500, MEGABYTES)
    .default(20),
  MAX_ARTICLE_SECONDS: number(1, 3600, "a number of seconds, 1 to 3600").default(60),
  MAX_ARTICLE_MEMORY_MB: number(300, 100_000, "a number of megabytes, 300 to 100000").default(1000),
  SHARDS: z.string().default("auto").transform(readBy(parseShards)),
  DATA_DIR: folder.default("data"),
  LISTEN_CHANNELS: ids("ids of channels with commas between them"),
  COLLECTION_CHANNELS: z.string().default("").transform(readBy(parseCollectionChannels)),
  USER_QUESTIONS_PER_MINUTE: perMinute.default(10),
  CHANNEL_QUESTIONS_PER_MINUTE: perMinute.default(60),
  SERVER_QUESTIONS_PER_MINUTE: perMinute.default(180),
  ADD_IN_SERVERS: ids("ids of servers with commas between them"),
  ADD_FROM_WEB: yesOrNo,
  ANSWER_LATER: z
    .enum(["everyone", "asked", "off"], message("everyone, asked or off"))
    .default("asked"),
  LOG_QUESTIONS: yesOrNo,
  METRICS_PORT: whole(1, 65_535, "a port, 1 to 65535").optional(),
  METRICS_HOST: z.string().default("127.0.0.1"),
});

export type Settings = z.infer<typeof SETTINGS>;
