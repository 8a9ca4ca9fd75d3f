/**
 * The longest beginning of a text that is at most so large, never cut inside a character as people see it.
 *
 * @param sizeOf at least the text's length in UTF-16 code units, which it is when left out
 */
export function cutText(
  text: string,
  most: number,
  sizeOf: (text: string) => number = ({ length }) => length,
): string {
  if (sizeOf(text) <= most) return text;
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(text.slice(0, 2 * most))) {
    if (sizeOf(kept + segment) > most) break;
    kept += segment;
  }
  return kept;
}
