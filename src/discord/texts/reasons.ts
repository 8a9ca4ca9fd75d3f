import type { Texts } from "./en.ts";

/**
 * Why a file or page is refused, in English as the rooms say it that read and fetch, in German and in French. `{}` is what
 * differs: a number, a type, a file.
 */
const REASONS: readonly (readonly [en: string, de: string, fr: string])[] = [
  ["is empty", "ist leer", "est vide"],
  ["can't be read: {}", "kann nicht gelesen werden: {}", "ne peut pas être lu : {}"],
  [
    "can't be a collection: it must be the name of a folder in the articles folder, not a path, a link or a hidden one",
    "kann keine Sammlung sein: Es muss der Name eines Ordners im Artikelordner sein, kein Pfad, kein Link und kein versteckter",
    "ne peut pas être une collection : il faut le nom d’un dossier du dossier des articles, ni chemin, ni lien, ni dossier caché",
  ],
  [
    "was not added with /add or by a feed",
    "wurde weder mit /add noch durch einen Feed hinzugefügt",
    "n’a été ajouté ni avec /add ni par un flux",
  ],
  [
    "has no text left after cleaning",
    "hat nach dem Bereinigen keinen Text mehr",
    "n’a plus de texte après le nettoyage",
  ],
  [
    "is not text, despite its name",
    "ist trotz seines Namens kein Text",
    "n’est pas du texte, malgré son nom",
  ],
  [
    "is a PDF, despite its name: rename it to .pdf",
    "ist trotz seines Namens ein PDF: Benenne die Datei in .pdf um",
    "est un PDF, malgré son nom : renommez-le en .pdf",
  ],
  [
    "is RTF, despite its name: save it as .docx",
    "ist trotz seines Namens RTF: Speichere die Datei als .docx",
    "est du RTF, malgré son nom : enregistrez-le en .docx",
  ],
  [
    "is a Word document or another zip archive, despite its name: rename or unpack it",
    "ist trotz seines Namens ein Word-Dokument oder anderes ZIP-Archiv: Benenne die Datei um oder entpacke sie",
    "est un document Word ou une autre archive zip, malgré son nom : renommez-le ou décompressez-le",
  ],
  [
    "is an old Office document, despite its name: save it as .docx",
    "ist trotz seines Namens ein altes Office-Dokument: Speichere die Datei als .docx",
    "est un ancien document Office, malgré son nom : enregistrez-le en .docx",
  ],
  [
    "is a web page saved as a single file, despite its name: rename it to .mhtml",
    "ist trotz ihres Namens eine als einzelne Datei gespeicherte Webseite: Benenne sie in .mhtml um",
    "est une page web enregistrée en un seul fichier, malgré son nom : renommez-la en .mhtml",
  ],
  [
    "is not a web page saved as a single file: save the page again",
    "ist keine als einzelne Datei gespeicherte Webseite: Speichere die Seite noch einmal",
    "n’est pas une page web enregistrée en un seul fichier : enregistrez-la de nouveau",
  ],
  [
    "has no web page in it: save the page again, as HTML",
    "enthält keine Webseite: Speichere die Seite noch einmal, als HTML",
    "ne contient pas de page web : enregistrez-la de nouveau, en HTML",
  ],
  [
    "is cut off in the middle of the page: save the page again",
    "bricht mitten in der Seite ab: Speichere die Seite noch einmal",
    "s’arrête au milieu de la page : enregistrez-la de nouveau",
  ],
  [
    "is not a Word document, or is damaged or password-protected",
    "ist kein Word-Dokument, beschädigt oder durch ein Passwort geschützt",
    "n’est pas un document Word, est endommagé ou protégé par un mot de passe",
  ],
  [
    "is a damaged Word document",
    "ist ein beschädigtes Word-Dokument",
    "est un document Word endommagé",
  ],
  [
    "would unpack to {} MB, too much for an article",
    "würde entpackt {} MB groß, zu viel für einen Artikel",
    "occuperait {} Mo une fois décompressé, trop pour un article",
  ],
  [
    "is a PDF without text (scanned pages?)",
    "ist ein PDF ohne Text (eingescannte Seiten?)",
    "est un PDF sans texte (pages numérisées ?)",
  ],
  ["is password-protected", "ist durch ein Passwort geschützt", "est protégé par un mot de passe"],
  ["is a damaged PDF", "ist ein beschädigtes PDF", "est un PDF endommagé"],
  [
    "is a page of menus and links without an article",
    "ist eine Seite aus Menüs und Links ohne Artikel",
    "est une page de menus et de liens sans article",
  ],
  [
    "is nested more than {} elements deep",
    "ist mehr als {} Elemente tief verschachtelt",
    "imbrique plus de {} éléments",
  ],
  [
    "took longer than {} s to read (setting MAX_ARTICLE_SECONDS)",
    "zu lesen dauerte länger als {} s (Einstellung MAX_ARTICLE_SECONDS)",
    "a demandé plus de {} s de lecture (réglage MAX_ARTICLE_SECONDS)",
  ],
  [
    "has {} MB of text, above the limit of {} MB (setting MAX_ARTICLE_MB)",
    "hat {} MB Text, mehr als die erlaubten {} MB (Einstellung MAX_ARTICLE_MB)",
    "contient {} Mo de texte, plus que la limite de {} Mo (réglage MAX_ARTICLE_MB)",
  ],
  [
    "is {} MB, above the limit of {} MB (setting MAX_ARTICLE_MB)",
    "hat {} MB, mehr als die erlaubten {} MB (Einstellung MAX_ARTICLE_MB)",
    "fait {} Mo, plus que la limite de {} Mo (réglage MAX_ARTICLE_MB)",
  ],
  [
    "is larger than {} MB (setting MAX_ARTICLE_MB)",
    "ist größer als {} MB (Einstellung MAX_ARTICLE_MB)",
    "dépasse {} Mo (réglage MAX_ARTICLE_MB)",
  ],
  [
    "took more than {} MB of memory to read (setting MAX_ARTICLE_MEMORY_MB)",
    "zu lesen brauchte mehr als {} MB Speicher (Einstellung MAX_ARTICLE_MEMORY_MB)",
    "a demandé plus de {} Mo de mémoire (réglage MAX_ARTICLE_MEMORY_MB)",
  ],
  [
    "crashed its reader ({})",
    "hat den Leseprozess abstürzen lassen ({})",
    "a fait planter le processus de lecture ({})",
  ],
  [
    "is of no type that is read",
    "hat keinen Typ, der gelesen wird",
    "est d’un type qui n’est pas lu",
  ],
  ["is not what its name says", "ist nicht, was der Name sagt", "n’est pas ce qu’annonce son nom"],
  ["is there already, as {}", "ist schon da, als {}", "est déjà là, sous le nom {}"],
  [
    "is not the address of a page",
    "ist keine Adresse einer Seite",
    "n’est pas l’adresse d’une page",
  ],
  [
    "is not an http or https address",
    "ist keine Adresse mit http oder https",
    "n’est pas une adresse http ou https",
  ],
  [
    "has a user or password in its address",
    "hat Benutzer oder Passwort in der Adresse",
    "contient un utilisateur ou un mot de passe",
  ],
  ["has too long an address", "hat eine zu lange Adresse", "a une adresse trop longue"],
  ["is not on the public web", "ist nicht im öffentlichen Web", "n’est pas sur le web public"],
  ["answers with status {}", "antwortet mit Status {}", "répond avec le statut {}"],
  ["took too long", "hat zu lange gebraucht", "a pris trop de temps"],
  ["can't be reached", "ist nicht erreichbar", "est inaccessible"],
  ["has no valid certificate", "hat kein gültiges Zertifikat", "n’a pas de certificat valide"],
  ["does not answer", "antwortet nicht", "ne répond pas"],
  [
    "gave a broken answer",
    "hat eine fehlerhafte Antwort gegeben",
    "a donné une réponse défectueuse",
  ],
  [
    "is packed in a way that is not understood",
    "ist auf unbekannte Weise gepackt",
    "est compressé d’une manière inconnue",
  ],
  ["is of type {}", "hat den Typ {}", "est de type {}"],
  ["is of an unknown type", "hat einen unbekannten Typ", "est d’un type inconnu"],
  [
    "is not the {} that it says it is",
    "ist nicht {}, wie behauptet",
    "n’est pas {}, comme annoncé",
  ],
  ["leads back to itself", "führt zu sich selbst zurück", "ramène à elle-même"],
  ["leads on more than {} times", "leitet mehr als {} Mal weiter", "redirige plus de {} fois"],
  [
    "leads to an address that can't be read",
    "führt zu einer unlesbaren Adresse",
    "mène à une adresse illisible",
  ],
  [
    "does not allow robots such as this one (robots.txt)",
    "erlaubt keine Robots wie diesen (robots.txt)",
    "n’autorise pas les robots comme celui-ci (robots.txt)",
  ],
  [
    "has a robots.txt of more than 0.5 MB",
    "hat eine robots.txt von mehr als 0,5 MB",
    "a un robots.txt de plus de 0,5 Mo",
  ],
  [
    "can't be fetched while its robots.txt answers with {}",
    "kann nicht abgerufen werden, solange seine robots.txt mit {} antwortet",
    "ne peut pas être récupéré tant que son robots.txt répond {}",
  ],
  [
    "asks to be left alone for {} min",
    "bittet darum, {} min in Ruhe gelassen zu werden",
    "demande à être laissé tranquille pendant {} min",
  ],
];

/** Begins as late as it can: what comes before is the name of a file, which may read like a reason. */
const PATTERNS = REASONS.map(([en, de, fr]) => {
  const parts = en.split("{}").map((part) => part.replace(/[.()?+]/g, "\\$&"));
  return { pattern: new RegExp(`^(.*[ "])?${parts.join("(.+?)")}(\\.?)$`, "s"), de, fr };
});

/** A reason, or a sentence that ends in one, in the language of the texts; in English if it is not known. */
export function reasonIn({ locale }: Texts, sentence: string): string {
  if (locale !== "de" && locale !== "fr") return sentence;
  for (const { pattern, [locale]: translated } of PATTERNS) {
    const found = pattern.exec(sentence);
    if (found === null) continue;
    const [name = "", ...values] = found.slice(1);
    const end = values.pop() ?? "";
    return name + translated.replaceAll("{}", () => values.shift() ?? "") + end;
  }
  return sentence;
}
