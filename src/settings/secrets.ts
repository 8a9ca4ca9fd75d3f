import { withoutUserInfo } from "../shared/text/without-user-info.ts";

/**
 * Values that must never be printed. A process learns them once, when it reads its settings. This file
 * has hardly any imports, because an error may have to be printed before anything else is loaded.
 */
const secrets = new Set<string>();

/** From now on, keeps the value out of everything that is printed about errors. */
export function keepSecret(value: string): void {
  secrets.add(value);
}

/**
 * Replaces every secret in an error's message and stack by "[secret]", and every URL's user and password by "***". The error is
 * changed in place, so that it keeps its class.
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
