import { checkSettingsFile } from "../doctor/settings-file.ts";
import { findingLines } from "../terminal/findings.ts";
import { styleFor } from "../terminal/style.ts";
import { columnsOf } from "../terminal/text.ts";

/** Says on standard error when other users of the machine may read the secrets in `.env`. */
export async function tellOpenSettings(): Promise<void> {
  const columns = columnsOf(process.stderr, Number.POSITIVE_INFINITY);
  for (const finding of await checkSettingsFile(process.cwd()))
    console.error(findingLines(finding, { columns, style: styleFor(process.stderr) }).join("\n"));
}
