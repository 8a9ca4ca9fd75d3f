/** Why the file system refused, as the end of a sentence that starts with the file. */
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
      // Node adds the call and the whole path, which a channel must not see.
      return `can't be opened: ${error.message.replace(/, \w+ '[\s\S]*$/, "")}`;
  }
}
