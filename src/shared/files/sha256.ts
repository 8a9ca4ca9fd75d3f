import { type BinaryToTextEncoding, createHash } from "node:crypto";

/** SHA-256 of bytes, or of a text in UTF-8. */
export function sha256(data: string | Uint8Array, encoding: BinaryToTextEncoding = "hex"): string {
  return createHash("sha256").update(data).digest(encoding);
}
