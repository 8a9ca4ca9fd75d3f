import type { Reason } from "../../glossary/reasons.ts";

/** The reason that a file system error gives. */
export function fileErrorReason(error: NodeJS.ErrnoException): Reason {
  switch (error.code) {
    case "EACCES":
    case "EPERM":
      return { code: "noPermission" };
    case "ENOENT":
      return { code: "notFound" };
    case "ELOOP":
      return { code: "linkToItself" };
    case "ENOTDIR":
      return { code: "notFolder" };
    default:
      // Node appends the system call and the full path, which must not be shown in a channel.
      return { code: "notOpened", stated: error.message.replace(/, \w+ '[\s\S]*$/, "") };
  }
}
