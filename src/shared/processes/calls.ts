/** Calls between two processes. The only file that imports birpc. */
import { type BirpcReturn, createBirpc } from "birpc";
import { errorOf, type Failure, failureOf } from "./failure.ts";

export type Calls<Methods extends object> = BirpcReturn<Methods, object>;

export type Channel = {
  /** Posts a message; does nothing once the other process is gone. */
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
};

/** Wraps every outgoing call; `call` performs it. */
type Around = (method: string, call: () => Promise<void>) => Promise<void>;

/**
 * Connects two processes.
 *
 * @param offers methods that the other process may call; more may be added later
 * @returns the methods of the other process; they throw here what they throw there, a UserError as a UserError
 */
export function connect<Methods extends object>(
  { send, onMessage }: Channel,
  offers: object,
  around: Around = (_, call) => call(),
): Calls<Methods> {
  return createBirpc<Methods, object>(offers, {
    post: send,
    on: onMessage,
    timeout: -1,
    onRequest: (request, call) => around(request.m, call),
    serialize: (message: Message) =>
      message.e === undefined ? message : { ...message, e: failureOf(message.e) },
    deserialize: (message: Message) =>
      message.e === undefined ? message : { ...message, e: errorOf(message.e as Failure) },
  });
}

/** A message of birpc; `e` is what a call threw. Errors lose their fields on the way, so they travel as failures. */
type Message = { readonly e?: unknown };
