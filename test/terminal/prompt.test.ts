import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { converse } from "../../src/terminal/prompt.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const CURSOR_UP = "\u001b[1A";
const CTRL_C = "\u0003";

/** A conversation at a terminal; each answer is an echo of its question, unless `answer` gives another. */
function conversation(answer: (question: string) => Promise<string> = async (q) => `<${q}>`) {
  const historyFile = join(temporaryFolder(), "history");
  const input = new PassThrough();
  const output = Object.assign(new PassThrough({ encoding: "utf8" }), { isTTY: true, columns: 80 });
  let shown = "";
  output.on("data", (text) => {
    shown += text;
  });
  const reply = async (question: string) => {
    output.write(`${await answer(question)}\n`);
  };
  const done = converse(historyFile, reply, { input, output });
  return {
    type: (keys: string) => input.write(keys),
    done,
    /** What came so far; line ends as they are written. */
    shown: () => shown.replaceAll("\r", ""),
    history: () => readFileSync(historyFile, "utf8").split("\n").filter(Boolean),
  };
}

test("questions that are pasted together are answered in turn, each below its question", async () => {
  const { type, done, shown } = conversation();
  type("who?\nwhen?\nwhere?\nexit\nwhy?\n");
  await done;
  expect(shown()).toMatch(/<who\?>\n\n\? when\?\n<when\?>\n\n\? where\?\n<where\?>\n/);
  expect(shown()).not.toContain("<why?>");
});

test("no answer is drawn over by the prompt of a question that was typed before it", async () => {
  const { type, done, shown } = conversation();
  type("who?\nwhen?\nwhere?\n");
  await expect.poll(shown).toContain("<where?>\n");
  const between = shown().slice(shown().indexOf("<who?>"), shown().indexOf("<where?>"));
  expect(between).not.toContain(CURSOR_UP);
  type("exit\n");
  await done;
});

test("Ctrl-C during an answer leaves after it, whatever was typed meanwhile", async () => {
  let finish = () => {};
  const { type, done, shown } = conversation(async (question) => {
    await new Promise<void>((resolve) => {
      finish = resolve;
    });
    return `<${question}>`;
  });
  type("who?\nwhen?\n");
  await expect.poll(shown).toContain("when?");
  type(CTRL_C);
  finish();
  await done;
  expect(shown()).not.toContain("<when?>");
});

test("the history has the questions, and none of the words that leave or help", async () => {
  const { type, done, history } = conversation();
  type("who?\nhelp\nwhen?\nexit\n");
  await done;
  expect(history()).toEqual(["when?", "who?"]);
});
