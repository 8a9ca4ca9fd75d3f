import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { indexedFolder } from "../../../support/index/indexed-folder.ts";

const FERRY =
  "The harbour had a quiet week.\n\nThe ferry stayed in port on Monday because the captain had a fever, as the harbour office said. Passengers took the bus to the other side of the bay instead.\n";

export const QUESTION = "Why did the ferry stay in port on Monday?";

/** A new folder with one article that answers the question, and its index. */
export const indexedFerry = () =>
  indexedFolder("ferry", (folder) => {
    mkdirSync(join(folder, "articles/harbour"), { recursive: true });
    writeFileSync(join(folder, "articles/harbour/ferry.txt"), FERRY);
  });
