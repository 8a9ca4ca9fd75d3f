import type { BuildProgress, BuildReport } from "../glossary/building.ts";
import type { CollectionChannels } from "../settings/collection-channels.ts";
import type { Shards } from "../settings/shards.ts";
import type { Adding } from "./adding/adding.ts";
import type { Allowances } from "./asking/fair-use.ts";
import type { Librarian } from "./library/librarian.ts";

export type BotSettings = {
  /** A secret: never logged. */
  readonly token: string;
  /** Discord's REST interface, without a slash at the end. */
  readonly apiUrl: string;
  readonly shards: Shards;
  /** The folder of the bot's memory, unless it is in a database. */
  readonly dataDir: string;
  /** A secret: the database of the bot's memory; `null` when it is in a folder. */
  readonly storeUrl: string | null;
  /** Channels where every question is answered; with any, the MessageContent intent is asked for. */
  readonly listenChannels: readonly string[];
  readonly collectionChannels: CollectionChannels;
  readonly allowances: Allowances;
  /** Ids of the servers whose managers may add articles. */
  readonly addInServers: readonly string[];
  /** Whether they may add pages by their address, too. */
  readonly addFromWeb: boolean;
  /** Whose questions get a reply when a new article answers them: everyone's, those where somebody asked for it, or none. */
  readonly answerLater: "everyone" | "asked" | "off";
  readonly logQuestions: boolean;
  readonly metrics: { readonly port: number; readonly host: string } | null;
};

export type FirstIndex = {
  /** `null` before anything is known. */
  readonly progress: BuildProgress | null;
  /** Fulfilled when it is open, or can't be built. */
  readonly done: Promise<unknown>;
};

/** State of the feeds whose articles are added. */
export type FeedCounts = {
  readonly feeds: number;
  /** Those of them that could not be polled the last time. */
  readonly failing: number;
  /** Articles that were added since the start, and items that can't become articles. */
  readonly added: number;
  readonly leftOut: number;
};

/** What the bot needs from outside its room. */
export type BotParts = {
  /**
   * Works with the current index, which stays open until the work is done.
   *
   * @throws UserError INDEX_MISSING when there is none yet
   */
  readonly withLibrarian: <Result>(
    work: (librarian: Librarian) => Promise<Result>,
  ) => Promise<Result>;
  /** `null` where no articles can be added. */
  readonly adding: Adding | null;
  /** `null` where no feeds are polled. */
  readonly feeds: () => FeedCounts | null;
  /** Calls back whenever another index begins to answer. */
  readonly onNewIndex: (listener: () => void) => void;
  readonly isRebuilding: () => boolean;
  /** The index that is being built while there is none to answer from; else `null`. */
  readonly firstIndex: () => FirstIndex | null;
  /** Since when the newest index can't be used, in milliseconds since 1970; `null` when it answers. */
  readonly refusedSince: () => number | null;
  /**
   * Brings the index up to date; once it is done, the new one answers.
   *
   * @returns `null` when an update is under way already
   * @throws UserError for what an operator can put right
   */
  readonly rebuild: (onProgress: (progress: BuildProgress) => void) => Promise<BuildReport> | null;
};
