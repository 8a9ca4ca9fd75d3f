/** A feed, and the collection to add its articles to; `null` for the articles folder itself. */
export type FeedSetting = { readonly url: string; readonly collection: string | null };

const ALLOWED =
  "addresses of feeds with a collection before each, such as news=https://example.org/feed.xml, with blanks or line breaks between them, or the path of a file of such lines";

/**
 * The feeds in the setting, or in the file that it names.
 *
 * @param readFile returns the text of a file
 * @throws Error that says what is allowed, and what is wrong
 */
export function readFeeds(
  text: string,
  readFile: (path: string) => string,
): readonly FeedSetting[] {
  if (text.trim() === "" || text.includes("://")) return parseFeeds(text);
  let lines: string;
  try {
    lines = readFile(text);
  } catch (error) {
    throw new Error(`${ALLOWED}; as a file it can't be read: ${(error as Error).message}`);
  }
  return parseFeeds(lines);
}

/**
 * Reads `news=https://example.org/feed.xml https://example.net/atom`, possibly on several lines; a line that begins with # is a
 * comment. Names of collections may contain spaces.
 *
 * @throws Error that says what is allowed, and which part is wrong
 */
export function parseFeeds(text: string): readonly FeedSetting[] {
  const lines = text.split(/\r?\n/).filter((line) => !/^\s*#/.test(line));
  return lines.flatMap((line) => {
    const feeds: FeedSetting[] = [];
    const rest = line.replace(/(?:([^=]*)=\s*)?(https?:\/\/\S+)/gi, (_, name, url) => {
      feeds.push({ url: checkedUrl(url), collection: name?.trim().normalize() || null });
      return "";
    });
    if (rest.trim() !== "") throw new Error(`${ALLOWED}; "${rest.trim()}" is no such address`);
    return feeds;
  });
}

function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null) throw new Error(`${ALLOWED}; "${text}" is no address`);
  if (url.username !== "" || url.password !== "")
    throw new Error(
      `${ALLOWED}; ${url.host} has a user or password in its address, which is not supported`,
    );
  return url.href;
}
