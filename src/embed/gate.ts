/**
 * A gate in front of the native library. Ending a thread while it is inside aborts the whole process
 * ("terminate called after throwing an instance of 'Napi::Error'"), so the worker passes the gate
 * for every stay, and the main thread shuts it before it ends the worker or the process.
 */

const SHUT = 0;
const OCCUPIED = 1;

/** Longest wait for the worker to come out; one batch of a large model takes about 0.5 s. */
const WAIT_MS = 5_000;

/** Shared by both threads. */
export type Gate = Int32Array<SharedArrayBuffer>;

export function newGate(): Gate {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}

/** For the worker. False if the gate is shut: then stay out. */
export function enter(gate: Gate): boolean {
  Atomics.store(gate, OCCUPIED, 1);
  if (Atomics.load(gate, SHUT) === 0) return true;
  leave(gate);
  return false;
}

/** For the worker, after each `enter` that was true. */
export function leave(gate: Gate): void {
  Atomics.store(gate, OCCUPIED, 0);
  Atomics.notify(gate, OCCUPIED);
}

/** For the main thread: let nobody in any more and block until the worker is out. */
export function shut(gate: Gate): void {
  Atomics.store(gate, SHUT, 1);
  Atomics.wait(gate, OCCUPIED, 1, WAIT_MS);
}
