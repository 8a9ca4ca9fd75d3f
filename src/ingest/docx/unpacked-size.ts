import { endRecordIn } from "../../shared/files/zip.ts";

const DIRECTORY_ENTRY = 0x02014b50;
const ENTRY_HEADER_BYTES = 46;

/**
 * Unpacked size in bytes of all files in a zip archive, according to its central directory; `null` if that can't be
 * read. (Layout: PKWARE APPNOTE 4.3.12 and 4.3.16.)
 */
export function unpackedSize(zip: Buffer): number | null {
  const end = endRecordIn(zip);
  if (end === null) return null;
  const entries = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  let total = 0;
  for (let entry = 0; entry < entries; entry++) {
    if (at + ENTRY_HEADER_BYTES > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY)
      return null;
    total += zip.readUInt32LE(at + 24);
    const nameBytes = zip.readUInt16LE(at + 28);
    const extraBytes = zip.readUInt16LE(at + 30);
    const commentBytes = zip.readUInt16LE(at + 32);
    at += ENTRY_HEADER_BYTES + nameBytes + extraBytes + commentBytes;
  }
  return total;
}
