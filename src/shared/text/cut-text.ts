/**
 * The longest beginning of a text with a size of at most `most`, never cut inside a grapheme.
 *
 * @param sizeOf the size of a text, at least its length in UTF-16 code units, which is the default
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
