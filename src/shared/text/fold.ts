/** Lower case, without accents, with single spaces between words: for comparing names, titles and questions. */
export function fold(text: string): string {
  const plain = text.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "");
  return plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
