import { cpSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { BuildReport } from "../../src/glossary/building.ts";
import type { Library } from "../../src/glossary/library.ts";
import { folderVersionSource } from "../../src/index/generation/index-version.ts";
import { LiveLibrary } from "../../src/index/live-library.ts";
import { openLibrary } from "../../src/index/open-library.ts";
import { buildEdition, edition, editionIn, editionOf, type How } from "./editions.ts";

/** A change of an index during which things go wrong. */
export type Scenario = {
  readonly name: string;
  /** Folder of the index before; copied, never changed. */
  readonly start: string;
  /** Edition that answers before, 0 without an index, and the one that is built. */
  readonly old: number;
  readonly new: number;
} & How;

/**
 * A first build, an update, one that brings together what two files have, an upgrade to a version that reads articles
 * differently, and a full rebuild over two generations, the older of which is then deleted.
 */
export async function prepareScenarios(folder: string): Promise<Scenario[]> {
  const [nothing, one, two] = ["nothing", "one", "two"].map((name) => join(folder, name));
  await buildEdition(one!, edition(1));
  await buildEdition(two!, edition(1));
  await buildEdition(two!, edition(2));
  return [
    { name: "first build", start: nothing!, old: 0, new: 1 },
    { name: "update", start: one!, old: 1, new: 2 },
    { name: "merge", start: two!, old: 2, new: 3 },
    { name: "upgrade", start: two!, old: 2, new: 3, chunker: 2 },
    { name: "swap", start: two!, old: 2, new: 3, full: true },
  ];
}

/** Puts the index before into a folder, in place of whatever there is. */
export function reset({ start, old }: Scenario, embeddingsDir: string): void {
  rmSync(embeddingsDir, { recursive: true, force: true });
  if (old > 0) cpSync(start, embeddingsDir, { recursive: true });
}

export function build(scenario: Scenario, embeddingsDir: string): Promise<unknown> {
  return buildEdition(embeddingsDir, edition(scenario.new), scenario);
}

/** A further build, after one that was interrupted. */
export function complete(scenario: Scenario, embeddingsDir: string): Promise<BuildReport> {
  return buildEdition(embeddingsDir, edition(scenario.new), { ...scenario, full: false });
}

/**
 * Looks at an index after a fault: it must answer from the old edition or the new one, and a further build
 * must bring the new one.
 *
 * @param mustBeNew true when the build said that it was done
 * @throws Error saying what is wrong
 */
export async function checkAfter(
  scenario: Scenario,
  embeddingsDir: string,
  mustBeNew: boolean,
): Promise<"old" | "new"> {
  const found = await editionIn(embeddingsDir);
  if (found !== scenario.new && (mustBeNew || found !== scenario.old)) {
    throw new Error(`edition ${found} answers`);
  }
  await complete(scenario, embeddingsDir);
  const repaired = await editionIn(embeddingsDir);
  if (repaired !== scenario.new) throw new Error(`a further build brought edition ${repaired}`);
  return found === scenario.new ? "new" : "old";
}

/** A bot's view of an index while faults happen: it must neither be refused an index nor answer from none. */
export class Follower {
  readonly #live: LiveLibrary<Library>;
  #refused: unknown = null;

  constructor(embeddingsDir: string) {
    this.#live = new LiveLibrary(folderVersionSource(embeddingsDir), {
      open: () => openLibrary(embeddingsDir),
      onOpened: () => {},
      onRefused: (error) => {
        this.#refused = error;
      },
    });
  }

  /** Edition that it answers from after it looked for a new index; 0 if it has none. */
  async edition(): Promise<number> {
    await this.#live.refresh();
    if (this.#refused !== null) throw this.#refused;
    return this.#live
      .use((library) => editionOf(library))
      .catch((error) => {
        if (error.code === "INDEX_MISSING") return 0;
        throw error;
      });
  }

  close(): Promise<void> {
    return this.#live.close();
  }
}
