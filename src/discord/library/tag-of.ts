import { createHash } from "node:crypto";
import type { Collection } from "../../domain.ts";

/** Stands for a name that is too long for a button or choice: a hash of 12 characters; empty for `null`. */
export function tagOf(name: Collection): string {
  if (name === null) return "";
  return createHash("sha256").update(name).digest("base64url").slice(0, 12);
}
