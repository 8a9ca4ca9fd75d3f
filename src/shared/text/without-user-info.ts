/**
 * The text with user and password of every URL replaced by `***`. Also safe for a line of JSON: what it replaces never
 * contains an unescaped quotation mark.
 */
export function withoutUserInfo(text: string): string {
  return text.replace(/(?<=:\/\/)(?:[^\s/?#"\\]|\\.)*@/g, "***@");
}
