import { stat } from "node:fs/promises";
import { join } from "node:path";
import { readSettingsFile } from "../settings/config.ts";
import { SECRETS } from "../settings/schema.ts";
import type { Finding } from "../terminal/findings.ts";

/** Any of these bits lets other users of the machine at the file. */
const OTHERS = 0o077;

/** Is there a secret in the folder's `.env` that others may read? Windows keeps rights elsewhere. */
export async function checkSettingsFile(cwd: string): Promise<Finding[]> {
  const written = readSettingsFile(cwd);
  const secrets = SECRETS.filter((name) => written[name]);
  if (secrets.length === 0 || process.platform === "win32") return [];
  const { mode } = await stat(join(cwd, ".env"));
  if ((mode & OTHERS) === 0) return [];
  return [
    {
      level: "warning",
      text: `.env contains ${secrets.join(" and ")}, and other users of this machine can read it`,
      todo: "Run: chmod 600 .env",
    },
  ];
}
