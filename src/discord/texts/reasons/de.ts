import type { ReasonWords, Step } from "../../../glossary/reasons.ts";

const number = (value: number) => value.toLocaleString("de");
const size = (mb: number) =>
  mb.toLocaleString("de", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const STEPS: { readonly [step in Step]: string } = {
  docx: "als .docx speichern",
  html: "in .html umwandeln",
  page: "die Seite als HTML oder PDF speichern",
  message: "die Nachricht als .txt oder .html speichern",
};

export const reasons: ReasonWords = {
  empty: "ist leer",
  nothingLeft: "hat nach dem Bereinigen keinen Text mehr",
  notText: "ist trotz des Namens kein Text",
  isPdf: "ist trotz des Namens ein PDF: Benenne die Datei in .pdf um",
  isRtf: "ist trotz des Namens RTF: Speichere die Datei als .docx",
  isZip:
    "ist trotz des Namens ein Word-Dokument oder anderes ZIP-Archiv: Benenne die Datei um oder entpacke sie",
  isOldOffice: "ist trotz des Namens ein altes Office-Dokument: Speichere die Datei als .docx",
  isMhtml:
    "ist trotz des Namens eine als einzelne Datei gespeicherte Webseite: Benenne die Datei in .mhtml um",
  notMhtml: "ist keine als einzelne Datei gespeicherte Webseite: Speichere die Seite noch einmal",
  noPage: "enthält keine Webseite: Speichere die Seite noch einmal, als HTML",
  cutOff: "bricht mitten in der Seite ab: Speichere die Seite noch einmal",
  notWord: "ist kein Word-Dokument, beschädigt oder durch ein Passwort geschützt",
  damagedWord: "ist ein beschädigtes Word-Dokument",
  unpacksTo: ({ sizeMb }) =>
    `würde entpackt ${number(Math.round(sizeMb))} MB groß, zu viel für einen Artikel`,
  scanned: "ist ein PDF ohne Text (eingescannte Seiten?)",
  locked: "ist durch ein Passwort geschützt",
  damagedPdf: "ist ein beschädigtes PDF",
  menus: "ist eine Seite aus Menüs und Links ohne Artikel",
  tooDeep: ({ elements }) => `ist mehr als ${number(elements)} Elemente tief verschachtelt`,
  tooSlow: ({ seconds }) =>
    `ließ sich nicht innerhalb von ${number(seconds)} s lesen (Einstellung MAX_ARTICLE_SECONDS)`,
  tooMuchMemory: ({ limitMb }) =>
    `benötigte beim Lesen mehr als ${number(limitMb)} MB Speicher (Einstellung MAX_ARTICLE_MEMORY_MB)`,
  tooMuchText: ({ sizeMb, limitMb }) =>
    `hat ${size(sizeMb)} MB Text, mehr als die erlaubten ${number(limitMb)} MB (Einstellung MAX_ARTICLE_MB)`,
  tooLarge: ({ sizeMb, limitMb }) =>
    `hat ${size(sizeMb)} MB, mehr als die erlaubten ${number(limitMb)} MB (Einstellung MAX_ARTICLE_MB)`,
  crashed: ({ how }) => `hat den Leseprozess abstürzen lassen (${how})`,
  notRead: ({ stated }) => `kann nicht gelesen werden: ${stated}`,

  noPermission: "kann nicht geöffnet werden: keine Berechtigung",
  notFound:
    "ist nicht zu finden: gelöscht, ein Link ins Leere, oder der Name ist kein gültiges UTF-8",
  notOpened: ({ stated }) => `kann nicht geöffnet werden: ${stated}`,
  slowDisk: ({ seconds }) =>
    `ließ sich nicht innerhalb von ${number(seconds)} s von der Festplatte laden (Einstellung MAX_ARTICLE_SECONDS)`,
  changed: "wurde während des Lesens geändert; aktualisiere den Index noch einmal",
  notFolder: "ist kein Ordner",
  notFile: "ist keine gewöhnliche Datei",
  noLongerFile: "ist keine gewöhnliche Datei mehr",
  linkToItself: "ist ein symbolischer Link, der zu sich selbst zurückführt",
  linkToFolder: "ist ein symbolischer Link auf einen Ordner; nur Links auf Dateien werden verfolgt",
  linkOutside: "ist ein symbolischer Link, der aus dem Artikelordner hinausführt",
  becameLinkOutside: "wurde zu einem Link, der aus dem Artikelordner hinausführt",
  noExtension: ({ supported }) => `hat keine Endung; möglich sind ${supported}`,
  unsupported: ({ extension, step, supported }) =>
    `hat die Endung ${extension}, die nicht gelesen wird${step === null ? "" : ` (${STEPS[step]})`}; möglich sind ${supported}`,

  unreadType: "hat einen Dateityp, den ich nicht lese",
  notItsName: "enthält etwas anderes, als der Name sagt",
  known: ({ id }) => `ist schon da, als ${id}`,
  notAdded: "wurde weder mit /hinzufügen noch durch einen Feed hinzugefügt",
  notCollection:
    "kann keine Sammlung sein: Es muss der Name eines Ordners im Artikelordner sein, kein Pfad, kein Link und kein versteckter Ordner",

  notAddress: "ist keine Adresse einer Seite",
  notHttp: "ist keine Adresse mit http oder https",
  userInAddress: "hat Benutzer oder Passwort in der Adresse",
  longAddress: "hat eine zu lange Adresse",
  notPublic: "ist nicht im öffentlichen Web",
  status: ({ status }) => `antwortet mit Status ${status}`,
  late: "hat zu lange gebraucht",
  unreachable: "ist nicht erreichbar",
  badCertificate: "hat kein gültiges Zertifikat",
  silent: "antwortet nicht",
  brokenAnswer: "hat eine fehlerhafte Antwort gegeben",
  unknownEncoding: "ist auf unbekannte Weise komprimiert",
  unreadMimeType: ({ type }) => `hat den Typ ${type}`,
  noMimeType: "hat einen unbekannten Typ",
  otherMimeType: "hat nicht den Typ, den sein Server nennt",
  largePage: ({ limitMb }) => `ist größer als ${number(limitMb)} MB (Einstellung MAX_ARTICLE_MB)`,
  redirectLoop: "führt zu sich selbst zurück",
  redirects: ({ most }) => `leitet mehr als ${most} Mal weiter`,
  badRedirect: "führt zu einer unlesbaren Adresse",
  robots: "erlaubt keine automatischen Abrufe (robots.txt)",
  largeRobots: "hat eine robots.txt von mehr als 0,5 MB",
  robotsStatus: ({ status }) =>
    `kann nicht abgerufen werden, solange seine robots.txt mit ${status} antwortet`,
  wait: ({ minutes }) => `bittet darum, ${number(minutes)} min lang nicht abgerufen zu werden`,

  sentence: ({ sentence }) => sentence,
};
