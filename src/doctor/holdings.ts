import type { Manifest } from "../glossary/library.ts";

/** Such as "10 articles, 39 passages, built 5 minutes ago". */
export function holdingsOf({ articles, passages, builtAt }: Manifest): string {
  const count = (number: number) => number.toLocaleString("en");
  const built = ago(Date.now() - Date.parse(builtAt));
  return `${count(articles)} articles, ${count(passages)} passages, built ${built}`;
}

/** Such as "just now", "5 minutes ago" or "3 days ago". */
function ago(ms: number): string {
  const words = new Intl.RelativeTimeFormat("en");
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return words.format(-minutes, "minute");
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? words.format(-hours, "hour") : words.format(-Math.floor(hours / 24), "day");
}
