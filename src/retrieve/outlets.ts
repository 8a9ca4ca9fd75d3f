import type { Library } from "../domain.ts";

const namesOf = new WeakMap<Library, readonly string[]>();

/** The publishers of this library that a question names as whole words, whatever their case. */
export function outletsIn(question: string, library: Library): string[] {
  const asked = spaced(question);
  return publishers(library).filter((name) => asked.includes(spaced(name)));
}

/** "Reuters, AFP" names two outlets, each of which a question may ask for. */
export function outletNames(publisher: string): string[] {
  return publisher
    .split(/[,;]| and /u)
    .map((name) => name.trim())
    .filter((name) => name.length > 1);
}

function publishers(library: Library): readonly string[] {
  const known = namesOf.get(library);
  if (known) return known;
  const all = library.articles(null).flatMap(({ publisher }) => outletNames(publisher ?? ""));
  const names = [...new Set(all)];
  namesOf.set(library, names);
  return names;
}

function spaced(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()} `;
}
