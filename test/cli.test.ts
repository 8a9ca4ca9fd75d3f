import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { SETTINGS } from "../src/config.ts";

const MAIN = fileURLToPath(new URL("../dist/main.js", import.meta.url));

/** The environment without any setting, and without colour. */
const ENV: NodeJS.ProcessEnv = { ...process.env, COLUMNS: "80" };
for (const key of [...Object.keys(SETTINGS.shape), "FORCE_COLOR", "NO_COLOR"]) delete ENV[key];

type Run = { readonly input?: string; readonly env?: NodeJS.ProcessEnv };

/** Run the command in a folder, which also holds its articles and its index. */
function quotewell(folder: string, args: readonly string[], { input = "", env }: Run = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: folder,
    env: { ...ENV, ...env },
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const ARTICLES = {
  "ferry.md": `---
title: Night ferry to Larkholm stops in winter
publisher: The Harbour Post
date: 2019-10-03
---
The night ferry between Brenmouth and Larkholm will not sail from November to March.

The company said that it stops the ferry because the harbour lights of Larkholm are too weak for the long nights. Passengers may use the morning boat instead.
`,
  "towns/bakery.txt": `Oldest bakery of Larkholm changes hands

The bakery in Mill Street, open since 1871, was sold to two of its apprentices on Friday. Its owner, Ada Fenwick, is 81 years old and wants to travel.

The apprentices promised to keep the sour rye bread that the bakery is known for. They paid 40,000 crowns.
`,
};

function folderWith(articles: { readonly [name: string]: string }): string {
  const folder = mkdtempSync(join(tmpdir(), "quotewell-cli-"));
  mkdirSync(join(folder, "articles"));
  for (const [name, text] of Object.entries(articles)) {
    mkdirSync(join(folder, "articles", name, ".."), { recursive: true });
    writeFileSync(join(folder, "articles", name), text);
  }
  return folder;
}

describe("help and wrong usage", () => {
  test.each([[["--help"]], [["ask", "--help"]], [["index", "--help"]], [["doctor", "--help"]]])(
    "%j explains the command",
    (args) => {
      const { status, stdout, stderr } = quotewell(tmpdir(), args);
      expect([status, stderr]).toEqual([0, ""]);
      expect(stdout).toMatchSnapshot();
    },
  );

  test.each([
    [["aks"], "unknown command 'aks'"],
    [["ask", "--colour", "x"], "unknown option '--colour'"],
    [["ask", "--top", "11", "x"], "whole number from 1 to 10"],
    [["ask", "--top", "two", "x"], "whole number from 1 to 10"],
    [["index", "more"], "too many arguments"],
    [["ask", ""], "The question is empty."],
    [["ask", " \t "], "The question is empty."],
  ])("%j is wrong usage: exit code 2 and a reason", (args, reason) => {
    const { status, stdout, stderr } = quotewell(tmpdir(), args);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(reason);
  });

  test("without a command the help comes on standard error, as wrong usage", () => {
    const { status, stdout, stderr } = quotewell(tmpdir(), []);
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain("Usage: quotewell");
  });

  test("the version is that of the package", () => {
    expect(quotewell(tmpdir(), ["--version"]).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});

describe("errors", () => {
  test("a question of 20,000 characters gets the limit for an answer", () => {
    const { status, stdout, stderr } = quotewell(tmpdir(), ["ask", "x".repeat(20_000)]);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toMatchInlineSnapshot(`
      "Error: The question has 20,000 characters; at most 2,000 are taken.
      → Ask about one thing, in a sentence or two.
      "
    `);
  });

  test("settings that can't be used are named before anything is done", () => {
    const folder = folderWith(ARTICLES);
    const run = quotewell(folder, ["index"], { env: { MAX_ARTICLE_MB: "much" } });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('MAX_ARTICLE_MB is "much"');
    expect(readdirSync(folder)).toEqual(["articles"]);
  });

  test.each([["ask", "Who?"], ["index"]])(
    "without an articles folder %s says where it looked and what to do",
    (...args) => {
      const { status, stdout, stderr } = quotewell(mkdtempSync(join(tmpdir(), "quotewell-")), args);
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(
        /^Error: The articles folder .*articles does not exist\.\n→ Create it/,
      );
    },
  );
});

describe("with articles", () => {
  const folder = folderWith(ARTICLES);
  const QUESTION = "Why does the night ferry stop in winter?";
  let first: ReturnType<typeof quotewell>;
  beforeAll(() => {
    first = quotewell(folder, ["ask", "--json", QUESTION]);
  });

  test("the first question builds the index, and standard output is one JSON object", () => {
    expect(first.status).toBe(0);
    expect(first.stderr).toContain("Index ready: 2 articles");
    const answer = JSON.parse(first.stdout);
    expect(first.stdout.trim().split("\n")).toHaveLength(1);
    expect(Object.keys(answer)).toEqual(["question", "verdict", "confidence", "quotes"]);
    expect(answer.question).toBe(QUESTION);
    expect(answer.verdict).toBe("answered");
    expect(answer.quotes[0].text).toContain("the harbour lights of Larkholm are too weak");
    expect(answer.quotes[0].article).toEqual({
      id: "ferry.md",
      title: "Night ferry to Larkholm stops in winter",
      publisher: "The Harbour Post",
      published: "2019-10-03",
      url: null,
    });
  });

  test("the next question finds the index ready and says nothing about it", () => {
    const { status, stdout, stderr } = quotewell(folder, ["ask", "Who", "sold", "the", "bakery?"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("towns/bakery.txt");
    expect(stdout).not.toContain("\u001b");
  });

  test("--top limits the quotes, --collection the articles", () => {
    const one = quotewell(folder, ["ask", "--json", "--top", "1", "Larkholm"]);
    expect(JSON.parse(one.stdout).quotes).toHaveLength(1);
    const towns = quotewell(folder, ["ask", "--json", "--collection", "towns", "Larkholm"]);
    for (const { article } of JSON.parse(towns.stdout).quotes)
      expect(article.id).toBe("towns/bakery.txt");
  });

  test("a collection that is not there is answered with those that are", () => {
    const { status, stderr } = quotewell(folder, ["ask", "--collection", "twons", "Larkholm"]);
    expect(status).toBe(1);
    expect(stderr).toBe('Error: There is no collection "twons".\n→ There are: towns.\n');
  });

  test("--explain says why", () => {
    const { stdout } = quotewell(folder, ["ask", "--explain", QUESTION]);
    expect(stdout.replace(/\s+/g, " ")).toMatch(/by meaning place \d+ \(cosine [\d.]+\)/);
  });

  test("that the articles do not say is an answer: exit code 0", () => {
    const { status, stdout } = quotewell(folder, ["ask", "What is the boiling point of mercury?"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^The articles do not say\./);
  });

  test("questions may come in line by line; one that is too long does not stop the others", () => {
    const input = `${QUESTION}\n\n${"x".repeat(3000)}\nHow old is Ada Fenwick?\n`;
    const { status, stdout, stderr } = quotewell(folder, ["ask", "--json"], { input });
    expect(status).toBe(0);
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(answers.map(({ question }) => question)).toEqual([QUESTION, "How old is Ada Fenwick?"]);
    expect(stderr).toContain("3,000 characters");
  });

  test("query operators, quotes, other scripts and control characters are questions like any other", () => {
    const questions = [
      "' OR 1=1; --",
      '"unclosed AND NOT (',
      "Warum fährt die Fähre nicht?",
      "为什么？",
      "\u001b[2J\u0007 ferry",
    ];
    const input = questions.join("\n");
    const { status, stdout, stderr } = quotewell(folder, ["ask", "--json"], { input });
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.trim().split("\n")).toHaveLength(questions.length);
  });

  test("a reader that stops reading, such as head, is no failure", () => {
    const questions = `${QUESTION}\n`.repeat(300);
    const { status, stdout, stderr } = spawnSync(
      "bash",
      ["-c", `"$0" "$1" ask | head -n 2; exit "\${PIPESTATUS[0]}"`, process.execPath, MAIN],
      { cwd: folder, env: ENV, input: questions, encoding: "utf8" },
    );
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout.split("\n")).toHaveLength(3);
  });

  test("doctor finds everything in order", () => {
    const { status, stdout, stderr } = quotewell(folder, ["doctor"]);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).not.toMatch(/[✖⚠]/);
    expect(stdout).toContain("2 articles");
  });
});

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

  test("--full builds everything anew and says so", () => {
    const folder = folderWith(ARTICLES);
    quotewell(folder, ["index"]);
    const { status, stdout } = quotewell(folder, ["index", "--full"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Everything was built anew\./);
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
    const { status, stdout } = quotewell(mkdtempSync(join(tmpdir(), "quotewell-")), ["doctor"]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/✖ The articles folder .*does not exist\.\n {2}→ Create it/s);
  });
});
