import { withoutUserInfo } from "../shared/text/without-user-info.ts";

/**
 * Values that must never be printed. A process learns them once, when it reads its settings. This file
 * imports nothing else, because an error may have to be printed before anything else is loaded.
 */
const secrets = new Set<string>();

/** Keeps the value out of everything that is printed about errors from now on. */
export function keepSecret(value: string): void {
  secrets.add(value);
}

/**
 * The error with every secret in its message and stack replaced by "[secret]", and every URL's user and
 * password by "***". It is changed in place, so that it stays an error of its class.
 */
export function withoutSecrets(error: unknown): unknown {
  if (!(error instanceof Error)) return hidden(String(error));
  error.message = hidden(error.message);
  if (error.stack !== undefined) error.stack = hidden(error.stack);
  return error;
}

function hidden(text: string): string {
  const left = [...secrets].reduce((left, secret) => left.replaceAll(secret, "[secret]"), text);
  return withoutUserInfo(left);
}
