import type { BuildProgress, BuildReport } from "../glossary/building.ts";
import type { CollectionChannels } from "../settings/collection-channels.ts";
import type { Shards } from "../settings/shards.ts";
import type { Adding } from "./adding/adding.ts";
import type { Allowances } from "./asking/fair-use.ts";
import type { Librarian } from "./library/librarian.ts";

export type BotSettings = {
  /** A secret: never logged. */
  readonly token: string;
  /** Address of Discord's REST API, without a slash at the end. */
  readonly apiUrl: string;
  readonly shards: Shards;
  /** Folder of the bot's memory, unless it is in a database. */
  readonly dataDir: string;
  /** A secret: address of the database with the bot's memory; `null` if that is in a folder. */
  readonly storeUrl: string | null;
  /** Channels where every question is answered; if there are any, the MessageContent intent is requested. */
  readonly listenChannels: readonly string[];
  readonly collectionChannels: CollectionChannels;
  readonly allowances: Allowances;
  /** Ids of the servers whose managers may add articles. */
  readonly addInServers: readonly string[];
  /** Whether they may add pages by their address, too. */
  readonly addFromWeb: boolean;
  /** Which questions get a reply when a new article answers them: all, those where somebody asked for it, or none. */
  readonly answerLater: "everyone" | "asked" | "off";
  readonly logQuestions: boolean;
  readonly metrics: { readonly port: number; readonly host: string } | null;
};

export type FirstIndex = {
  /** `null` before anything is known. */
  readonly progress: BuildProgress | null;
  /** Resolves when it is open or can't be built. */
  readonly done: Promise<unknown>;
};

/** Numbers on the feeds whose articles are added. */
export type FeedCounts = {
  readonly feeds: number;
  /** Those whose last poll failed. */
  readonly failing: number;
  /** Articles added since the start, and items that could not become articles. */
  readonly added: number;
  readonly leftOut: number;
};

/** What the bot needs from outside its room. */
export type BotParts = {
  /**
   * Does work with the current index, which stays open until the work is done.
   *
   * @throws UserError INDEX_MISSING when there is none yet
   */
  readonly withLibrarian: <Result>(
    work: (librarian: Librarian) => Promise<Result>,
  ) => Promise<Result>;
  /** `null` if no articles can be added. */
  readonly adding: Adding | null;
  /** `null` if no feeds are polled. */
  readonly feeds: () => FeedCounts | null;
  /** Calls back whenever a new index is in use. */
  readonly onNewIndex: (listener: () => void) => void;
  readonly isRebuilding: () => boolean;
  /** The index that is being built while there is none yet; else `null`. */
  readonly firstIndex: () => FirstIndex | null;
  /** Since when the newest index can't be used, in milliseconds since 1970; `null` if it is in use. */
  readonly refusedSince: () => number | null;
  /**
   * Brings the index up to date. When it resolves, the new index is in use.
   *
   * @returns `null` if an update is already running
   * @throws UserError for what an operator can fix
   */
  readonly rebuild: (onProgress: (progress: BuildProgress) => void) => Promise<BuildReport> | null;
};
