/** The id of an article. @param folder its collection's; `null` for the articles folder itself */
export function idOf(folder: string | null, name: string): string {
  return folder === null ? name : `${folder}/${name}`;
}

export function folderOf(id: string): string | null {
  const slash = id.lastIndexOf("/");
  return slash < 0 ? null : id.slice(0, slash);
}
