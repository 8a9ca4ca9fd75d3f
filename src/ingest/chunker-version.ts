/**
 * Raised whenever the bytes of a file give another article or other passages, so that articles are read again. What the index
 * stores for a passage has a format version of its own. test/index/build/version.test.ts notices both.
 */
export const CHUNKER_VERSION = 8;
