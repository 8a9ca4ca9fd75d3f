import type { BuildReport } from "../../../src/glossary/building.ts";

/** The report of an update that found nothing to do, but for the changes. */
export const buildReport = (changes: Partial<BuildReport> = {}): BuildReport => ({
  generation: "20260105T100000Z-0a1b2c",
  changedAnything: false,
  added: [],
  changed: [],
  removed: [],
  unchanged: 1204,
  skipped: [],
  articles: 1204,
  passages: 9310,
  embedded: 0,
  reused: 9310,
  resumed: 0,
  rebuiltBecause: null,
  readAgainBecause: null,
  repaired: null,
  languages: { en: 1204 },
  recall: 0.9987,
  ef: 64,
  durationMs: 412,
  phaseMs: { reading: 0, embedding: 0, indexing: 0, verifying: 0 },
  ...changes,
});
