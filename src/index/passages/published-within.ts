import type { Period } from "../../domain.ts";
import { type Flags, positionIn } from "../keywords/keywords-file.ts";
import type { PassageReader } from "./passage-reader.ts";

/**
 * Tells which passages belong to articles published in a period. The days of all of them are read with the first
 * period that is asked for, 4 bytes a passage.
 *
 * @param ids of all passages, ascending
 */
export function publishedWithin(ids: Uint32Array, passages: PassageReader) {
  let days: Uint32Array | null = null;
  let last: { readonly key: string; readonly flags: Flags } | null = null;

  function readDays(): Uint32Array {
    const days = new Uint32Array(ids.length);
    for (const { id, published } of passages.datedPassages()) {
      days[positionIn(ids, id, 0, ids.length)] = numberOf(published);
    }
    return days;
  }

  return (during: Period): Flags => {
    const key = JSON.stringify(during);
    if (last?.key === key) return last.flags;
    days ??= readDays();
    const from = during.since === null ? 1 : numberOf(during.since);
    const to = during.until === null ? Number.POSITIVE_INFINITY : numberOf(during.until);
    const flags = Uint8Array.from(days, (day) => (day >= from && day <= to ? 1 : 0));
    last = { key, flags };
    return flags;
  };
}

/** `2014-01-20` as 20140120. */
function numberOf(day: string): number {
  return Number(day.replaceAll("-", ""));
}
