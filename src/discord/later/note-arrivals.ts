import type { Bot } from "../bot.ts";

/** Name of the note that stores the index whose articles are known. */
const NOTE = "articlesKnown";

const AT_ONCE = 1000;

/**
 * Stores which articles are new in the current index and which are gone. Articles are identified by id, so an index that is
 * rebuilt from scratch, or with another model, has no new ones. The first time, it is unknown how long the articles have been
 * there.
 */
export async function noteArrivals({ parts, store, queue }: Bot): Promise<void> {
  const { arrivals } = store;
  const { manifest, articles } = await parts.withLibrarian((librarian) => librarian.holdings(null));
  const before = await store.note(NOTE);
  if (before === manifest.generation) return;
  const since = before === null ? 0 : Date.now();
  for await (const ids of pages((after) =>
    parts.withLibrarian((librarian) => librarian.ids(after, AT_ONCE)),
  )) {
    await arrivals.add(ids, since);
    await queue.idle();
  }
  if ((await arrivals.count()) > articles)
    for await (const ids of pages((after) => arrivals.ids(after, AT_ONCE))) {
      const present = new Set(await parts.withLibrarian((librarian) => librarian.present(ids)));
      await arrivals.remove(ids.filter((id) => !present.has(id)));
      await queue.idle();
    }
  await store.setNote(NOTE, manifest.generation);
}

async function* pages(read: (after: string) => Promise<readonly string[]>) {
  for (let after = ""; ; ) {
    const ids = await read(after);
    if (ids.length === 0) return;
    yield ids;
    after = ids.at(-1)!;
  }
}
