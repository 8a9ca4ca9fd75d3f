import { type ErrorCode, UserError } from "../../shared/errors.ts";
import { codeOf, DISK_FAILED, DISK_FULL, NOT_WRITABLE } from "../../shared/files/system-errors.ts";

/** What to do when articles can't be added to their folder. */
export const ALLOW_WRITING =
  "Give the bot's user permission to write there; docs/operations.md says how with Docker and systemd.";

/**
 * Runs work that changes a folder of articles, and turns errors of the disk into messages for the user.
 *
 * @throws UserError DISK_FULL, NOT_WRITABLE, ARTICLES_MISSING or DISK_FAILED; anything else as it was thrown
 */
export async function explainDiskErrors<Result>(
  folder: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    const code = codeOf(error);
    // Errors of the register, which may be on another disk.
    if (code.startsWith("SQLITE_")) throw error;
    const explained = (code: ErrorCode, message: string, hint: string) =>
      new UserError(code, message, hint, error);
    if (DISK_FULL.test(code))
      throw explained(
        "DISK_FULL",
        `The disk that holds ${folder} is full: nothing was added.`,
        "Free some space and add it again.",
      );
    if (NOT_WRITABLE.test(code))
      throw explained(
        "NOT_WRITABLE",
        `Articles can't be added to ${folder}: ${code === "EROFS" ? "it is mounted read-only" : "permission denied"}.`,
        ALLOW_WRITING,
      );
    if (code === "ENOENT" || code === "ENOTDIR")
      throw explained(
        "ARTICLES_MISSING",
        `${folder} does not exist.`,
        "Create it, or set ARTICLES_DIR to the folder that holds the articles.",
      );
    if (DISK_FAILED.test(code))
      throw explained(
        "DISK_FAILED",
        `The disk that holds ${folder} failed.`,
        "Check the disk and the system's log.",
      );
    throw error;
  }
}
