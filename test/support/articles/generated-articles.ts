const WORDS = (
  "harbour minister bridge budget winter storm council railway museum vaccine election glacier copper " +
  "orchard ferry tunnel strike verdict census satellite drought festival pension canal refinery archive " +
  "treaty volcano lighthouse merger"
).split(" ");

/** Numbers from 0 up to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A paragraph of one to three invented sentences. */
export function paragraph(random: () => number): string {
  const pick = () => WORDS[Math.floor(random() * WORDS.length)]!;
  const sentence = () =>
    `The ${pick()} of ${pick()} ${Math.floor(random() * 10_000)} met the ${pick()} ${pick()} board.`;
  return Array.from({ length: 1 + Math.floor(random() * 3) }, sentence).join(" ");
}

/** So many articles of two to four paragraphs, by id, the same for the same seed. */
export function generatedArticles(count: number, seed = 1): { [id: string]: string } {
  const random = randomNumbers(seed);
  const entries = Array.from({ length: count }, (_, i) => {
    const paragraphs = Array.from({ length: 2 + Math.floor(random() * 3) }, () =>
      paragraph(random),
    );
    return [`${String(i).padStart(4, "0")}.txt`, paragraphs.join("\n\n")] as const;
  });
  return Object.fromEntries(entries);
}
