import { AsyncLocalStorage, createHook } from "node:async_hooks";
import { lookup } from "node:dns";
import { connect } from "node:net";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withoutRunningLines } from "../../src/ingest/pdf/running-lines.ts";
import { readArticle } from "../../src/ingest/read-article.ts";
import { endsDivided, joinLines, spellingOf } from "../../src/ingest/text/join-lines.ts";
import { faultsOf } from "../fuzz/faults.ts";
import { HOSTILE } from "../fuzz/hostile.ts";
import { mutants } from "../fuzz/mutations.ts";

const readers = Object.keys(mutants);
/** What needs the reading process has its test in bounded-reader.test.ts. */
const harmless = HOSTILE.filter(({ needsProcess }) => !needsProcess);

/** What Node calls whatever reaches for the network. */
const NETWORK = /^(?:TCP|UDP|TLS|GETADDRINFO|GETNAMEINFO|QUERY|HTTP)/;
const reachedFor: string[] = [];
/** Set while an article is read: what other test files left behind in this process may still connect. */
const reading = new AsyncLocalStorage<true>();
const trap = createHook({
  init(_, type) {
    if (reading.getStore() && NETWORK.test(type)) reachedFor.push(type);
  },
});
const read = (bytes: Buffer, id: string) => reading.run(true, () => readArticle(bytes, id));

describe("hostile articles are read or skipped for a reason that their owner understands", () => {
  beforeAll(() => void trap.enable());
  afterAll(() => void trap.disable());

  test.each(readers)("every hostile .%s", async (reader) => {
    const found: string[] = [];
    for (const { name, file, make } of harmless.filter((one) => one.file.endsWith(`.${reader}`))) {
      const faults = faultsOf(await read(make(1000), file));
      found.push(...faults.map((fault) => `${name}: ${fault}`));
    }
    expect(found).toEqual([]);
  });

  test.each(readers)("a .%s changed in any places", async (reader) => {
    const soundness = fc.asyncProperty(mutants[reader]!, async ({ id, bytes }) => {
      expect(faultsOf(await read(bytes, id))).toEqual([]);
    });
    await fc.assert(soundness, { seed: 5, numRuns: 25 });
  });

  test("and none of them uses the network", () => {
    expect(reachedFor).toEqual([]);
    reading.run(true, () => {
      lookup("localhost", () => {});
      connect({ port: 9, host: "127.0.0.1" }).on("error", () => {});
    });
    expect(reachedFor).toEqual(["GETADDRINFOREQWRAP", "TCPWRAP"]);
  });
});

describe("what once took minutes, growing with the square of the size, takes no longer than prose", () => {
  test.each([
    ['Word \\"" … x', "txt"],
    ['A" …', "txt"],
    ['!" …', "md"],
    ["paragraphs: You may also like:", "txt"],
    ["paragraphs: © 2014 The Post:", "txt"],
    ["front matter: aliases within aliases", "md"],
  ])("500 KB of %s as .%s", async (name, reader) => {
    const { file, make } = HOSTILE.find((one) => one.name === name && one.file.endsWith(reader))!;
    expect(faultsOf(await readArticle(make(500_000), file))).toEqual([]);
  });

  test("a printed word of a million letters", () => {
    expect(endsDivided("a".repeat(1e6))).toBe(false);
  });

  test("a printed paragraph of 30,000 lines", () => {
    const lines = Array.from({ length: 30_000 }, () => "opened on Mon-");
    expect(joinLines(lines, spellingOf(lines)).join("")).toHaveLength(30_000 * 13 + 1);
  });

  test("a printed page of 200,000 lines", () => {
    const line = { text: "Talks", page: 1, left: 0, right: 1, fontSize: 1, isRow: false };
    const lines = Array.from({ length: 200_000 }, (_, y) => ({ ...line, y }));
    expect(withoutRunningLines(lines).length).toBeGreaterThan(199_000);
  });
});
