import { expect, test } from "vitest";
import type { Reason } from "../../../../src/glossary/reasons.ts";
import { difference } from "../../../../src/index/build/plan/difference.ts";

const entry = { id: "bomb.html", sizeBytes: 1, modifiedMs: Date.UTC(2020, 0, 1) };
const record = {
  id: entry.id,
  hash: "abc",
  size: entry.sizeBytes,
  modified: entry.modifiedMs,
  seen: Date.now(),
  skipped: { code: "tooSlow", seconds: 1 } as const,
};

function candidates(recorded: Partial<typeof record>, readsAgain?: (reason: Reason) => boolean) {
  const records = new Map([[record.id, { ...record, ...recorded }]]);
  return difference(readsAgain ? { readsAgain } : {}, { entries: [entry], refused: [] }, records)
    .candidates;
}

test("a skipped file is read again when its source says that a setting has changed", () => {
  expect(candidates({})).toEqual([]);
  const readAnyway = [{ entry, recordedHash: null }];
  expect(candidates({}, ({ code }) => code === "tooSlow")).toEqual(readAnyway);
  expect(candidates({}, ({ code }) => code === "tooMuchMemory")).toEqual([]);
});

test("a file that could not be opened is tried again, though it looks the same", () => {
  expect(candidates({ hash: "" })).toEqual([{ entry, recordedHash: null }]);
});

test("a file whose size or time is new is compared with its recorded hash", () => {
  const compared = [{ entry, recordedHash: "abc" }];
  expect(candidates({ size: 2 })).toEqual(compared);
  expect(candidates({ modified: entry.modifiedMs - 1 })).toEqual(compared);
});

test("a file that was changed within two seconds of its recording is compared, too", () => {
  expect(candidates({ seen: entry.modifiedMs + 1999 })).toEqual([{ entry, recordedHash: "abc" }]);
  expect(candidates({ seen: entry.modifiedMs + 2001 })).toEqual([]);
});

test("what can't be looked at now is not gone, nor is anything below such a folder", () => {
  const ids = ["a.txt", "closed/b.txt", "closed/deep/c.txt", "closed.txt"];
  const records = new Map(ids.map((id) => [id, { ...record, id, skipped: null }]));
  const reason = { code: "noPermission" } as const;
  const goneWith = (retry?: true) => {
    const refused = ["a.txt", "closed"].map((id) => ({ id, reason, ...(retry && { retry }) }));
    return difference({}, { entries: [], refused }, records).gone;
  };
  expect(goneWith(true)).toEqual(["closed.txt"]);
  expect(goneWith()).toEqual(ids);
});
