/**
 * Raised whenever cleaning, sentences, passages or the stems of words change, so that indexes are rebuilt;
 * test/index/build/version.test.ts notices.
 */
export const CHUNKER_VERSION = 6;
