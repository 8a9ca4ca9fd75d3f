import type { BuildReport } from "../../glossary/building.ts";
import type { Collection } from "../../glossary/domain.ts";

/** An article that was added and has not been removed. */
export type Added = {
  /** Path relative to the articles folder, with forward slashes. */
  readonly id: string;
  /** Id of the person who added it; `null` if it came from a feed. */
  readonly by: string | null;
};

export type Delivery = {
  readonly bytes: Buffer;
  /** The file's name, chosen by its sender. */
  readonly name: string;
  readonly collection: Collection;
  readonly by: string;
  readonly guild: string;
  /** The address it was fetched from; `null` for an attachment. */
  readonly url: string | null;
};

/**
 * Adds articles to the articles folder and removes them. The changes are in the index after its next update. All methods except
 * `update` throw UserError with a code ARRIVAL_…, or one for a disk error.
 */
export type Adding = {
  /** A larger file is refused. */
  readonly mostBytes: number;
  /** Fetches a page from the public web; `null` if that is not allowed. @throws UserError with a code FETCH_… */
  readonly fetch: ((address: string) => Promise<Pick<Delivery, "bytes" | "name" | "url">>) | null;
  /** @returns its id */
  add(delivery: Delivery): Promise<string>;
  /** Moves its file aside. */
  remove(id: string): Promise<void>;
  /** Gives its file another name. @returns its new id */
  rename(id: string, name: string): Promise<string>;
  /** The articles added last, newest first. */
  added(most: number): readonly Added[];
  /** Whether its file is still in the articles folder: people may have deleted it. */
  isThere(id: string): boolean;
  /** Brings the index up to date with all changes so far. When it resolves, the new index is in use. @throws UserError as an update does */
  update(): Promise<BuildReport>;
};
