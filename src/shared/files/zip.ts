/** The end of a zip archive's directory (PKWARE APPNOTE 4.3.16). */
const SIGNATURE = Buffer.from("PK\x05\x06", "latin1");

/** Bytes of the record without the comment that follows it; the last two hold the comment's length. */
export const END_RECORD_BYTES = 22;

/** Offset of the record that ends a zip archive's directory; `null` if there is none, or it is cut short. */
export function endRecordIn(zip: Buffer): number | null {
  const start = zip.lastIndexOf(SIGNATURE);
  return start === -1 || start + END_RECORD_BYTES > zip.length ? null : start;
}
