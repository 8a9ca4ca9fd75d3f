/** Origins from which Discord serves attachments. */
const STORES = ["https://cdn.discordapp.com", "https://media.discordapp.net"];

const PATIENCE_MS = 60_000;

export class TooLarge extends Error {}

/**
 * Downloads an attachment from Discord's own servers, and from nowhere else.
 *
 * @param apiUrl DISCORD_API_URL: a proxy for Discord may serve the attachments, too
 * @throws TooLarge if it is larger than Discord said and than allowed, or Error if it can't be downloaded
 */
export async function download(
  { url, size }: { readonly url: string; readonly size: number },
  mostBytes: number,
  apiUrl: string,
): Promise<Buffer> {
  if (size > mostBytes) throw new TooLarge();
  const { origin } = new URL(url);
  if (![...STORES, new URL(apiUrl).origin].includes(origin))
    throw new Error(`Attachments are not at ${origin}.`);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(url, { redirect: "error", signal });
  if (!response.ok || response.body === null)
    throw new Error(`The attachment was answered with ${response.status}.`);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body) {
    length += chunk.length;
    if (length > mostBytes) throw new TooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
