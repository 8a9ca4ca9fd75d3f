import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { openMetrics } from "../../src/discord/operate/metrics.ts";
import { SETTINGS } from "../../src/settings/schema.ts";
import { ROOT } from "../support/places.ts";

const guide = readFileSync(join(ROOT, "docs/operations.md"), "utf8");

const unique = (found: Iterable<RegExpMatchArray>) => [
  ...new Set([...found].map((match) => match[1]!)),
];

describe("docs/operations.md", () => {
  test("names every metric of the bot, and none that is not there", async () => {
    const text = await openMetrics(() => true, {
      refusedSince: () => null,
      feeds: () => null,
    }).text();
    const served = unique(text.matchAll(/^# TYPE (\w+)/gm));
    const told = unique(guide.matchAll(/`((?:quotewell|process|nodejs)_\w*[a-z])`/g));
    expect(served.filter((name) => name.startsWith("quotewell_") && !told.includes(name))).toEqual(
      [],
    );
    expect(told.filter((name) => !served.includes(name))).toEqual([]);
  });

  test("has alerts on metrics that are there", async () => {
    const text = await openMetrics(() => true, {
      refusedSince: () => null,
      feeds: () => null,
    }).text();
    const alerts = /```yaml([\s\S]+?)```/.exec(guide)![1]!;
    const watched = unique(alerts.matchAll(/\b((?:quotewell|process|nodejs)_\w+)/g));
    expect(watched.length).toBeGreaterThan(5);
    for (const name of watched)
      expect(text).toMatch(new RegExp(`^# TYPE ${name.replace(/_bucket$/, "")} `, "m"));
  });

  test("names every event of the log, and none that never happens", () => {
    const code = ["src/discord", "src/commands"]
      .flatMap((folder) =>
        readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
          .filter((name) => name.endsWith(".ts"))
          .map((name) => readFileSync(join(ROOT, folder, name), "utf8")),
      )
      .join("\n");
    const written = unique(code.matchAll(/(?:log\.(?:info|warn|error)|doing)\(\s*"(\w+)"/g));
    const table = guide.slice(guide.indexOf("| Event |"), guide.indexOf("## Memory"));
    const told = unique(
      [...table.matchAll(/^\| ([^|]+) \|/gm)].flatMap((row) => [...row[1]!.matchAll(/`(\w+)`/g)]),
    );
    expect(told.sort()).toEqual(written.sort());
  });
});

describe("the README", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");

  test("has every setting with its default", () => {
    const rows = [...readme.matchAll(/^\| (`[A-Z][^|]+) \| ([^|]*)\|/gm)].flatMap(
      ([, names, values]) => {
        const defaults = values!.split(",").map((value) => value.replace(/[` ]|none/g, ""));
        return unique(names!.matchAll(/`(\w+)`/g)).map((name, i) => [name, defaults[i] ?? ""]);
      },
    );
    const settings = Object.entries(SETTINGS.shape).map(([name, setting]) => {
      const { data } = setting.safeParse(undefined);
      return [name, data instanceof Map ? "" : String(data ?? "")];
    });
    expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(settings));
  });
});

const DOCUMENTS = [
  "README.md",
  "ARCHITECTURE.md",
  "SECURITY.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

test.each(DOCUMENTS)("%s speaks of commands that are there", (file) => {
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const text = readFileSync(join(ROOT, file), "utf8");
  const named = unique(text.matchAll(/npm run (?:--silent )?([a-z][\w:]*)/g));
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

test.each(DOCUMENTS)("%s speaks of files of the repository that are there", (file) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  const named = unique(text.matchAll(/`((?:src|test|bench|scripts|training|deploy)\/[\w./-]+)`/g));
  const made = (path: string) => path.startsWith("bench/results/");
  expect(named.filter((path) => !made(path) && !existsSync(join(ROOT, path)))).toEqual([]);
});

test("ARCHITECTURE.md names every room of src/ and every part of a room", () => {
  const map = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8");
  const named = [...map.matchAll(/^\| (`\w+\/`.*?) \|(.*)$/gm)].flatMap(([, rooms, rest]) =>
    unique(rooms!.matchAll(/`(\w+)\/`/g)).flatMap((room) => [
      room,
      ...unique(rest!.matchAll(/(?<=[` ])([\w-]+)\/(?=[` ])/g)).map((part) => `${room}/${part}`),
    ]),
  );
  const folders = (path: string) =>
    readdirSync(join(ROOT, "src", path), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(path, name));
  const rooms = folders("").filter((room) => room !== "commands");
  const there = [...rooms, ...rooms.flatMap(folders)];
  expect(there.filter((folder) => !named.includes(folder))).toEqual([]);
});

test.each(DOCUMENTS)("%s links only to files and headings that are there", (file) => {
  const text = readFileSync(join(ROOT, file), "utf8");
  const links = unique(text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g));
  const broken = links.filter((link) => {
    const [path, heading] = link.split("#");
    const target = path === "" ? join(ROOT, file) : join(ROOT, dirname(file), path!);
    if (!existsSync(target)) return true;
    return heading !== undefined && !headingsOf(target).includes(heading);
  });
  expect(broken).toEqual([]);
});

/** The headings of a Markdown file as GitHub writes them in links. */
function headingsOf(file: string): string[] {
  return [...readFileSync(file, "utf8").matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\w\- ]/g, "")
      .replaceAll(" ", "-"),
  );
}
