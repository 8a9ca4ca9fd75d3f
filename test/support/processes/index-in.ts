import { execFileSync } from "node:child_process";
import { MAIN } from "../places.ts";

/** `npm run index` in a folder. */
export function indexIn(folder: string): void {
  execFileSync(process.execPath, [MAIN, "index"], { cwd: folder, stdio: "ignore" });
}
