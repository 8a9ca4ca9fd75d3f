import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const MAIN = resolve(import.meta.dirname, "../../dist/main.js");

/** `npm run index` in a folder. */
export function indexIn(folder: string): void {
  execFileSync(process.execPath, [MAIN, "index"], { cwd: folder, stdio: "ignore" });
}
