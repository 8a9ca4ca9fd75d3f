import { beforeEach } from "vitest";
import { openStore, type Store, type StoreLocation } from "../../../src/discord/store/store.ts";

type OpenedStore = Store & { place: StoreLocation; reopen(): Promise<void> };

/** An empty memory, opened before each test and closed after it. */
export function openedStore(newPlace: () => Promise<StoreLocation>): OpenedStore {
  const store = {
    async reopen() {
      await store.close();
      Object.assign(store, await openStore(store.place));
    },
  } as OpenedStore;
  beforeEach(async () => {
    store.place = await newPlace();
    Object.assign(store, await openStore(store.place));
    return () => store.close();
  });
  return store;
}
