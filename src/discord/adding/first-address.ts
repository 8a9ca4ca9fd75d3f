/** The first address of a page in a message, without the punctuation and Markdown around it; `null` for none. */
export function firstAddress(content: string): string | null {
  const found = /https?:\/\/(?:[^\s<>()]|\([^\s<>()]*\))+/i.exec(content)?.[0];
  return found?.replace(/[.,;:!?'"*_~|\]]+$/, "") ?? null;
}
