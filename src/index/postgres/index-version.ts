import type { Limits } from "../../shared/databases/postgres/connections.ts";
import { openPool } from "../../shared/databases/postgres/pool.ts";
import type { VersionSource } from "../generation/index-version.ts";
import { ARTICLES_SHELF, currentOn } from "./generations.ts";
import { CHANNEL } from "./layout.ts";

/** The index on a server. One connection listens and is read from; each reading replaces it if it was lost. */
export function postgresVersionSource(
  storeUrl: string,
  shelf: string = ARTICLES_SHELF,
  limits: Limits = {},
): VersionSource {
  let heard = () => {};
  const database = openPool(storeUrl, 1, {
    purpose: "follower",
    ...limits,
    listen: { channel: CHANNEL, heard: (announced) => announced === shelf && heard() },
  });
  return {
    async read() {
      const published = await currentOn(database, shelf);
      if (published === null) return null;
      const { generation } = published.manifest;
      return { id: generation, state: generation };
    },
    onChange(listener) {
      heard = listener;
    },
    close: () => database.close(),
  };
}
