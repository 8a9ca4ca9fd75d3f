import type { BuildReport } from "../../glossary/building.ts";
import type { Collection } from "../../glossary/domain.ts";

/** An article that was added, and not removed since. */
export type Added = {
  /** Path relative to the articles folder, with forward slashes. */
  readonly id: string;
  /** Who added it; `null` when it came by itself. */
  readonly by: string | null;
};

export type Delivery = {
  readonly bytes: Buffer;
  /** As its sender named the file. */
  readonly name: string;
  readonly collection: Collection;
  readonly by: string;
  readonly guild: string;
  /** Where it was fetched; `null` for an attachment. */
  readonly url: string | null;
};

/**
 * Adds articles to the articles folder and takes them away again. The index follows with the next update.
 * All but `update` throw UserError with a code ARRIVAL_…, or one of the disk.
 */
export type Adding = {
  /** A larger file is refused. */
  readonly mostBytes: number;
  /** Fetches a page of the public web; `null` where that is not allowed. @throws UserError with a code of FETCH_… */
  readonly fetch: ((address: string) => Promise<Pick<Delivery, "bytes" | "name" | "url">>) | null;
  /** @returns its id */
  add(delivery: Delivery): Promise<string>;
  /** Moves its file aside. */
  remove(id: string): Promise<void>;
  /** Gives its file another name. @returns its new id */
  rename(id: string, name: string): Promise<string>;
  /** Those that were added last, newest first. */
  added(most: number): readonly Added[];
  /** Whether its file is in the articles folder, from which people may have deleted it. */
  isThere(id: string): boolean;
  /** Brings the index up to date with all changes so far; once it is done, the new index answers. @throws UserError as an update does */
  update(): Promise<BuildReport>;
};
