/** Longer than any URL that `/add` writes. */
const TAIL_BYTES = 3000;

const SAVED_FROM = /saved from url=\(\d+\)(https?:\S+)\n?$/;

/** The URL a file was fetched from, which `/add` writes at its end; `{}` if it was not fetched. */
export function savedFrom(bytes: Buffer): { readonly url?: string } {
  const tail = bytes.toString("latin1", Math.max(0, bytes.length - TAIL_BYTES));
  const url = SAVED_FROM.exec(tail)?.[1];
  return url === undefined ? {} : { url };
}
