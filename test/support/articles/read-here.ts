import { BoundedReader } from "../../../src/ingest/process/bounded-reader.ts";
import { readArticle } from "../../../src/ingest/read-article.ts";
import { replaceFunction } from "../replaced-functions.ts";

/**
 * Articles are read in this process until the test ends, which saves starting one for each source. That another
 * process reads them within limits is shown in test/ingest/process.
 */
export function readHere(): void {
  replaceFunction(BoundedReader.prototype, "prepare", () => {});
  replaceFunction(BoundedReader.prototype, "read", ({ bytes, id }) => readArticle(bytes, id));
}
