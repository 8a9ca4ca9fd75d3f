import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { ROOT } from "../support/places.ts";

const SRC = join(ROOT, "src");
/** On the way to an article, from there to an answer, and the two faces an answer has. */
const ROOMS = [
  "arrival",
  "ingest",
  "embed",
  "index",
  "retrieve",
  "answer",
  "terminal",
  "discord",
  "eval",
];
/** What every room may lean on; none of these leans on a room. */
const COMMON = [
  "glossary/",
  "shared/",
  "installation.ts",
  // What some settings mean.
  "settings/shards.ts",
  "settings/collection-channels.ts",
  "settings/feeds.ts",
  "settings/model-names.ts",
];
/** A room of its own kind: all of it speaks with Discord, so all of it is the door of discord.js. */
const DISCORD = "discord";

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => join(SRC, name));

/** Everything a file imports, statically or with `import()`. */
function importsOf(file: string): string[] {
  const code = readFileSync(file, "utf8");
  return [...code.matchAll(/(?:from|import|import\()\s*"([^"]+)"/g)].map((match) => match[1]!);
}

/** What of ours a file imports, as paths below src/. */
function ownImportsOf(name: string): string[] {
  return importsOf(join(SRC, name))
    .filter((target) => target.startsWith("."))
    .map((target) => relative(SRC, resolve(dirname(join(SRC, name)), target)));
}

const names = files.map((file) => relative(SRC, file));
const isUnder = (path: string, places: readonly string[]) =>
  places.some((place) => path.startsWith(place));

describe("a room leans on the glossary, the shared mechanisms and its own files, and on nothing else of ours", () => {
  const roomOf = (path: string) => ROOMS.find((room) => path.startsWith(`${room}/`));

  test.each(names.filter((name) => roomOf(name)))("%s", (name) => {
    const allowed = [`${roomOf(name)}/`, ...COMMON];
    expect(ownImportsOf(name).filter((target) => !isUnder(target, allowed))).toEqual([]);
  });
});

test("what every room may lean on leans on no room", () => {
  const strangers = names
    .filter((name) => isUnder(name, COMMON))
    .flatMap((name) =>
      ownImportsOf(name)
        .filter((target) => !isUnder(target, COMMON))
        .map((target) => `${name}: ${target}`),
    );
  expect(strangers).toEqual([]);
});

test("every outside library has one door", () => {
  const doors = new Map<string, Set<string>>();
  for (const file of files) {
    for (const target of importsOf(file).filter((name) => !/^(\.|node:)/.test(name))) {
      const library = target
        .split("/")
        .slice(0, target.startsWith("@") ? 2 : 1)
        .join("/");
      const name = relative(SRC, file);
      const door = library === "discord.js" && name.startsWith(`${DISCORD}/`) ? DISCORD : name;
      doors.set(library, (doors.get(library) ?? new Set()).add(door));
    }
  }
  const many = [...doors]
    .filter(([, behind]) => behind.size > 1)
    .map(([library, behind]) => `${library}: ${[...behind].sort().join(", ")}`);
  expect(many).toEqual([]);
});

test("no import leads back to where it started, types included", () => {
  const importsByName = new Map(names.map((name) => [name, ownImportsOf(name)]));
  const finished = new Set<string>();
  const circles: string[] = [];
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) circles.push([...path.slice(path.indexOf(name)), name].join(" → "));
    else if (!finished.has(name)) {
      for (const target of importsByName.get(name) ?? []) visit(target, [...path, name]);
      finished.add(name);
    }
  };
  for (const name of names) visit(name, []);
  expect(circles).toEqual([]);
});
