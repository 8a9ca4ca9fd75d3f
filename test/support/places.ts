/** Where tests find what they read: the repository's own files, and the shared folder beside it. */
import { join, resolve } from "node:path";
import { ROOT } from "../../src/installation.ts";

export { BUNDLED_MODELS, DIST, ROOT } from "../../src/installation.ts";

/** The compiled program, as people run it. */
export const MAIN = join(ROOT, "dist/main.js");

/** The articles that come with the program. */
export const SAMPLE_ARTICLES = join(ROOT, "articles");

/** News pages as pasted by a person. Not part of the project: tests that need them are skipped without them. */
export const REAL_PAGES = resolve(ROOT, "../shared/articles-real");
