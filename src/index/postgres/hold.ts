import type { Limits } from "../../shared/databases/postgres/connections.ts";
import { lastingSession } from "../../shared/databases/postgres/lasting-session.ts";
import type { Session } from "../../shared/databases/postgres/session.ts";
import { UserError } from "../../shared/errors.ts";
import { currentOn, isListed, type Published } from "./generations.ts";
import { LAYOUT } from "./layout.ts";
import { lockReading, unlockReading } from "./locks.ts";

/** All statements of the reader's session are fast, even while another process drops an index. */
const PATIENCE_MS = 15_000;

/**
 * Keeps the current generation from being dropped. After a lost connection, the lock is taken again as soon as the server is
 * back.
 *
 * @throws UserError INDEX_MISSING, INDEX_OUTDATED, or STORE_… when the server can't be used
 */
export async function holdCurrent(storeUrl: string, shelf: string, limits: Limits = {}) {
  let published = null as Published | null;
  let lose = () => {};
  const gone = new Promise<void>((resolve) => {
    lose = resolve;
  });
  const close = await lastingSession(
    storeUrl,
    { purpose: "reader", patienceMs: PATIENCE_MS, ...limits },
    async (session) => {
      if (published === null) published = await lockCurrent(session, shelf);
      else if (!(await lock(session, published))) lose();
    },
  );
  return {
    published: published!,
    /** Resolves if it was dropped nevertheless, which can only happen while the server is unreachable. */
    gone,
    /** Call this when a query finds that it was dropped. */
    lose,
    close,
  };
}

async function lockCurrent(session: Session, shelf: string): Promise<Published> {
  const published = await currentOn(session, shelf);
  if (published === null)
    throw new UserError(
      "INDEX_MISSING",
      `There is no index in the database ${session.address} yet.`,
      "Run `npm run index` where the articles are, with the same STORE_URL.",
    );
  if (published.layout !== LAYOUT)
    throw new UserError(
      "INDEX_OUTDATED",
      `The index in the database ${session.address} was published by another version of this program.`,
      "Run `npm run index -- --full` with this version where the articles are.",
    );
  if (await lock(session, published)) return published;
  // Two publications have finished since it was read, and the second one has dropped it.
  return lockCurrent(session, shelf);
}

/** @returns false if the generation was dropped */
async function lock(session: Session, { manifest }: Published): Promise<boolean> {
  await lockReading(session, manifest.generation);
  if (await isListed(session, manifest.generation)) return true;
  await unlockReading(session, manifest.generation);
  return false;
}
