/** Glossary: why a file gives no article, or a page is not fetched. */

/** In MB of 1,000,000 bytes, or characters of text. */
type Sizes = { sizeMb: number; limitMb: number };

/** What a library or the system says, in its own words. */
type Stated = { stated: string };

const STEPS = {
  docx: "save it as .docx",
  html: "convert it to .html",
  page: "save the page as HTML or PDF",
  message: "save the message as .txt or .html",
};

/** What to do with a file of an unsupported type. */
export type Step = keyof typeof STEPS;

type Unsupported = { extension: string; step: Step | null; supported: string };

/**
 * Each reason in English, as the end of a sentence that begins with the name of the file or page; other languages have the same
 * form. Indexes store reasons: a code keeps its values.
 */
export const REASONS = {
  empty: "is empty",
  nothingLeft: "has no text left after cleaning",
  notText: "is not text, despite its name",
  isPdf: "is a PDF, despite its name: rename it to .pdf",
  isRtf: "is RTF, despite its name: save it as .docx",
  isZip: "is a Word document or another zip archive, despite its name: rename or unpack it",
  isOldOffice: "is an old Office document, despite its name: save it as .docx",
  isMhtml: "is a web page saved as a single file, despite its name: rename it to .mhtml",
  notMhtml: "is not a web page saved as a single file: save the page again",
  noPage: "has no web page in it: save the page again, as HTML",
  cutOff: "is cut off in the middle of the page: save the page again",
  notWord: "is not a Word document, or is damaged or password-protected",
  damagedWord: "is a damaged Word document",
  unpacksTo: ({ sizeMb }: { sizeMb: number }) =>
    `would unpack to ${Math.round(sizeMb)} MB, too much for an article`,
  scanned: "is a PDF without text (scanned pages?)",
  locked: "is password-protected",
  damagedPdf: "is a damaged PDF",
  menus: "is a page of menus and links without an article",
  tooDeep: ({ elements }: { elements: number }) => `is nested more than ${elements} elements deep`,
  tooSlow: ({ seconds }: { seconds: number }) =>
    `took longer than ${seconds} s to read (setting MAX_ARTICLE_SECONDS)`,
  tooMuchMemory: ({ limitMb }: { limitMb: number }) =>
    `took more than ${limitMb} MB of memory to read (setting MAX_ARTICLE_MEMORY_MB)`,
  tooMuchText: ({ sizeMb, limitMb }: Sizes) =>
    `has ${sizeMb.toFixed(1)} MB of text, above the limit of ${limitMb} MB (setting MAX_ARTICLE_MB)`,
  tooLarge: ({ sizeMb, limitMb }: Sizes) =>
    `is ${sizeMb.toFixed(1)} MB, above the limit of ${limitMb} MB (setting MAX_ARTICLE_MB)`,
  crashed: ({ how }: { how: string }) => `crashed its reader (${how})`,
  notRead: ({ stated }: Stated) => `can't be read: ${stated}`,

  noPermission: "can't be opened: permission denied",
  notFound: "can't be found: it was removed, is a broken link, or its name is not valid UTF-8",
  notOpened: ({ stated }: Stated) => `can't be opened: ${stated}`,
  slowDisk: ({ seconds }: { seconds: number }) =>
    `took longer than ${seconds} s to get from the disk (setting MAX_ARTICLE_SECONDS)`,
  changed: "changed while it was being read; run npm run index again",
  notFolder: "is not a folder",
  notFile: "is not a regular file",
  noLongerFile: "is not a regular file any more",
  linkToItself: "is a symbolic link that leads back to itself",
  linkToFolder: "is a symbolic link to a folder; only links to files are followed",
  linkOutside: "is a symbolic link that leads outside the articles folder",
  becameLinkOutside: "became a link that leads outside the articles folder",
  noExtension: ({ supported }: { supported: string }) =>
    `has no extension; supported are ${supported}`,
  unsupported: ({ extension, step, supported }: Unsupported) =>
    `has the unsupported extension ${extension}${step === null ? "" : ` (${STEPS[step]})`}; supported are ${supported}`,

  unreadType: "is of no type that is read",
  notItsName: "is not what its name says",
  known: ({ id }: { id: string }) => `is already there, as ${id}`,
  notAdded: "was not added with /add or by a feed",
  notCollection:
    "can't be a collection: it must be the name of a folder in the articles folder, not a path, a link or a hidden one",

  notAddress: "is not the address of a page",
  notHttp: "is not an http or https address",
  userInAddress: "has a user or password in its address",
  longAddress: "has too long an address",
  notPublic: "is not on the public web",
  status: ({ status }: { status: number }) => `answers with status ${status}`,
  late: "took too long",
  unreachable: "can't be reached",
  badCertificate: "has no valid certificate",
  silent: "does not answer",
  brokenAnswer: "gave a broken answer",
  unknownEncoding: "is packed in a way that is not understood",
  unreadMimeType: ({ type }: { type: string }) => `is of type ${type}`,
  noMimeType: "is of an unknown type",
  otherMimeType: "is not of the type that its server names",
  largePage: ({ limitMb }: { limitMb: number }) =>
    `is larger than ${limitMb} MB (setting MAX_ARTICLE_MB)`,
  redirectLoop: "leads back to itself",
  redirects: ({ most }: { most: number }) => `leads on more than ${most} times`,
  badRedirect: "leads to an address that can't be read",
  robots: "does not allow robots such as this one (robots.txt)",
  largeRobots: "has a robots.txt of more than 0.5 MB",
  robotsStatus: ({ status }: { status: number }) =>
    `can't be fetched while its robots.txt answers with ${status}`,
  wait: ({ minutes }: { minutes: number }) => `asks to be left alone for ${minutes} min`,

  /** A sentence that an earlier version stored. */
  sentence: ({ sentence }: { sentence: string }) => sentence,
};

/** The reasons in one language. */
export type ReasonWords = Readonly<typeof REASONS>;

/** A code with the values of its words: `{ code: "tooSlow", seconds: 60 }`. */
export type Reason = {
  [Code in keyof ReasonWords]: ReasonWords[Code] extends (values: infer Values) => string
    ? Readonly<Values & { code: Code }>
    : { readonly code: Code };
}[keyof ReasonWords];

/** A reason in words; in English unless other words are given. */
export function reasonInWords(reason: Reason, words: ReasonWords = REASONS): string {
  const said = words[reason.code] as string | ((values: Reason) => string);
  return typeof said === "string" ? said : said(reason);
}
