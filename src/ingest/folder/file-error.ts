/** Describes a file system error as the end of a sentence that starts with the file's name. */
export function fileErrorInWords(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case "EACCES":
    case "EPERM":
      return "can't be opened: permission denied";
    case "ENOENT":
      return "can't be found: it was removed, is a broken link, or its name is not valid UTF-8";
    case "ELOOP":
      return "is a symbolic link that leads back to itself";
    case "ENOTDIR":
      return "is not a folder";
    default:
      // Node appends the system call and the full path, which must not be shown in a channel.
      return `can't be opened: ${error.message.replace(/, \w+ '[\s\S]*$/, "")}`;
  }
}
