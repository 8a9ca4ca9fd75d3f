import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  ARTICLES,
  ENV,
  folderWith,
  indexedArticles,
  MAIN,
  quotewell,
} from "../support/processes/command-line.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

describe("index", () => {
  test("tells what was added, changed, removed and skipped; a skipped file makes exit code 1", () => {
    const folder = folderWith(ARTICLES);
    const articles = join(folder, "articles");
    const fresh = quotewell(folder, ["index"]);
    expect([fresh.status, fresh.stdout.split("\n")[0]]).toEqual([0, "2 added"]);
    expect(quotewell(folder, ["index"]).stdout).toMatch(/^Nothing changed: 2 articles/);

    writeFileSync(join(articles, "new\nname.md"), "# News\n\nThe mill of Brenmouth burned down.\n");
    writeFileSync(join(articles, "ferry.md"), `${ARTICLES["ferry.md"]}\nTickets stay valid.\n`);
    writeFileSync(join(articles, "photo.jpg"), "no text");
    rmSync(join(articles, "towns"), { recursive: true });
    const { status, stdout } = quotewell(folder, ["index"]);
    expect(status).toBe(1);
    expect(stdout.split("\n").slice(0, 8)).toEqual([
      "1 added",
      "  new\\nname.md",
      "1 changed",
      "  ferry.md",
      "1 removed",
      "  towns/bakery.txt",
      "1 skipped",
      expect.stringContaining("  photo.jpg has the unsupported extension .jpg"),
    ]);
  });

  test.skipIf(process.platform !== "linux")("output that can't be written is no bug", () => {
    const folder = folderWith(ARTICLES);
    for (const args of [["index"], ["ask", "--json", "Who?"], ["--help"], ["doctor"]]) {
      const full = openSync("/dev/full", "w");
      const stdio = ["ignore", full, "pipe"] as const;
      const run = spawnSync(process.execPath, [MAIN, ...args], {
        cwd: folder,
        env: ENV,
        encoding: "utf8",
        stdio: [...stdio],
      });
      closeSync(full);
      expect(run.status).toBe(1);
      expect(run.stderr).toContain("The output can't be written: ENOSPC");
      expect(run.stderr).not.toContain("a bug");
    }
  });

  test("--full builds everything anew and says so", () => {
    const { status, stdout } = quotewell(indexedArticles(), ["index", "--full"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Everything was rebuilt\./);
  });

  test("articles in a language the model does not know are said, with models that know it", () => {
    const german =
      "Die Fähre fährt im Winter nicht, weil die Lichter des Hafens zu schwach für die langen Nächte sind. Die Fahrgäste müssen das Boot am Morgen nehmen.";
    const { stdout } = quotewell(folderWith({ "fähre.txt": german }), ["index"]);
    expect(stdout).toContain("1 article in German");
    expect(stdout).toContain("Xenova/multilingual-e5-small");
  });

  test("Ctrl-C ends it quietly with exit code 130", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 400 }, (_, i) => [
        `${i}.txt`,
        `Story ${i}\n\n${"It rained. ".repeat(i)}`,
      ]),
    );
    const folder = folderWith(many);
    const child = spawn(process.execPath, [MAIN, "index"], { cwd: folder, env: ENV });
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    const exit = once(child, "exit");
    const embeddings = join(folder, "embeddings");
    while (child.exitCode === null && !existsSync(embeddings)) await setTimeout(10);
    child.kill("SIGINT");
    const [status] = await exit;
    expect(status).toBe(130);
    expect(stderr).not.toContain("Error");
  });
});

describe("doctor", () => {
  test("what must be put right makes exit code 1 and says how", () => {
    const { status, stdout } = quotewell(temporaryFolder(), ["doctor"]);
    expect(status).toBe(1);
    // Where the lines break depends on the length of the folder's path.
    const lines = stdout.replace(/\n {2}(?!→) */g, " ");
    expect(lines).toMatch(/✖ The articles folder .* does not exist\.\n {2}→ Create it/);
  });
});

test("--watch updates after each change until it is told to stop", async () => {
  const folder = folderWith(ARTICLES);
  const child = spawn(process.execPath, [MAIN, "index", "--watch"], { cwd: folder, env: ENV });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  child.stdout.on("data", (text) => {
    out += text;
  });
  const tells = (text: string) => expect.poll(() => out).toContain(text);
  await tells("2 added");
  await tells("Watching");
  writeFileSync(join(folder, "articles/mill.md"), "# News\n\nThe mill of Brenmouth burned down.\n");
  await tells("1 added\n  mill.md");
  rmSync(join(folder, "articles/mill.md"));
  await tells("1 removed\n  mill.md");
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
});

test("--watch ends with a failure when what feeds have brought can't be remembered", async () => {
  const folder = folderWith(ARTICLES);
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "data/arrivals.db"), "no database");
  const env = { ...ENV, FEEDS: "http://127.0.0.1:9/feed.xml" };
  const child = spawn(process.execPath, [MAIN, "index", "--watch"], { cwd: folder, env });
  onTestFinished(() => void child.kill("SIGKILL"));
  const told = text(child.stderr);
  expect(await once(child, "exit")).toEqual([1, null]);
  expect(await told).toContain("arrivals.db, can't be used");
});
