import { withoutUserInfo } from "../text/without-user-info.ts";

/**
 * Values that must never be told. A process learns them once, when it reads its settings. This file
 * imports nothing else, because an error may have to be told before anything else is loaded.
 */
const secrets = new Set<string>();

/** From now on the value does not stand in what is told about errors. */
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
