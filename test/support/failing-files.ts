import { promises as files } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { onTestFinished } from "vitest";

/** Functions of `node:fs/promises` that take a path first. */
type Named = "open" | "readdir" | "stat";

/**
 * Puts a function of the file system in place of Node's until the test ends, wherever it was imported.
 *
 * @param replace gets Node's own, for the paths that are of no interest
 */
export function replaceFileFunction<Name extends Named>(
  name: Name,
  replace: (original: (typeof files)[Name]) => (path: string, ...rest: unknown[]) => unknown,
): void {
  const original = files[name];
  Object.assign(files, { [name]: replace(original) });
  syncBuiltinESMExports();
  onTestFinished(() => {
    Object.assign(files, { [name]: original });
    syncBuiltinESMExports();
  });
}

/** Makes a function of the file system fail with this code for this path, until `end` is called. */
export function failFor(name: Named, path: string, code: string): { end(): void } {
  let isFailing = true;
  replaceFileFunction(name, (original) => (asked, ...rest) => {
    if (isFailing && String(asked) === path)
      return Promise.reject(
        Object.assign(new Error(`${code}: made up, ${name} '${path}'`), { code }),
      );
    return (original as (...args: unknown[]) => unknown)(asked, ...rest);
  });
  return {
    end() {
      isFailing = false;
    },
  };
}
