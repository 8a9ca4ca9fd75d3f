import { beforeEach } from "vitest";
import { openTables, type StoreLocation } from "../../../src/discord/store/store.ts";
import type { Tables } from "../../../src/discord/store/tables/tables.ts";

/** The same empty memory, opened by two processes before each test and closed after it. */
export function openedTwice(newPlace: () => Promise<StoreLocation>) {
  const opened = {} as { one: Tables; other: Tables };
  beforeEach(async () => {
    const place = await newPlace();
    opened.one = await openTables(place);
    opened.other = await openTables(place);
    return async () => {
      await opened.one.close();
      await opened.other.close();
    };
  });
  return opened;
}
