import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { printable } from "../shared/text/printable.ts";

const HELP = `Type a question and press Enter. Arrow up brings back earlier questions.
"help" shows this; Ctrl-D or "exit" leaves.`;

const PROMPT = "\n? ";

const HELPING = ["help", ":help"];

const LEAVING = ["exit", "quit", ":q", ":quit"];

const HISTORY_SIZE = 200;

type Terminal = { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream };

/**
 * Asks for questions in a terminal until the person leaves. Earlier questions are kept in a file that only this user may read; if
 * it can't be read or written, there is no history.
 *
 * @param answer shows the answer to one question; an error that it throws ends the conversation
 */
export async function converse(
  historyFile: string,
  answer: (question: string) => Promise<void>,
  { input, output }: Terminal = { input: process.stdin, output: process.stdout },
): Promise<void> {
  let history = readHistory(historyFile);
  const prompt = createInterface({
    input,
    output,
    prompt: PROMPT,
    history: [...history],
    historySize: HISTORY_SIZE,
    removeHistoryDuplicates: true,
  });
  const say = (text: string) => output.write(`${text}\n`);
  prompt.on("history", (questions: string[]) => {
    history = questions.filter((question) => !isCommand(question));
  });
  /** Lines that have not been answered yet: a pasted text of several lines arrives all at once. */
  let waiting = 0;
  prompt.on("line", () => waiting++);
  let left = false;
  prompt.on("close", () => {
    left = true;
  });
  let interrupted = false;
  prompt.on("SIGINT", () => {
    interrupted = true;
    prompt.close();
  });
  say(HELP);
  prompt.prompt();
  let isPrompted = true;
  for await (const typed of prompt) {
    const question = typed.trim();
    if (interrupted || LEAVING.includes(question)) break;
    if (!isPrompted && question !== "") say(`${PROMPT}${printable(typed)}`);
    if (HELPING.includes(question)) say(HELP);
    else if (question !== "") await answer(question);
    isPrompted = --waiting === 0;
    // If another line is already waiting, the prompt would be drawn over the answer.
    if (!left && isPrompted) prompt.prompt();
  }
  if (left) say(""); // Ctrl-D and Ctrl-C leave the cursor behind the prompt.
  prompt.close();
  keepHistory(historyFile, history);
}

function isCommand(typed: string): boolean {
  return [...LEAVING, ...HELPING].includes(typed.trim());
}

/** The lines of standard input, if it is not a terminal. */
export function questionLines(): AsyncIterable<string> {
  return createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
}

/** Newest first, as readline expects it. */
function readHistory(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split("\n").filter(Boolean);
  } catch {
    return [];
  }
}

function keepHistory(file: string, history: readonly string[]): void {
  try {
    writeFileSync(file, `${history.join("\n")}\n`, { mode: 0o600 });
  } catch {
    // The questions were answered; only their history is lost.
  }
}
