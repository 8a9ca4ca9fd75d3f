import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Encrypts what the memory must keep but its reader must not learn: AES-256-GCM with a key derived from the bot's token
 * (HKDF, RFC 5869), so that every process of the same bot can open it.
 */
export function sealText(text: string, token: string): string {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, keyFrom(token), iv, { authTagLength: TAG_BYTES });
  const sealed = [cipher.update(text, "utf8"), cipher.final()];
  return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString("base64");
}

/** `null` for what was sealed with another token, or changed since. */
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
