import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * All temporary folders of a run, those of the programs it starts included, lie in one that is deleted
 * at the end.
 */
export default function oneScratchFolder(): () => void {
  const scratch = mkdtempSync(join(tmpdir(), "quotewell-tests-"));
  chmodSync(scratch, 0o711); // A PostgreSQL server started by root runs as another user.
  process.env.TMPDIR = scratch;
  return () => rmSync(scratch, { recursive: true, force: true });
}
