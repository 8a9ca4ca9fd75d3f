import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { beforeAll, describe, expect, test } from "vitest";
import { ARTICLES, ENV, folderWith, MAIN, quotewell } from "../support/processes/command-line.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

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

  test.each([
    [["index"], "full", "npm run index -- --full …"],
    [["ask", "1", "Who sold the bakery?"], "top", "npm run ask -- --top …"],
    [["eval", "collections/scifact"], "dataset", "npm run eval -- --dataset …"],
  ])("%j does not go on without the option --%s that npm took for itself", (args, option, hint) => {
    const npm = { npm_lifecycle_event: args[0], [`npm_config_${option}`]: "true" };
    const { status, stdout, stderr } = quotewell(tmpdir(), args, { env: npm });
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(`npm took the option --${option} for itself`);
    expect(stderr).toContain(hint);
    const given = quotewell(tmpdir(), [...args, `--${option}`], { env: npm });
    expect(given.stderr).not.toContain("npm took");
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
      "Error: The question is 20,000 characters long; at most 2,000 are allowed.
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

  test.each([["ask", "Who?"], ["index"], ["doctor"], ["start"]])(
    "limits and shards that can't be read are refused by %s, each with its value",
    (...args) => {
      const env = { SHARDS: "banana", COLLECTION_CHANNELS: "nonsense" };
      const { status, stdout, stderr } = quotewell(folderWith(ARTICLES), args, { env });
      expect(status).toBe(1);
      const said = (stdout + stderr).replace(/\s+/g, " ");
      expect(said).toContain('SHARDS is "banana"; it must be auto, a number of shards such as 4');
      expect(said).toContain('COLLECTION_CHANNELS is "nonsense"; it must be pairs of a channel');
    },
  );

  test.each([["ask", "Who?"], ["index"]])(
    "without an articles folder %s says where it looked and what to do",
    (...args) => {
      const { status, stdout, stderr } = quotewell(temporaryFolder(), args);
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
    expect(Object.keys(answer)).toEqual(["question", "verdict", "confidence", "quotes", "filter"]);
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
    expect(stderr).toBe('Error: There is no collection "twons".\n→ Choose one of: towns.\n');
  });

  test("--since and --until search only articles of that time, and the answer says so", () => {
    const since = (day: string) => quotewell(folder, ["ask", "--json", "--since", day, QUESTION]);
    const found = JSON.parse(since("3.10.2019").stdout);
    expect(found.question).toBe(QUESTION);
    expect(found.filter).toEqual({
      ...{ since: "2019-10-03", until: null },
      ...{ articles: 1, of: 2, undated: 1 },
    });
    expect(found.quotes).toHaveLength(1);
    const none = quotewell(folder, ["ask", "--until", "2 October 2019", QUESTION]);
    expect(none.stdout).toContain(
      "There are no articles until 2 October 2019: 0 of 2; 1 has no date.",
    );
    expect(none.status).toBe(0);
    const unreadable = since("soon");
    expect(unreadable.status).toBe(2);
    expect(unreadable.stderr).toContain('since:"soon" names no date');
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
