import type { ArticleInfo, Collection } from "../../glossary/domain.ts";
import type { Library } from "../../glossary/library.ts";
import { cutText } from "../../shared/text/cut-text.ts";
import { fold } from "../../shared/text/fold.ts";
import { oneLine, withoutDirectionMarks } from "../../shared/text/printable.ts";
import { tagOf } from "./tag-of.ts";

/** One line of an autocompletion. Both at most 100 characters. */
export type Choice = { readonly name: string; readonly value: string };

/** Discord's limit. */
const MOST_CHOICES = 25;
const LONGEST_CHOICE = 100;

/** Most characters of an id that tells two choices apart. */
const LONGEST_ENDING = 50;

type Entry = { readonly info: ArticleInfo; readonly value: string; readonly folded: string };

/** Finds the articles of a library by title, as people type it. */
export async function catalogueOf(library: Library) {
  const entries = (await library.articles(null)).map((info): Entry => {
    const value = info.id.length <= LONGEST_CHOICE ? info.id : tagOf(info.id);
    return { info, value, folded: ` ${fold(info.title)} ${fold(info.id)}` };
  });
  const newestFirst = entries.map(({ info }) => info).sort(byDate);
  const visible = (within: Collection) =>
    within === null ? entries : entries.filter(({ info }) => info.collection === within);
  return {
    /** Up to 25 articles, best first, whose title or file name has, for each typed word, a word that begins with it. The first 25 if nothing is typed. */
    choices: (typed: string, within: Collection): Choice[] =>
      toldApart(
        best(visible(within), typed).map(({ info, value }) => {
          return { name: choiceName(info), value, id: info.id };
        }),
      ),
    /** The article chosen from the list, or the best match for what was typed instead. */
    find(typed: string, within: Collection): ArticleInfo | null {
      const seen = visible(within);
      const chosen = seen.find(({ info, value }) => value === typed || info.id === typed);
      return (chosen ?? (fold(typed) === "" ? null : best(seen, typed)[0]))?.info ?? null;
    },
    /** By date of publication, latest first, those without a date last; those from the same day by id. */
    newest: (within: Collection): readonly ArticleInfo[] =>
      newestFirst.filter(({ collection }) => within === null || collection === within),
  };
}

/** The first 25 names that contain what was typed. @param isOffered called until there are 25 */
export function nameChoices(
  names: readonly string[],
  typed: string,
  isOffered: (name: string) => boolean = () => true,
): Choice[] {
  const wanted = fold(typed);
  const choices: (Choice & { readonly id: string })[] = [];
  for (const name of names) {
    if (choices.length === MOST_CHOICES) break;
    if (!fold(name).includes(wanted) || !isOffered(name)) continue;
    const value = name.length <= LONGEST_CHOICE ? name : tagOf(name);
    choices.push({ name: clipped(name), value, id: name });
  }
  return toldApart(choices);
}

/** Choices of the same name get the end of their ids, too: Discord refuses a list with two equal names. */
function toldApart(choices: readonly (Choice & { readonly id: string })[]): Choice[] {
  const given = new Set<string>();
  return choices.flatMap(({ name, value, id }) => {
    const isAmbiguous = choices.filter((other) => other.name === name).length > 1;
    const end = clipped(id.length <= LONGEST_ENDING ? id : `…${id.slice(-LONGEST_ENDING)}`);
    const full = isAmbiguous ? `${clipped(name, LONGEST_CHOICE - end.length - 3)} · ${end}` : name;
    if (given.has(full)) return [];
    given.add(full);
    return [{ name: full, value }];
  });
}

/** Entries with every typed word: first those that begin with the whole text, then those that contain it, then the rest. */
function best(entries: readonly Entry[], typed: string): Entry[] {
  const whole = fold(typed);
  const words = whole.split(" ");
  const rated = entries.flatMap((entry) => {
    if (!words.every((word) => entry.folded.includes(` ${word}`))) return [];
    const begins = entry.folded.startsWith(` ${whole}`);
    const asTyped = entry.folded.includes(` ${whole}`);
    return [{ entry, rank: begins ? 0 : asTyped ? 1 : 2 }];
  });
  return rated
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST_CHOICES)
    .map(({ entry }) => entry);
}

function byDate(a: ArticleInfo, b: ArticleInfo): number {
  const [ofA, ofB] = [a.published ?? "", b.published ?? ""];
  return ofA === ofB ? 0 : ofA > ofB ? -1 : 1;
}

function choiceName({ title, publisher }: ArticleInfo): string {
  const name = clipped(title);
  const full = publisher === null ? name : `${name} · ${publisher}`;
  return full.length <= LONGEST_CHOICE ? full : name;
}

/** In one line, cut to Discord's limit or less. An empty name becomes an ellipsis. */
function clipped(text: string, longest: number = LONGEST_CHOICE): string {
  const line = oneLine(withoutDirectionMarks(text)) || "…";
  if (line.length <= longest) return line;
  return `${cutText(line, longest - 1)}…`;
}
