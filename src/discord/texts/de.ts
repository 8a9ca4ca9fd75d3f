import type { Texts } from "./en.ts";
import { reasons } from "./reasons/de.ts";

const count = (value: number, one: string, many: string) =>
  `${number(value)} ${value === 1 ? one : many}`;
const number = (value: number) => value.toLocaleString("de");
const articles = (value: number) => count(value, "Artikel", "Artikel");
const passages = (value: number) => count(value, "Textstelle", "Textstellen");

export const de: Texts = {
  locale: "de",
  commands: {
    ask: {
      name: "frage",
      description: "Eine Frage stellen und wörtlich zitierte Textstellen aus den Artikeln erhalten",
    },
    search: { name: "suche", description: "Die Artikel nach Textstellen durchsuchen" },
    article: { name: "artikel", description: "Angaben zu einem Artikel anzeigen" },
    articles: { name: "artikelliste", description: "Die Artikel auflisten" },
    latest: {
      name: "neueste",
      description: "Die neuesten Artikel auflisten, jeden mit seinem ersten Satz",
    },
    status: { name: "status", description: "Den Stand des Index und des Bots anzeigen" },
    reindex: {
      name: "neu-einlesen",
      description:
        "Den Index mit geänderten Artikeln aktualisieren; Fragen werden weiter beantwortet",
    },
    gaps: {
      name: "lücken",
      description:
        "Fragen der letzten Zeit auflisten, auf die die Artikel keine gute Antwort hatten",
    },
    add: {
      name: "hinzufügen",
      description: "Eine angehängte Datei zu den Artikeln hinzufügen, aus denen ich antworte",
    },
    remove: {
      name: "entfernen",
      description:
        "Einen hinzugefügten Artikel entfernen; die Datei wird beiseitegelegt, nicht gelöscht",
    },
    findSources: "Quellen finden",
    addMessage: "Zu den Artikeln hinzufügen",
  },
  options: {
    question: { name: "frage", description: "Was du wissen möchtest, in einem Satz" },
    collection: { name: "sammlung", description: "Nur in dieser Sammlung von Artikeln suchen" },
    private: { name: "privat", description: "Die Antwort nur dir anzeigen" },
    query: { name: "suchtext", description: "Wörter oder ein Satz, nach denen gesucht wird" },
    since: {
      name: "seit",
      description: "Nur Artikel, die seitdem erschienen sind: 20.01.2014, 2014, letzte Woche",
    },
    until: {
      name: "bis",
      description: "Nur Artikel, die bis dahin erschienen sind: 20.01.2014, 2014, letzte Woche",
    },
    title: { name: "titel", description: "Titel des Artikels; ein Teil davon genügt" },
    file: { name: "datei", description: "Eine Text-, Markdown-, HTML-, PDF- oder Word-Datei" },
    url: { name: "adresse", description: "Adresse einer Webseite" },
    into: { name: "sammlung", description: "Sammlung, in die der Artikel kommt" },
    article: { name: "artikel", description: "Dateiname eines hinzugefügten Artikels" },
  },
  buttons: {
    more: "Mehr",
    context: "Kontext",
    previous: "Zurück",
    next: "Weiter",
    later: "Sag Bescheid, wenn du es weißt",
    delete: "Löschen",
    share: "Teilen",
    remove: "Entfernen",
    renameFile: "Datei umbenennen",
  },
  answer: {
    unsure:
      "Ich bin nicht sicher, ob die Artikel das beantworten. Am ehesten passen diese Textstellen:",
    notFound: "Dazu steht nichts in den Artikeln.",
    nearest: "Am nächsten kommen:",
    later: (asked) =>
      `Gefragt ${asked}. Ein seitdem hinzugekommener Artikel beantwortet die Frage:`,
    noPassages: "In den Artikeln gibt es keine passende Textstelle.",
    alsoIn: (others, more) => `auch in ${others}${more > 0 ? ` und ${more} weiteren` : ""}`,
    paragraph: (number) => `Absatz ${number}`,
    pageOfFile: (page) => `S. ${page}`,
    link: "Link",
    reference: (id) => `Kennung ${id}`,
    page: (page, pages) => `Seite ${page} von ${pages}`,
  },
  filter: {
    since: (day) => `seit dem ${day}`,
    until: (day) => `bis zum ${day}`,
    on: (day) => `vom ${day}`,
    between: (first, last) => `vom ${first} bis zum ${last}`,
    some: (period, found, of) => `Nur Artikel ${period}: ${number(found)} von ${number(of)}`,
    none: (period, of) => `Es gibt keine Artikel ${period}: 0 von ${number(of)}`,
    undated: (total) => `${number(total)} ohne Datum`,
    swapped: (since, until) =>
      `Aus dieser Zeit kann kein Artikel stammen: Sie beginnt am ${since} und endet schon am ${until}. Vertausche die beiden Angaben.`,
  },
  articles: {
    heading: (total, collection) =>
      collection === null ? articles(total) : `${articles(total)} in ${collection}`,
    latest: (collection) =>
      collection === null ? "Die neuesten Artikel" : `Die neuesten Artikel in ${collection}`,
    none: "Hier gibt es noch keine Artikel.",
    passages,
    collection: (name) => `Sammlung ${name}`,
  },
  status: {
    heading: "Status",
    rebuilding: "Der Index wird gerade aktualisiert; bis dahin antworte ich aus dem bisherigen.",
    refused: (since) =>
      `Ein neuerer Index ist seit ${since} nicht nutzbar; ich antworte weiter aus diesem. Der Grund steht im Log des Bots.`,
    holds: (total, pieces) => `${articles(total)}, ${passages(pieces)}`,
    collections: "Sammlungen",
    model: "Modell",
    generation: "Index",
    built: "Erstellt",
    answers: "Antworten",
    times: (p50, p95) =>
      `die Hälfte in höchstens ${number(p50)} ms, 95 % in höchstens ${number(p95)} ms`,
    noTimes: "noch keine seit dem Start",
    feeds: "Feeds",
    polled: (total, failing, added) =>
      `${number(total)}${failing > 0 ? `, davon ${number(failing)} gestört` : ""} · ${articles(added)} seit dem Start`,
    servers: "Server",
    running: "Läuft seit",
    foreign: {
      found: (list) =>
        `Nur über ihre Wörter zu finden, nicht über den Sinn, da das Modell ihre Sprache nicht kennt: ${list}. Der Betreiber kann ein mehrsprachiges Modell einstellen.`,
      articles,
      inLanguage: (name) => `auf ${name}`,
      inOthers: "in anderen Sprachen",
    },
  },
  adding: {
    added: "Hinzugefügt. Das habe ich darin gefunden:",
    addedMany: "Hinzugefügt:",
    removed: (name) => `„${name}“ ist entfernt. Die Datei wurde beiseitegelegt, nicht gelöscht.`,
    fileName: "Neuer Dateiname",
    quoted: (name) => `„${name}“`,
    failures: {
      type: (name) =>
        `„${name}“ kann nicht hinzugefügt werden. Ich lese .txt-, .md-, .html-, .mhtml-, .pdf- und .docx-Dateien, deren Inhalt zum Namen passt.`,
      tooLarge: (name) => `„${name}“ ist zu groß für einen Artikel.`,
      unreadable: (name) => `„${name}“ lässt sich nicht als Artikel lesen.`,
      known: (name) => `„${name}“ ist schon da.`,
      collection: () =>
        "Das kann keine Sammlung sein. Wähle eine aus der Liste, die beim Tippen erscheint.",
      notAdded: () =>
        "Diesen Artikel gibt es unter den hinzugefügten nicht. Wähle einen aus der Liste, die beim Tippen erscheint.",
      address: (name) => `„${name}“ ist keine öffentlich erreichbare Webadresse.`,
      robots: (name) =>
        `„${name}“ darf nicht abgerufen werden: Die Website erlaubt keine automatischen Abrufe. Speichere die Seite und füge die Datei hinzu.`,
      notFetched: (name) =>
        `„${name}“ konnte nicht heruntergeladen werden. Bitte versuch es noch einmal.`,
      disk: () =>
        "In den Artikelordner lässt sich nicht schreiben. Im Log des Bots steht für den Betreiber, was zu tun ist.",
      unindexed: (name) =>
        `„${name}“ wurde hinzugefügt, konnte aber nicht in den Index aufgenommen werden.`,
    },
  },
  reasons,
  gaps: {
    heading: "Fragen, auf die die Artikel keine gute Antwort hatten",
    none: "Nichts zu berichten: In den letzten 30 Tagen wurde jede Frage gut beantwortet.",
    closedBy: (title) =>
      title === "" ? "inzwischen beantwortet" : `inzwischen beantwortet in ${title}`,
    asked: (times) => (times === 1 ? "einmal gefragt" : `${times}-mal gefragt`),
    reasons: { unsure: "unsicher", "not-found": "ohne Antwort", "thumbs-down": "Daumen runter" },
  },
  reindex: {
    started: "Ich suche nach Änderungen an den Artikeln …",
    phases: {
      reading: "Artikel werden gelesen",
      embedding: "Textstellen werden analysiert",
      indexing: "Index wird geschrieben",
      verifying: "Index wird geprüft",
      publishing: "Index wird in die Datenbank kopiert",
    },
    alreadyRunning: "Der Index wird bereits aktualisiert.",
    done: "Der neue Index wird jetzt verwendet.",
    unchanged: "Seit der letzten Aktualisierung hat sich nichts geändert.",
    changes: (added, changed, removed) =>
      `${articles(added)} hinzugefügt, ${changed} geändert, ${removed} entfernt`,
    skipped: (total) =>
      `${articles(total)} ${total === 1 ? "konnte" : "konnten"} nicht gelesen werden:`,
    kept: (total) => `${articles(total)} ${total === 1 ? "bleibt" : "bleiben"} wie bisher im Index`,
    more: (total) => `und ${total} weitere`,
    took: (seconds) => `Fertig nach ${seconds} s.`,
    failed: "Der Index konnte nicht aktualisiert werden.",
    causes: {
      articles: "Es gibt keine Artikel, die gelesen werden können.",
      model: "Das Modell ist nicht verwendbar.",
      disk: "Der Index lässt sich nicht auf die Festplatte schreiben.",
      database: "Die Datenbank ist nicht verwendbar.",
      settings: "Eine Einstellung ist nicht verwendbar.",
      locked: "Ein anderer Prozess aktualisiert ihn gerade.",
      stopped: "Der Bot wird beendet; nach dem nächsten Start geht die Aktualisierung weiter.",
      elsewhere: "Er wird auf einem anderen Rechner aktualisiert.",
    },
    stillAnswering: "Fragen beantworte ich weiter aus dem bisherigen Index.",
  },
  notices: {
    busy: "Gerade bekomme ich mehr Fragen, als ich beantworten kann. Bitte frag gleich noch einmal.",
    tooFast: (seconds) =>
      `Das ging etwas zu schnell. Bitte versuch es in ${count(seconds, "Sekunde", "Sekunden")} noch einmal.`,
    tooLong: (length, longest) =>
      `Deine Frage ist ${number(length)} Zeichen lang; möglich sind höchstens ${number(longest)}. Bitte frag nach einer einzigen Sache, in ein bis zwei Sätzen.`,
    dateUnreadable: (typed) =>
      `In „${typed}“ erkenne ich kein Datum. Bitte schreib es als 20.01.2014, 2014-01-20, 2014-01 oder 2014.`,
    nothingAsked: "Darin finde ich keine Frage.",
    noPermission: "Dafür brauchst du die Berechtigung „Server verwalten“.",
    notYours: "Diese Antwort kann nur löschen, wer gefragt hat oder moderiert.",
    expired:
      "Diese Antwort ist zu alt, ihre Buttons funktionieren nicht mehr. Bitte frag noch einmal.",
    articleChanged:
      "Der Artikel wurde inzwischen geändert, diese Textstelle gibt es nicht mehr. Bitte frag noch einmal.",
    articleUnknown:
      "Einen Artikel mit diesem Titel gibt es nicht. Wähle einen aus der Liste, die beim Tippen erscheint.",
    collectionUnknown:
      "Diese Sammlung gibt es hier nicht. Wähle eine aus der Liste, die beim Tippen erscheint.",
    noText: "Diese Nachricht enthält keinen Text, nach dem ich suchen könnte.",
    held: "Ich lese die Artikel gerade zum ersten Mal. Deine Antwort erscheint hier, sobald ich fertig bin.",
    notReady:
      "Ich habe noch keinen Index, aus dem ich antworten könnte. Warum, steht für den Betreiber im Log des Bots.",
    firstReading:
      "Ich lese die Artikel gerade zum ersten Mal. Bitte versuch es in ein paar Minuten noch einmal; Fragen beantworte ich, sobald ich fertig bin.",
    shared: "Im Kanal geteilt.",
    addingOff:
      "Auf diesem Server können keine Artikel hinzugefügt werden. Der Betreiber kann es mit ADD_IN_SERVERS erlauben.",
    addingElsewhere:
      "Die Artikel liegen auf einem anderen Rechner und lassen sich von hier nicht ändern.",
    nothingToAdd:
      "Es gibt nichts hinzuzufügen: keine angehängte Datei und keine Seite, die abgerufen werden darf.",
    notYourArticle:
      "Das kann nur, wer den Artikel hinzugefügt hat oder die Berechtigung „Server verwalten“ hat.",
    answersLater:
      "Wenn in den nächsten 30 Tagen ein neuer Artikel das beantwortet, antworte ich hier.",
    cannotAnswerLater: "Ich kann hier später nicht antworten.",
    failed:
      "Bei mir ist etwas schiefgegangen. Bitte versuch es noch einmal. Wenn es wieder passiert, nenne dem Betreiber diese Kennung.",
    threadLocked: (place) =>
      `Auf deine Frage in ${place} kann ich nicht antworten: Der Thread ist gesperrt.`,
    missing: (place, permissions) =>
      `Auf deine Frage in ${place} kann ich nicht antworten. Mir fehlen dort Berechtigungen, die ein Admin des Servers vergeben kann: ${permissions}.`,
  },
  permissions: {
    ViewChannel: "„Kanal ansehen“",
    SendMessages: "„Nachrichten senden“",
    SendMessagesInThreads: "„Nachrichten in Threads senden“",
    ReadMessageHistory: "„Nachrichtenverlauf anzeigen“",
  },
  help: {
    heading: "Stell mir Fragen zu den Artikeln",
    purpose:
      "Ich antworte mit wörtlich zitierten Textstellen, jede mit ihrer Quelle, und sage dir, wenn die Artikel keine Antwort enthalten.",
    ways: [
      "Erwähne mich zusammen mit deiner Frage, oder antworte auf eine meiner Antworten, um nachzufragen.",
      "`/frage` stellt eine Frage; mit `privat` siehst nur du die Antwort.",
      "`/suche` sucht Textstellen, `/artikel` zeigt einen Artikel, `/artikelliste` listet alle auf, `/neueste` die neuesten.",
      "„Quellen finden“, im Menü jeder Nachricht unter „Apps“, sucht Textstellen zu ihrem Inhalt.",
    ],
  },
};
