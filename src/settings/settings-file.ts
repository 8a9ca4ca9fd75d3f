import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "dotenv";
import { UserError } from "../shared/errors.ts";
import { codeOf } from "../shared/files/system-errors.ts";
import { SETTINGS } from "./schema.ts";
import { unusableSettings } from "./unusable-settings.ts";

export type Variables = { readonly [name: string]: string | undefined };

/**
 * The variables in the folder's `.env`; none without such a file.
 *
 * @throws UserError if it can't be read, or if a line would silently mean something different from what it says
 */
export function readSettingsFile(cwd: string): Variables {
  const file = join(cwd, ".env");
  let text: string;
  try {
    text = textOf(readFileSync(file));
  } catch (error) {
    if (codeOf(error) === "ENOENT") return {};
    throw new UserError(
      "CONFIG_UNREADABLE",
      `The settings in ${file} can't be read: ${error instanceof Error ? error.message : error}`,
      "Make it a file that you may read, or remove it to use the defaults.",
      error,
    );
  }
  const misleading = misleadingLines(text);
  if (misleading.length > 0) throw unusableSettings(misleading);
  return parse(text);
}

/** Decodes UTF-8, or the UTF-16 that editors and PowerShell write on Windows. @throws Error if it is neither */
function textOf(bytes: Buffer): string {
  const mark = bytes.toString("latin1", 0, 2);
  const encoding = { "\xff\xfe": "utf-16le", "\xfe\xff": "utf-16be" }[mark] ?? "utf-8";
  const text = new TextDecoder(encoding).decode(bytes);
  if (text.includes("\0")) throw new Error("it is not a text in UTF-8; save it as UTF-8");
  return text;
}

/** A value without quotes that contains a `#`, where dotenv would begin a comment, such as `=#general`. */
const CUT_VALUE = /^=(?!\s*['"`])(?:[^#]*[^#\s])?#/;

/** Complaints about lines of known settings from which dotenv would silently drop something. */
function misleadingLines(text: string): string[] {
  const complaints: string[] = [];
  const given = new Map<string, number>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    const [, name = "", rest = ""] = /^\s*(?:export\s+)?(\w+)\s*(.*)$/.exec(line) ?? [];
    if (!(name in SETTINGS.shape)) continue;
    const first = given.get(name);
    given.set(name, i + 1);
    if (first !== undefined)
      complaints.push(`${name} is set twice in .env, in lines ${first} and ${i + 1}; keep one`);
    if (!/^[=:]/.test(rest)) complaints.push(`${name} has no = after it in line ${i + 1} of .env`);
    if (CUT_VALUE.test(rest))
      complaints.push(
        `${name} ends at the # in line ${i + 1} of .env, where a comment begins; put the value in quotes, or a blank before the comment`,
      );
  }
  return complaints;
}
