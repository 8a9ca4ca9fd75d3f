import { fold } from "../text/fold.ts";

/** The outlets among the publishers that a question names as whole words, whatever their case. */
export function outletsIn(question: string, publishers: readonly string[]): string[] {
  const asked = spaced(question);
  const outlets = new Set(publishers.flatMap(outletNames));
  return [...outlets].filter((name) => asked.includes(spaced(name)));
}

/** "Reuters, AFP" names two outlets, each of which a question may ask for. */
export function outletNames(publisher: string): string[] {
  return publisher
    .split(/[,;]| and /u)
    .map((name) => name.trim())
    .filter((name) => name.length > 1);
}

function spaced(text: string): string {
  return ` ${fold(text)} `;
}
