import { existsSync } from "node:fs";
import { join } from "node:path";
import { damageIn, FILE } from "../discord/store/tables/memory-file.ts";
import type { Config } from "../settings/config.ts";
import type { Finding } from "../terminal/findings.ts";
import { checkSpace } from "./machine.ts";

/** Is the file of the bot's memory intact, and is there disk space for more? */
export async function checkMemory({ dataDir }: Config): Promise<Finding[]> {
  const file = join(dataDir, FILE);
  const space = await checkSpace(dataDir, "DATA_DIR");
  if (!existsSync(file)) return space;
  const damage = damageIn(dataDir);
  if (damage === null)
    return [{ level: "good", text: `The bot's memory ${file} is whole` }, ...space];
  return [
    {
      level: "problem",
      text: `The bot's memory ${file} is damaged: ${damage}`,
      todo: "Restart the bot: it puts the file aside and begins a new one. Or restore a back-up (docs/operations.md).",
    },
    ...space,
  ];
}
