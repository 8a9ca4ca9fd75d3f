import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DIST, ROOT } from "../support/places.ts";

const folder = join(ROOT, "scripts");
const imports = readdirSync(folder)
  .filter((name) => name.endsWith(".mjs"))
  .flatMap((script) => {
    const code = readFileSync(join(folder, script), "utf8");
    const found = code.matchAll(/import \{ ([^}]+) \} from "\.\.\/dist\/([^"]+)"/g);
    return [...found].map(([, names, file]) => [script, file!, names!.split(", ")] as const);
  });

test.each(imports)("%s imports from %s what is there: %j", async (_, file, names) => {
  expect(Object.keys(await import(join(DIST, file)))).toEqual(expect.arrayContaining(names));
});
