/** FNV-1a of the UTF-16 code units of `text.slice(start, end)`, 32 bits (Fowler, Noll and Vo). */
export function hash(text: string, start = 0, end = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash;
}
