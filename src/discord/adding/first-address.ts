/** The first web address in a message, without the punctuation and Markdown around it; `null` if there is none. */
export function firstAddress(content: string): string | null {
  const found = /https?:\/\/(?:[^\s<>()]|\([^\s<>()]*\))+/i.exec(content)?.[0];
  return found?.replace(/[.,;:!?'"*_~|\]]+$/, "") ?? null;
}
