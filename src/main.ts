#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { UserError } from "./errors.ts";
import { ROOT } from "./installation.ts";
import { withoutSecrets } from "./settings/secrets.ts";

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
/** As shells have it: 128 and the number of the signal. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** What a command returns is the exit code; each is loaded only when it is asked for. */
function commands(): Command {
  const program = new Command("quotewell")
    .description("Answers questions about a folder of articles with passages quoted word for word.")
    .version(packageVersion())
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError("Run with --help to see all commands and options.")
    .exitOverride()
    .addHelpText(
      "after",
      `
Examples:
  npm run ask -- "Why was the invitation withdrawn?"
  npm run index
  npm run doctor

Settings are read from .env and the environment; .env.example explains each of them.
Exit codes: 0 done (also when the articles do not say), 1 failed, 2 wrong usage.`,
    );

  program
    .command("ask")
    .description("answer a question; without one, prompt for questions until you quit")
    .argument("[question...]", "what you want to know")
    .option("--json", "print one JSON object and nothing else")
    .option("--top <n>", "show at most this many quotes, 1 to 10", quoteCount, 3)
    .option("--collection <name>", "search only this subfolder of the articles")
    .option("--explain", "say why each passage was chosen")
    .addHelpText(
      "after",
      `
The index is built or updated first if the articles have changed.
Without a question and a terminal, each line of standard input is a question.

Examples:
  npm run ask -- "Why was the invitation withdrawn?"
  npm run ask -- --top 1 --explain "Who objected?"
  npm run --silent ask -- --json "When did the talks begin?" > answer.json
  npm run ask < questions.txt`,
    )
    .action(async (words: string[], options) => {
      const { runAsk } = await import("./commands/run-ask.ts");
      process.exitCode = await runAsk(words, options);
    });

  program
    .command("index")
    .description("update the index with new and changed articles")
    .option("--full", "rebuild everything from scratch")
    .addHelpText(
      "after",
      `
Only new and changed articles are read and embedded. The old index answers until the new one is
complete, and an interrupted run continues where it stopped; --full starts from scratch. Exit code
1 if a file was skipped.

Examples:
  npm run index
  npm run index -- --full`,
    )
    .action(async (options) => {
      const { runIndex } = await import("./commands/run-index.ts");
      process.exitCode = await runIndex(options);
    });

  program
    .command("start")
    .description("run the Discord bot until Ctrl-C")
    .addHelpText(
      "after",
      `
Without DISCORD_TOKEN it explains how to get one. The index is updated in the background.
The log goes to standard output as JSON, messages for people to standard error.`,
    )
    .action(async () => {
      const { runStart } = await import("./commands/run-start.ts");
      process.exitCode = await runStart().catch(report);
      // A reply or a connection that still waits for Discord does not keep the bot.
      process.stdout.write("", () => process.exit());
    });

  program
    .command("doctor")
    .description("check the installation, the settings, the articles and the index")
    .addHelpText("after", "\nExit code 1 if something needs fixing.")
    .action(async () => {
      const { runDoctor } = await import("./commands/run-doctor.ts");
      process.exitCode = await runDoctor();
    });

  program
    .command("migrate")
    .description("copy the index and the bot's memory to PostgreSQL, or the memory back")
    .addOption(storeOption("--from <store>", "store to copy from"))
    .addOption(storeOption("--to <store>", "store to copy to"))
    .addHelpText(
      "after",
      `
To postgres, the index and the bot's memory are copied, and nothing is embedded again. To local, only
the memory is: \`npm run index\` builds the index from the articles. A memory already
there is left unchanged.

Example:
  npm run migrate -- --from local --to postgres`,
    )
    .action(async (options) => {
      const { runMigrate } = await import("./commands/run-migrate.ts");
      process.exitCode = await runMigrate(options);
    });

  program
    .command("eval")
    .description("measure the answers on a test collection in the BEIR layout")
    .requiredOption("--dataset <dir>", "folder with corpus.jsonl, queries.jsonl, qrels/test.tsv")
    .addOption(
      new Option("--mode <mode>", "both searches as users get them, or only one")
        .choices(["hybrid", "dense", "keyword"])
        .default("hybrid"),
    )
    .option("--run <file>", "write a TREC run file")
    .option("--answers <file>", "write verdict, quote and highlight of each question as JSON lines")
    .option("--json", "print the figures as one JSON object")
    .addHelpText(
      "after",
      "\nExample:\n  npm run eval -- --dataset collections/scifact --run run.txt",
    )
    .action(async (options) => {
      const { runEval } = await import("./commands/run-eval.ts");
      process.exitCode = await runEval(options);
    });

  return program;
}

function storeOption(flags: string, description: string): Option {
  return new Option(flags, description).choices(["local", "postgres"]).makeOptionMandatory();
}

function quoteCount(typed: string): number {
  const count = Number(typed);
  if (Number.isInteger(count) && count >= 1 && count <= 10) return count;
  throw new InvalidArgumentError("It must be a whole number from 1 to 10.");
}

function packageVersion(): string {
  return JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")).version;
}

/** Say what went wrong on standard error; the return value is the exit code. */
async function report(error: unknown): Promise<number> {
  // commander has already printed its help or its complaint.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
  const { printError } = await import("./terminal/error-lines.ts");
  printError(withoutSecrets(error));
  return error instanceof UserError && error.code.startsWith("USAGE_") ? WRONG_USAGE : FAILED;
}

// A command that listens for itself, as the bot does, ends in its own way.
for (const [signal, exitCode] of Object.entries(SIGNALS))
  process.on(signal, () => process.listenerCount(signal) === 1 && process.exit(exitCode));

// A reader that has seen enough, such as `head`, is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(DONE);
});

// Node would print everything that the error carries, such as a request with the token it went to.
process.on("uncaughtException", (error) => {
  void report(error).finally(() => process.exit(FAILED));
});

try {
  await commands().parseAsync();
} catch (error) {
  process.exitCode = await report(error);
}
