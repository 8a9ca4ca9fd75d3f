/** A call that changed the file system, as shim.c records it. Paths are relative to the watched folder. */
export type Call =
  | { readonly kind: "write"; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: "truncate"; readonly path: string; readonly length: number }
  | { readonly kind: "rename" | "link"; readonly path: string; readonly to: string }
  | {
      readonly kind: "create" | "empty" | "open" | "fsync" | "unlink" | "rmdir" | "mkdir";
      readonly path: string;
    };

/** Reads a record: lines of "operation TAB path TAB number TAB number-or-path", a write's bytes after its line. */
export function parseCalls(record: Buffer): Call[] {
  const calls: Call[] = [];
  let at = 0;
  while (at < record.length) {
    const end = record.indexOf("\n", at);
    const fields = record.toString("utf8", at, end).split("\t");
    const [kind, path, number, last] = fields as [Call["kind"], string, string, string];
    at = end + 1;
    if (kind === "write") {
      calls.push({ kind, path, at: Number(number), bytes: record.subarray(at, at + Number(last)) });
      at += Number(last);
    } else if (kind === "truncate") calls.push({ kind, path, length: Number(number) });
    else if (kind === "rename" || kind === "link") calls.push({ kind, path, to: last });
    else calls.push({ kind, path });
  }
  return calls;
}
