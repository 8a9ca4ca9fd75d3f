import { passwordIn } from "../databases/postgres/address.ts";
import { keepSecret } from "./secrets.ts";

/** Keeps the secrets of the settings from whatever this process tells about errors. */
export function keepSecrets(token: string | null, storeUrl: string | null): void {
  const password = storeUrl && passwordIn(storeUrl);
  for (const secret of [token, storeUrl, password]) if (secret) keepSecret(secret);
}
