const ASCII = /^[\x00-\x7f]*$/;

/** Whether a text has no character beyond ASCII. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}
