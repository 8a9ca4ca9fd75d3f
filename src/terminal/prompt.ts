import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline/promises";

const HELP = `Type a question and press Enter. Arrow up brings back earlier questions.
"help" shows this; Ctrl-D or "exit" leaves.`;

const LEAVING = ["exit", "quit", ":q", ":quit"];

const HISTORY_SIZE = 200;

/**
 * Asks for questions in a terminal until the person leaves. Earlier questions are kept in a file that
 * only this user may read; where it can't be read or written there is no history.
 *
 * @param answer shows the answer to one question; what it throws ends the conversation
 */
export async function converse(
  historyFile: string,
  answer: (question: string) => Promise<void>,
): Promise<void> {
  let history = readHistory(historyFile);
  const prompt = createInterface({
    input: process.stdin,
    output: process.stdout,
    prompt: "\n? ",
    history: [...history],
    historySize: HISTORY_SIZE,
    removeHistoryDuplicates: true,
  });
  prompt.on("history", (questions: string[]) => {
    history = [...questions];
  });
  let left = false;
  prompt.on("close", () => {
    left = true;
  });
  prompt.on("SIGINT", () => prompt.close());
  console.log(HELP);
  prompt.prompt();
  for await (const typed of prompt) {
    const question = typed.trim();
    if (LEAVING.includes(question)) break;
    if (question === "help" || question === ":help") console.log(HELP);
    else if (question !== "") await answer(question);
    if (!left) prompt.prompt();
  }
  if (left) console.log(); // Ctrl-D and Ctrl-C leave the cursor after the prompt.
  prompt.close();
  keepHistory(historyFile, history);
}

/** The lines of standard input, where it is no terminal. */
export function questionLines(): AsyncIterable<string> {
  return createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
}

/** Newest first, as readline wants it. */
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
    // The questions of this conversation were answered; only their history is lost.
  }
}
