import { endsSentence } from "../../shared/text/ends-sentence.ts";
import { countWords } from "./words.ts";

/** "0:02", "1:02:45", alone on its line. */
const TIME = /^\d{1,2}(?::\d\d){1,2}$/;
/** Within the first minute; a programme or a timetable begins later. */
const START = /^(?:00?:)?00?:\d\d$/;
/** Fewer times, or a smaller share of the lines, are something else. */
const LEAST_TIMES = 10;
const TIMES_SHARE = 0.4;
/** What is said between two times is at most this many words on average. */
const MOST_SPOKEN_WORDS = 15;
/** A paragraph ends with the first sentence after so many words, or after more if the transcript has no full stops. */
const PARAGRAPH_WORDS = 60;
const MOST_WORDS = 80;
/** A single empty line does not end a paragraph in mid-sentence. */
const GAP = "\n\n\n";

/**
 * Puts the transcript of a video into paragraphs: video sites copy it in lines of a few words, each below its time.
 * Other text stays as it is.
 */
export function joinTranscript(text: string): string {
  const lines = text.split("\n").map((line) => line.trim());
  const first = lines.findIndex((line) => TIME.test(line));
  const end = lines.findLastIndex((line) => TIME.test(line)) + 2;
  const spoken = lines.slice(first, end).filter((line) => line !== "" && !TIME.test(line));
  const times = lines.filter((line) => TIME.test(line)).length;
  const isTranscript =
    START.test(lines[first] ?? "") &&
    times >= LEAST_TIMES &&
    times >= TIMES_SHARE * (times + spoken.length) &&
    countWords(spoken.join(" ")) <= MOST_SPOKEN_WORDS * spoken.length;
  if (!isTranscript) return text;
  const [above, below] = [text.split("\n").slice(0, first), text.split("\n").slice(end)];
  return [above.join("\n"), ...paragraphsOf(spoken), below.join("\n")].join(GAP);
}

/** What is left at the end belongs to the last paragraph. */
function paragraphsOf(lines: readonly string[]): string[] {
  const paragraphs: string[] = [];
  let open: string[] = [];
  let words = 0;
  for (const line of lines) {
    open.push(line);
    words += countWords(line);
    if (words < (endsSentence(line) ? PARAGRAPH_WORDS : MOST_WORDS)) continue;
    paragraphs.push(open.join(" "));
    open = [];
    words = 0;
  }
  const last = paragraphs.pop();
  return [...paragraphs, [...(last === undefined ? [] : [last]), ...open].join(" ")];
}
