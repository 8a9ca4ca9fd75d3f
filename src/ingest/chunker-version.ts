/**
 * Raised whenever the bytes of a file give another article or other passages, so that articles are read again; what the index makes of
 * a passage belongs to its format. test/index/build/version.test.ts notices both.
 */
export const CHUNKER_VERSION = 6;
