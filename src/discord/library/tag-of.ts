import type { Collection } from "../../glossary/domain.ts";
import { sha256 } from "../../shared/files/sha256.ts";

/** Represents a name that may be too long for a button or choice: a hash of 12 characters; empty for `null`. */
export function tagOf(name: Collection): string {
  if (name === null) return "";
  return sha256(name, "base64url").slice(0, 12);
}
