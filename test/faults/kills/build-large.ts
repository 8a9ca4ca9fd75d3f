/**
 * A program that brings an index up to date with a large edition, and prints how far each phase is.
 *
 * node build-large.js <embeddings folder> <number of articles> <number of the edition>
 */
import { buildEdition, edition, largeEdition, versionOfLarge } from "../editions.ts";

const [embeddingsDir, articles, number] = process.argv.slice(2) as [string, string, string];
const files = edition(Number(number), largeEdition(Number(articles), Number(number)));
await buildEdition(embeddingsDir, files, {
  chunker: versionOfLarge(Number(number)),
  onProgress: ({ phase, done, total }) => console.log(`${phase} ${done} ${total}`),
});
