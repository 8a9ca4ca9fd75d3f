import { spawnSync } from "node:child_process";
import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { constants } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Call, parseCalls } from "./call-record.ts";

/** What happens to a call that changes the file system. */
export type Fault = {
  /** Number of the call, counted from 1. */
  readonly at: number;
  /** `half`: only half of a write is done, other calls are. */
  readonly kind: "fail" | "half";
  readonly error?: "EIO" | "ENOSPC" | "EROFS";
  /** True when all later calls fail too. */
  readonly lasting?: boolean;
};

/** Of `struct control` in shim-watch.h: six numbers, then a name. */
const NUMBERS = 6;
const NAME_BYTES = 104;
const FAULT = { none: 0, fail: 1, half: 2 };

const SOURCE = fileURLToPath(new URL("../../../../../../test/faults/shim/shim.c", import.meta.url));
const LIBRARY = fileURLToPath(new URL("shim.so", import.meta.url));

/** Compiles the fault library. @returns why there can be none on this machine; `null` if there is one */
export function whyNoShim(): string | null {
  if (process.platform !== "linux") return `they are for Linux, and this is ${process.platform}`;
  const options = ["-O1", "-shared", "-fPIC", "-o", LIBRARY, SOURCE, "-ldl", "-lpthread"];
  const { error, status, stderr } = spawnSync("cc", options, { encoding: "utf8" });
  if (error) return "there is no C compiler (cc)";
  return status === 0 ? null : `shim.c does not compile here:\n${stderr}`;
}

/**
 * With what environment a program must be started so that its calls on files below a folder go through the
 * library.
 *
 * @param scratch folder for what the library and the tests share; not below the watched one
 */
export function shimEnvironment(watched: string, scratch: string): NodeJS.ProcessEnv {
  const [control, record] = [join(scratch, "control"), join(scratch, "record")];
  writeFileSync(control, Buffer.alloc(4 * NUMBERS + NAME_BYTES));
  writeFileSync(record, "");
  return {
    ...process.env,
    LD_PRELOAD: LIBRARY,
    UV_USE_IO_URING: "0",
    FAULTS_FOLDER: watched,
    FAULTS_CONTROL: control,
    FAULTS_RECORD: record,
  };
}

/** The library that this process was started with. */
export class Shim {
  readonly #control: number;
  readonly #record: string;

  /** @throws Error if the process was started without it */
  constructor({ FAULTS_CONTROL, FAULTS_RECORD } = process.env) {
    if (!FAULTS_CONTROL || !FAULTS_RECORD) throw new Error("started without the fault library");
    this.#control = openSync(FAULTS_CONTROL, "r+");
    this.#record = FAULTS_RECORD;
  }

  /** Counts the calls of some work, one of which meets a fault; what the work throws is its `error`. */
  async during(
    fault: Fault | null,
    work: () => Promise<unknown>,
  ): Promise<{ calls: number; name: string; error: unknown }> {
    this.#set(fault ?? { at: 0, kind: "half" }, false);
    let error: unknown = null;
    await work().catch((thrown) => {
      error = thrown;
    });
    const state = Buffer.alloc(4 * NUMBERS + NAME_BYTES);
    readSync(this.#control, state, 0, state.length, 0);
    this.#set({ at: 0, kind: "half" }, false);
    const name = state.toString("utf8", 4 * NUMBERS).split("\0", 1)[0]!;
    return { calls: state.readInt32LE(4 * (NUMBERS - 1)), name, error };
  }

  /** The calls that some work makes. */
  async record(work: () => Promise<unknown>): Promise<Call[]> {
    truncateSync(this.#record);
    this.#set({ at: 0, kind: "half" }, true);
    await work();
    this.#set({ at: 0, kind: "half" }, false);
    return parseCalls(readFileSync(this.#record));
  }

  close(): void {
    closeSync(this.#control);
  }

  #set({ at, kind, error, lasting }: Fault, recording: boolean): void {
    const number = error === undefined ? 0 : constants.errno[error];
    const state = Int32Array.of(at, FAULT[kind], number, lasting ? 1 : 0, recording ? 1 : 0, 0);
    writeSync(
      this.#control,
      Buffer.concat([Buffer.from(state.buffer), Buffer.alloc(NAME_BYTES)]),
      0,
      undefined,
      0,
    );
  }
}
