/**
 * The text with `***` for user and password in every URL. Also fit for a line of JSON: what it replaces
 * never spans a quotation mark that isn't escaped.
 */
export function withoutUserInfo(text: string): string {
  return text.replace(/(?<=:\/\/)(?:[^\s/?#"\\]|\\.)*@/g, "***@");
}
