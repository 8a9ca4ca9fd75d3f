/** An address as shown to people: `host:port/database`, without user and password. */
export function shownAddress(url: string): string {
  const { hostname, host, pathname, searchParams } = new URL(url);
  const place = searchParams.get("host") ?? (hostname === "" ? "localhost" : host);
  return `${place}${pathname.length > 1 ? decodeURIComponent(pathname) : ""}`;
}

/** True for an address that PostgreSQL's clients understand, such as `postgres://quotewell@db.example/quotewell`. */
export function isAddress(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, username, password, pathname } = new URL(url);
  return /^postgres(?:ql)?:$/.test(protocol) && [username, password, pathname].every(isDecodable);
}

/** False if the text has a `%` that should have been written as `%25`. */
function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** The password in an address; `null` when it has none, and PGPASSWORD or a password file is used. */
export function passwordIn(url: string): string | null {
  const { password } = new URL(url);
  return password === "" ? null : decodeURIComponent(password);
}
