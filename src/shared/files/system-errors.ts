/** Errors of the system and of SQLite, by their codes. */

/** Such as `ENOENT` or `SQLITE_FULL`; empty for an error without a code. */
export function codeOf(error: unknown): string {
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === "string" ? code : "";
}

/** The disk has no room left, or the user may take no more of it. */
export const DISK_FULL = /^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/;

/** The user may not write there, or nobody may. */
export const NOT_WRITABLE = /^(?:EACCES|EPERM|EROFS|SQLITE_(?:READONLY|CANTOPEN|PERM)\w*)$/;

/** The disk failed to read or write. */
export const DISK_FAILED = /^(?:EIO|SQLITE_IOERR\w*)$/;
