import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A new empty folder; it is deleted when the run of the tests ends. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), "quotewell-"));
}
