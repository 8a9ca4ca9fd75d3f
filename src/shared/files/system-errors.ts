/** Kinds of errors of the operating system and of SQLite, by their codes. */

/** Such as `ENOENT` or `SQLITE_FULL`; empty for an error without a code. */
export function codeOf(error: unknown): string {
  const { code } = Object(error) as { readonly code?: unknown };
  return typeof code === "string" ? code : "";
}

/** The disk is full, or the user's quota is used up. */
export const DISK_FULL = /^(?:ENOSPC|EDQUOT|SQLITE_FULL)$/;

/** The user, or everybody, lacks permission to write there. */
export const NOT_WRITABLE = /^(?:EACCES|EPERM|EROFS|SQLITE_(?:READONLY|CANTOPEN|PERM)\w*)$/;

/** The disk failed to read or write. */
export const DISK_FAILED = /^(?:EIO|SQLITE_IOERR\w*)$/;
