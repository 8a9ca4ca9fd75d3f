/** The command line: its commands, options and help. */
import { Command, InvalidArgumentError, Option } from "commander";
import { packageVersion } from "../installation.ts";
import { refuseTakenByNpm } from "./refuse-taken-by-npm.ts";

export { CommanderError } from "commander";

export function commandLine(): Command {
  const program = new Command("quotewell")
    .description("Answers questions about a folder of articles with passages quoted word for word.")
    .version(packageVersion())
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError("Run with --help to see all commands and options.")
    .exitOverride()
    .hook("preSubcommand", ({ args }, command) => {
      const flags = command.options.flatMap(({ long }) => long ?? []);
      refuseTakenByNpm(command.name(), flags, args);
    })
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

  for (const add of [addAsk, addIndex, addStart, addDoctor, addMigrate, addEval]) add(program);
  return program;
}

function addAsk(program: Command): void {
  program
    .command("ask")
    .description("answer a question; without one, prompt for questions until you quit")
    .argument("[question...]", "what you want to know")
    .option("--json", "print one JSON object and nothing else")
    .option("--top <n>", "show at most this many quotes, 1 to 10", quoteCount, 3)
    .option("--collection <name>", "search only this subfolder of the articles")
    .option("--since <date>", "search only articles published since then")
    .option("--until <date>", "search only articles published until then")
    .option("--explain", "say why each passage was chosen")
    .addHelpText(
      "after",
      `
The index is built or updated first if the articles have changed.
Without a question and a terminal, each line of standard input is a question.

Examples:
  npm run ask -- "Why was the invitation withdrawn?"
  npm run ask -- --top 1 --explain "Who objected?"
  npm run ask -- --since 2014-01-20 "Who spoke last?"
  npm run --silent ask -- --json "When did the talks begin?" > answer.json
  npm run ask < questions.txt`,
    )
    .action(running(async () => (await import("./run-ask.ts")).runAsk));
}

function addIndex(program: Command): void {
  program
    .command("index")
    .description("update the index with new and changed articles")
    .option("--full", "rebuild everything from scratch")
    .option("--watch", "keep running: update it after each change, poll FEEDS")
    .addHelpText(
      "after",
      `
Only new and changed articles are read and embedded. The old index answers until the new one is
complete, and an interrupted run continues where it stopped; --full starts from scratch. Exit code
1 if a file was skipped.

Examples:
  npm run index
  npm run index -- --full
  npm run index -- --watch`,
    )
    .action(running(async () => (await import("./run-index.ts")).runIndex));
}

function addStart(program: Command): void {
  program
    .command("start")
    .description("run the Discord bot until Ctrl-C")
    .addHelpText(
      "after",
      `
Without DISCORD_TOKEN it explains how to get one. The index is updated in the background.
The log goes to standard output as JSON, messages for people to standard error.`,
    )
    .action(running(async () => (await import("./start/run-start.ts")).runStart));
}

function addDoctor(program: Command): void {
  program
    .command("doctor")
    .description("check the installation, the settings, the articles and the index")
    .option("--models [names...]", "instead, compare embedding models on your articles")
    .addHelpText(
      "after",
      `
Exit code 1 if something needs fixing.

With --models, the bundled model, those in MODELS_DIR and those that are named, which are downloaded
first, look for passages of up to 200 of your articles by a sentence of each. It takes a minute or
two a model.

Examples:
  npm run doctor
  npm run doctor -- --models
  npm run doctor -- --models Xenova/multilingual-e5-small`,
    )
    .action(running(async () => (await import("./run-doctor.ts")).runDoctor));
}

function addMigrate(program: Command): void {
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
    .action(running(async () => (await import("./run-migrate.ts")).runMigrate));
}

function addEval(program: Command): void {
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
    .action(running(async () => (await import("./run-eval.ts")).runEval));
}

/** Loads and runs a command; its result becomes the exit code. */
function running<Given extends unknown[]>(
  load: () => Promise<(...given: Given) => Promise<number>>,
) {
  return async (...given: Given): Promise<void> => {
    const run = await load();
    process.exitCode = await run(...given);
  };
}

function storeOption(flags: string, description: string): Option {
  return new Option(flags, description).choices(["local", "postgres"]).makeOptionMandatory();
}

function quoteCount(typed: string): number {
  const count = Number(typed);
  if (Number.isInteger(count) && count >= 1 && count <= 10) return count;
  throw new InvalidArgumentError("It must be a whole number from 1 to 10.");
}
