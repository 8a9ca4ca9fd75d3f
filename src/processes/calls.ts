/** Calls between two processes: the only door to birpc. */
import type { ChildProcess } from "node:child_process";
import { type BirpcReturn, createBirpc } from "birpc";
import { errorOf, type Failure, failureOf } from "./failure.ts";

type Channel = {
  /** Posts a message; once the other process is gone it does nothing. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
};

type Patience = {
  /** Milliseconds a call may take; -1 for as long as it takes. */
  readonly ms: number;
  /** A call has taken longer and fails. */
  readonly onLate: () => void;
};

/** To a process that this one has started. */
export function channelTo(child: ChildProcess): Channel {
  return {
    send: (message) => void child.send(message as object, () => {}),
    onMessage: (listener) => void child.on("message", listener),
  };
}

/** To the process that has started this one. */
export function channelUp(): Channel {
  return {
    send: (message) => void process.send?.(message, undefined, undefined, () => {}),
    onMessage: (listener) => void process.on("message", listener),
  };
}

/** The methods of the other process. What they throw is thrown here, a UserError as a UserError. */
export function callsTo<Methods extends object>(
  channel: Channel,
  patience: Patience,
): BirpcReturn<Methods, object> {
  return createBirpc<Methods, object>(
    {},
    { ...over(channel), timeout: patience.ms, onTimeoutError: patience.onLate },
  );
}

/** Lets the other process call these methods; those that are added later, too. */
export function takeCalls(channel: Channel, methods: object): void {
  createBirpc<object, object>(methods, over(channel));
}

/** A message of birpc, as far as it matters here: `e` is what a call threw. */
type Message = { readonly e?: unknown };

/** Errors lose their fields on the way between processes, so they travel as failures. */
function over({ send, onMessage }: Channel) {
  return {
    post: send,
    on: onMessage,
    serialize: (message: Message) =>
      message.e === undefined ? message : { ...message, e: failureOf(message.e) },
    deserialize: (message: Message) =>
      message.e === undefined ? message : { ...message, e: errorOf(message.e as Failure) },
  };
}
