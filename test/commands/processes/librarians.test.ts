import { setImmediate } from "node:timers/promises";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { LibrarianAtWork } from "../../../src/commands/processes/librarian.ts";
import { type HelpOptions, startLibrarians } from "../../../src/commands/processes/librarians.ts";
import type { Librarian } from "../../../src/discord/library/librarian.ts";
import type { Answer } from "../../../src/glossary/domain.ts";
import type { Manifest } from "../../../src/glossary/library.ts";
import { SubprocessEnded } from "../../../src/shared/processes/subprocess.ts";
import { gate } from "../../support/gate.ts";

const NOTHING: Answer = { kind: "not-found", closest: [], confidence: 0 };

/** Librarians that answer when they are let, and what became of them; each has the next of the generations. */
function staff(generations: readonly string[] = ["now", "now", "now"]) {
  const members: { asked: string[]; closed: boolean; end: (error: Error) => void }[] = [];
  const open = gate();
  const start = async (): Promise<LibrarianAtWork> => {
    const asked: string[] = [];
    let lose = (_: unknown) => {};
    const lost = new Promise((resolve) => {
      lose = resolve;
    });
    const ended = new Promise<never>((_, reject) => void lost.then(reject));
    ended.catch(() => {});
    const member = { asked, closed: false, end: lose };
    const generation = generations[members.length]!;
    members.push(member);
    const answer: Librarian["answer"] = async (question) => {
      asked.push(question);
      await Promise.race([open.opened, ended]);
      return NOTHING;
    };
    const closing = async () => {
      member.closed = true;
      lose(null);
    };
    const librarian = { answer } as Librarian;
    const manifest = { generation } as Manifest;
    return { librarian, manifest, lost, memory: async () => 300e6, close: closing };
  };
  return { members, start, letAnswer: open.open };
}

async function askedAll(questions: number, options: HelpOptions = {}, who = staff()) {
  const librarians = await startLibrarians(who.start, { hasRoom: () => true, ...options });
  const ask = (question: string) => librarians.librarian.answer(question, { top: 3, within: null });
  const answers: Promise<Answer>[] = [];
  for (let i = 0; i < questions; i++) {
    const answer = ask(`question ${i}`);
    answer.catch(() => {}); // Those that are not awaited fail when the librarians are closed.
    answers.push(answer);
    await setImmediate();
  }
  return { ...who, librarians, ask, answers };
}

describe("a librarian", () => {
  test("gets a helper when questions wait, which takes its share of the next ones", async () => {
    const { members, answers, letAnswer } = await askedAll(9);
    expect(members).toHaveLength(2);
    const [first, helper] = members;
    expect(first!.asked).toHaveLength(5);
    expect(helper!.asked).toHaveLength(4);
    letAnswer();
    expect(await Promise.all(answers)).toEqual(Array(9).fill(NOTHING));
  });

  test("answers alone while few ask", async () => {
    const { members, ask, answers, letAnswer } = await askedAll(2);
    letAnswer();
    await Promise.all(answers);
    for (let i = 0; i < 10; i++) await ask("one after the other");
    expect(members).toHaveLength(1);
  });

  test("answers alone where there is no room for another that takes as much memory", async () => {
    const hasRoom = (bytes: number) => bytes < 300e6;
    const { members, answers, letAnswer } = await askedAll(9, { hasRoom });
    expect(members).toHaveLength(1);
    letAnswer();
    await Promise.all(answers);
  });

  test("answers alone when the index has been replaced since it was opened", async () => {
    const { members, librarians } = await askedAll(9, {}, staff(["before", "now", "now"]));
    expect(members[0]!.asked).toHaveLength(9);
    expect(members.slice(1).every(({ closed }) => closed)).toBe(true);
    expect(librarians.manifest.generation).toBe("before");
  });
});

describe("a helper", () => {
  test("that can't be started is reported, and not tried again with each question", async () => {
    const printed = vi.spyOn(console, "error").mockReturnValue();
    onTestFinished(() => printed.mockRestore());
    const who = staff();
    let starts = 0;
    const start = async () => {
      if (starts++ > 0) throw new Error("out of memory");
      return await who.start();
    };
    const { members, answers, letAnswer } = await askedAll(9, {}, { ...who, start });
    expect(starts).toBe(2);
    expect(printed.mock.calls).toEqual([["A second librarian can't be started: out of memory"]]);
    letAnswer();
    expect(await Promise.all(answers)).toEqual(Array(9).fill(NOTHING));
    expect(members).toHaveLength(1);
  });

  test("that crashes loses no question, and is replaced when it is needed again", async () => {
    const { members, ask, answers, letAnswer } = await askedAll(9);
    members[1]!.end(new SubprocessEnded("librarian", "crashed", "SIGKILL"));
    await setImmediate();
    const later = ask("one more");
    await setImmediate();
    expect(members).toHaveLength(3);
    letAnswer();
    expect(await Promise.all([...answers, later])).toEqual(Array(10).fill(NOTHING));
  });

  test("that has had nothing to do for a while is closed, the librarian is not", async () => {
    const { members, answers, letAnswer } = await askedAll(9, { idleMs: 20 });
    letAnswer();
    await Promise.all(answers);
    await expect.poll(() => members[1]!.closed).toBe(true);
    expect(members[0]!.closed).toBe(false);
  });

  test("is closed with the librarian, also while it is being started", async () => {
    const settled = await askedAll(9);
    await settled.librarians.close();
    expect(settled.members.map(({ closed }) => closed)).toEqual([true, true]);
    const early = await askedAll(2);
    void early.ask("one more").catch(() => {});
    await early.librarians.close();
    expect(early.members.map(({ closed }) => closed)).toEqual([true, true]);
  });
});
