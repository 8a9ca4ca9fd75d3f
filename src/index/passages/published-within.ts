import type { Period } from "../../glossary/domain.ts";
import { type Flags, positionIn } from "../keywords/keywords-file.ts";
import type { PassageReader } from "./passage-reader.ts";

/**
 * Returns a function that tells which passages belong to articles published in a period. The first call reads the days of all
 * passages: about a second for a million, which then take 4 bytes each.
 *
 * @param ids of all passages, ascending
 */
export function publishedWithin(ids: Uint32Array, passages: PassageReader) {
  let days: Uint32Array | null = null;
  let last: { readonly key: string; readonly flags: Flags } | null = null;

  function readDays(): Uint32Array {
    const days = new Uint32Array(ids.length);
    for (const { published, first, last } of passages.datedArticles()) {
      const start = positionIn(ids, first, 0, ids.length);
      days.fill(numberOf(published), start, positionIn(ids, last, start, ids.length) + 1);
    }
    return days;
  }

  return (during: Period): Flags => {
    const key = JSON.stringify(during);
    if (last?.key === key) return last.flags;
    days ??= readDays();
    const from = during.since === null ? 1 : numberOf(during.since);
    const to = during.until === null ? Number.POSITIVE_INFINITY : numberOf(during.until);
    const flags = new Uint8Array(days.length);
    for (let at = 0; at < flags.length; at++) {
      const day = days[at]!;
      if (day >= from && day <= to) flags[at] = 1;
    }
    last = { key, flags };
    return flags;
  };
}

/** `2014-01-20` as 20140120. */
function numberOf(day: string): number {
  return Number(day.replaceAll("-", ""));
}
