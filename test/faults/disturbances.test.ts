import { rmSync } from "node:fs";
import { afterEach, expect, test, vi } from "vitest";
import { buildIndex } from "../../src/build-index.ts";
import type { BuildProgress } from "../../src/glossary/building.ts";
import { UserError } from "../../src/shared/errors.ts";
import { workshop } from "../support/index/workshop.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { buildEdition, edition, editionIn } from "./editions.ts";
import { Follower } from "./scenarios.ts";

afterEach(() => void vi.useRealTimers());

/** Sets the clock without touching timers. */
function setClock(time: string): void {
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(time) });
}

test("a running bot keeps answering when the index is deleted, and uses the next one", async () => {
  const folder = temporaryFolder();
  await buildEdition(folder, edition(1));
  const follower = new Follower(folder);
  expect(await follower.edition()).toBe(1);
  rmSync(folder, { recursive: true });
  expect(await follower.edition()).toBe(1);
  await buildEdition(folder, edition(2));
  expect(await follower.edition()).toBe(2);
  await follower.close();
});

test.each(["reading", "embedding", "indexing", "verifying"])(
  "an index that is deleted during %s is no crash, and the next build completes",
  async (phase) => {
    const folder = temporaryFolder();
    await buildEdition(folder, edition(1));
    const parts = workshop(edition(2), folder);
    const onProgress = (progress: BuildProgress) => {
      if (progress.phase === phase) rmSync(folder, { recursive: true, force: true });
    };
    const error = await buildIndex({ ...parts, onProgress }).catch((error) => error);
    expect(error).toBeInstanceOf(UserError);
    await buildIndex(parts);
    expect(await editionIn(folder)).toBe(2);
  },
);

test("the newest index answers when the clock went backwards between two updates", async () => {
  const folder = temporaryFolder();
  const names = new Set<string>();
  for (const [i, year] of ["2031", "2026", "2026", "2030"].entries()) {
    setClock(`${year}-05-01T12:00:00Z`);
    names.add((await buildEdition(folder, edition(i + 1))).generation);
    expect(await editionIn(folder)).toBe(i + 1);
  }
  expect(names.size).toBe(4);
});

test.each(["2019-12-31T23:59:59Z", "2020-01-01T00:00:10Z"])(
  "a change that moves neither size nor time of a file is found while the clock says %s",
  async (now) => {
    const folder = temporaryFolder();
    // The files of edition 1 were changed ten seconds after the year 2020 began.
    setClock(now);
    const files = edition(1);
    await buildEdition(folder, files);
    const changed = files["changed.txt"]!;
    changed.text = changed.text.replace("tells", "spoke");
    const report = await buildEdition(folder, files);
    expect(report.changed).toEqual(["changed.txt"]);
  },
);
