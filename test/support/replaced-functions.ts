import fs, { promises as files } from "node:fs";
import type { FileHandle } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { onTestFinished } from "vitest";

/** Puts a function in place of one of a class, or of a module of Node wherever it was imported, until the test ends. */
export function replaceFunction<Module extends object, Name extends keyof Module>(
  module: Module,
  name: Name,
  replacement: Module[Name],
): void {
  const original = module[name];
  module[name] = replacement;
  syncBuiltinESMExports();
  onTestFinished(() => {
    module[name] = original;
    syncBuiltinESMExports();
  });
}

/** Lets a test see and change each file that is opened until the test ends. */
export function onOpen(
  change: (file: FileHandle, path: string) => FileHandle | Promise<FileHandle>,
): void {
  const original = files.open;
  replaceFunction(files, "open", async (path, ...how) =>
    change(await original(path, ...how), String(path)),
  );
}

/** Calls back with what each read of a file gave. */
export function onRead(file: FileHandle, listener: (bytes: number) => void): FileHandle {
  const read = file.read.bind(file) as (...how: unknown[]) => Promise<{ bytesRead: number }>;
  file.read = (async (...how: unknown[]) => {
    const done = await read(...how);
    listener(done.bytesRead);
    return done;
  }) as typeof file.read;
  return file;
}

/** Makes a function of the file system fail with this code for this path, until `end` is called. */
export function failFor(
  name: "open" | "readdir" | "stat",
  path: string,
  code: string,
): { end(): void } {
  let isFailing = true;
  type Call = (...args: unknown[]) => unknown;
  const [original, atOnce] = [files[name] as Call, fs[`${name}Sync`] as Call];
  const failure = () => Object.assign(new Error(`${code}: made up, ${name} '${path}'`), { code });
  const isToFail = (asked: unknown) => isFailing && String(asked) === path;
  replaceFunction(files, name, (async (asked: unknown, ...how: unknown[]) => {
    if (isToFail(asked)) throw failure();
    return original(asked, ...how);
  }) as never);
  replaceFunction(fs, `${name}Sync`, ((asked: unknown, ...how: unknown[]) => {
    if (isToFail(asked)) throw failure();
    return atOnce(asked, ...how);
  }) as never);
  return {
    end() {
      isFailing = false;
    },
  };
}
