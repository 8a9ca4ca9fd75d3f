#!/usr/bin/env node
import { CommanderError, commandLine } from "./commands/command-line.ts";
import { nodeTooOld } from "./installation.ts";
import { withoutSecrets } from "./settings/secrets.ts";
import { UserError } from "./shared/errors.ts";

const DONE = 0;
const FAILED = 1;
const WRONG_USAGE = 2;
/** Exit codes, by the convention of shells: 128 plus the number of the signal. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143 } as const;

/** Prints what went wrong on standard error. @returns the exit code */
async function report(error: unknown): Promise<number> {
  // commander has already printed its help or its complaint.
  if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : WRONG_USAGE;
  const shown = withoutSecrets(isOutputError(error) ? outputNotWritten(error) : error);
  try {
    const { printError } = await import("./terminal/error-lines.ts");
    printError(shown);
  } catch (broken) {
    for (const reason of [shown, withoutSecrets(broken)]) console.error(String(reason));
    console.error("→ Parts of the program can't be loaded. Repair the installation with npm ci.");
  }
  return error instanceof UserError && error.code.startsWith("USAGE_") ? WRONG_USAGE : FAILED;
}

/** True for an error of standard output or error: errors of named files have a path. */
function isOutputError(error: unknown): error is NodeJS.ErrnoException {
  const { syscall, path } = error as NodeJS.ErrnoException;
  return error instanceof Error && syscall === "write" && path === undefined;
}

function outputNotWritten(error: NodeJS.ErrnoException): UserError {
  return new UserError(
    "OUTPUT_NOT_WRITTEN",
    `The output can't be written: ${error.message}.`,
    "Send it to a disk that has room, or to the terminal.",
    error,
  );
}

// A command with listeners of its own, such as the bot, ends itself.
for (const [signal, exitCode] of Object.entries(SIGNALS))
  process.on(signal, () => process.listenerCount(signal) === 1 && process.exit(exitCode));

// With an old Node.js not even the file that prints errors can be loaded.
const tooOld = nodeTooOld(process.versions.node);
if (tooOld !== null) {
  console.error(`Error: ${tooOld[0]}\n→ ${tooOld[1]}`);
  process.exit(FAILED);
}

const isBot = process.argv[2] === "start";

// A reader that closes the pipe early, such as `head`, is no failure. The bot goes on without its log.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (isBot) return;
  if (error.code !== "EPIPE") throw error;
  process.exit(DONE);
});
// If standard error itself fails, there is nowhere left to report it.
process.stderr.on("error", () => {});

// Node would print every property of the error, such as a request and the token in it.
process.on("uncaughtException", (error) => {
  void report(error).finally(() => process.exit(FAILED));
});

try {
  await commandLine().parseAsync();
} catch (error) {
  process.exitCode = await report(error);
}
// A reply or a connection that still waits for Discord does not keep the bot.
if (isBot) process.stdout.write("", () => process.exit());
