import { longDate } from "../../text/long-date.ts";
import type { Words } from "./words.ts";

const count = (value: number, one: string, many: string) =>
  `${number(value)} ${value === 1 ? one : many}`;
const number = (value: number) => value.toLocaleString("de");
const articles = (value: number) => count(value, "Artikel", "Artikel");
const passages = (value: number) => count(value, "Textstelle", "Textstellen");

export const de: Words = {
  locale: "de",
  day: (timeMs) => longDate(timeMs, "de"),
  commands: {
    ask: {
      name: "frage",
      description: "Eine Frage stellen und wörtliche Textstellen aus den Artikeln erhalten",
    },
    search: { name: "suche", description: "Die Artikel nach Textstellen durchsuchen" },
    article: { name: "artikel", description: "Zeigen, was über einen Artikel bekannt ist" },
    articles: { name: "artikelliste", description: "Die Artikel auflisten" },
    status: { name: "status", description: "Zeigen, was der Bot weiß und wie es um ihn steht" },
    reindex: {
      name: "neu-einlesen",
      description: "Die Artikel neu einlesen; Fragen werden derweil weiter beantwortet",
    },
    gaps: {
      name: "lücken",
      description: "Letzte Fragen auflisten, auf die die Artikel keine gute Antwort hatten",
    },
    findSources: "Quellen finden",
  },
  options: {
    question: { name: "frage", description: "Was du wissen möchtest, in einem Satz" },
    collection: { name: "sammlung", description: "Nur in dieser Sammlung von Artikeln suchen" },
    private: { name: "privat", description: "Die Antwort nur dir zeigen" },
    query: { name: "suchtext", description: "Wörter oder ein Satz, wonach gesucht wird" },
    title: { name: "titel", description: "Titel des Artikels; ein Teil davon genügt" },
  },
  buttons: {
    more: "Mehr",
    context: "Kontext",
    previous: "Zurück",
    next: "Weiter",
    delete: "Löschen",
    share: "Teilen",
  },
  answer: {
    unsure:
      "Ich bin nicht sicher, ob die Artikel das beantworten. Dies sind nur die nächstliegenden Textstellen:",
    notFound: "Dazu steht nichts in den Artikeln.",
    nearest: "Am nächsten kommen:",
    noPassages: "Keine Textstelle in den Artikeln passt.",
    alsoIn: (others, more) => `auch in ${others}${more > 0 ? ` und ${more} weiteren` : ""}`,
    paragraph: (number) => `Absatz ${number}`,
    link: "Link",
    reference: (id) => `Kennung ${id}`,
    page: (page, pages) => `Seite ${page} von ${pages}`,
  },
  articles: {
    heading: (total, collection) =>
      collection === null ? articles(total) : `${articles(total)} in ${collection}`,
    none: "Hier gibt es noch keine Artikel.",
    passages,
    collection: (name) => `Sammlung ${name}`,
  },
  status: {
    heading: "Status",
    rebuilding: "Der Index wird gerade neu aufgebaut; bis dahin antworte ich aus dem alten.",
    refused: (since) =>
      `Ein neuerer Index ist seit ${since} unbrauchbar; ich antworte weiter aus diesem. Warum, steht im Log des Bots.`,
    holds: (total, pieces) => `${articles(total)}, ${passages(pieces)}`,
    collections: "Sammlungen",
    model: "Modell",
    generation: "Index",
    built: "Erstellt",
    answers: "Antworten",
    times: (p50, p95) =>
      `die Hälfte in höchstens ${number(p50)} ms, 95 % in höchstens ${number(p95)} ms`,
    noTimes: "noch keine seit dem Start",
    servers: "Server",
    running: "Läuft seit",
  },
  gaps: {
    heading: "Fragen, auf die die Artikel keine gute Antwort hatten",
    none: "Nichts zu berichten: Auf jede Frage der letzten 30 Tage fand sich eine Antwort.",
    asked: (times) => (times === 1 ? "einmal gefragt" : `${times}-mal gefragt`),
    reasons: { unsure: "unsicher", "not-found": "nicht gefunden", "thumbs-down": "Daumen runter" },
  },
  reindex: {
    started: "Ich sehe nach, was sich an den Artikeln geändert hat …",
    phases: {
      reading: "Artikel werden gelesen",
      embedding: "Inhalte werden erfasst",
      indexing: "Index wird geschrieben",
      verifying: "Index wird geprüft",
      publishing: "Index wird in die Datenbank übertragen",
    },
    alreadyRunning: "Der Index wird bereits neu aufgebaut.",
    done: "Der neue Index ist in Gebrauch.",
    unchanged: "Seit dem letzten Mal hat sich nichts geändert.",
    changes: (added, changed, removed) =>
      `${articles(added)} hinzugefügt, ${changed} geändert, ${removed} entfernt`,
    skipped: (total) => `${articles(total)} ${total === 1 ? "war" : "waren"} nicht lesbar:`,
    more: (total) => `und ${total} weitere`,
    took: (seconds) => `Fertig nach ${seconds} s.`,
    failed: "Der Index konnte nicht neu aufgebaut werden.",
    stillAnswering: "Fragen beantworte ich weiter aus dem alten Index.",
  },
  notices: {
    busy: "Gerade habe ich mehr Fragen, als ich annehmen kann. Bitte frag gleich noch einmal.",
    tooFast: (seconds) =>
      `Das ging etwas schnell. Bitte frag in ${count(seconds, "Sekunde", "Sekunden")} noch einmal.`,
    tooLong: (length, longest) =>
      `Deine Frage hat ${number(length)} Zeichen; ich nehme höchstens ${number(longest)}. Bitte frag nach einer Sache, in ein bis zwei Sätzen.`,
    nothingAsked: "Darin finde ich keine Frage.",
    noPermission: "Dafür brauchst du die Berechtigung „Server verwalten“.",
    notYours: "Nur wer gefragt hat oder die Moderation kann diese Antwort löschen.",
    expired: "Diese Antwort ist zu alt, ihre Knöpfe wirken nicht mehr. Bitte frag noch einmal.",
    articleChanged:
      "Der Artikel hat sich seitdem geändert, die Stelle gibt es so nicht mehr. Bitte frag noch einmal.",
    articleUnknown:
      "Einen Artikel mit diesem Titel kenne ich nicht. Wähle beim Tippen einen aus der Liste.",
    collectionUnknown: "Diese Sammlung gibt es hier nicht. Wähle beim Tippen eine aus der Liste.",
    noText: "Diese Nachricht enthält keinen Text, nach dem ich suchen könnte.",
    notReady:
      "Ich habe noch keinen Index, aus dem ich antworten könnte. Bitte versuch es später noch einmal.",
    shared: "Mit dem Kanal geteilt.",
    failed:
      "Bei mir ist etwas schiefgegangen. Bitte versuch es noch einmal; wenn es wieder passiert, nenne dem Betreiber diese Kennung.",
    missing: (permissions) =>
      `Dort kann ich nicht antworten: In dem Kanal fehlt mir ${permissions}.`,
  },
  permissions: {
    ViewChannel: "„Kanal ansehen“",
    SendMessages: "„Nachrichten senden“",
    SendMessagesInThreads: "„Nachrichten in Threads senden“",
    ReadMessageHistory: "„Nachrichtenverlauf anzeigen“",
  },
  help: {
    heading: "Frag mich nach den Artikeln",
    purpose:
      "Ich antworte mit wörtlich zitierten Textstellen, jede mit ihrer Quelle, und sage es, wenn in den Artikeln keine Antwort steht.",
    ways: [
      "Erwähne mich zusammen mit deiner Frage, oder antworte auf eine meiner Antworten, um weiterzufragen.",
      "`/frage` stellt eine Frage, mit `privat` siehst nur du die Antwort.",
      "`/suche` sucht Textstellen, `/artikel` zeigt einen Artikel, `/artikelliste` listet sie auf.",
      "„Quellen finden“ im Menü jeder Nachricht unter Apps sucht Textstellen zu ihr.",
    ],
  },
};
