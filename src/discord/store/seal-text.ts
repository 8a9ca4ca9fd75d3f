import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts text for storage: AES-256-GCM with a key derived from the bot's token (HKDF, RFC 5869), so that every process of the same
 * bot can decrypt it, but nobody else who reads the memory.
 */
export function sealText(text: string, token: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyFrom(token), iv, { authTagLength: TAG_BYTES });
  const sealed = [cipher.update(text, "utf8"), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString("base64");
}

/** Decrypts; `null` if the text was sealed with another token, or has been changed. */
export function openSealed(sealed: string, token: string): string | null {
  const bytes = Buffer.from(sealed, "base64");
  const iv = bytes.subarray(0, IV_BYTES);
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  try {
    const decipher = createDecipheriv(CIPHER, keyFrom(token), iv, { authTagLength: TAG_BYTES });
    decipher.setAuthTag(tag);
    const text = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function keyFrom(token: string): Uint8Array {
  return new Uint8Array(hkdfSync("sha256", token, "", "quotewell memory", 32));
}
