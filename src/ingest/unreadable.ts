/**
 * A file that can't become an article. The message is for its owner and continues the file's name:
 * "scan.pdf: is a PDF without text (scanned pages?)".
 */
export class Unreadable extends Error {
  override readonly name = "Unreadable";
}
