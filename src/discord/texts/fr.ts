import { longDate } from "../../text/long-date.ts";
import type { Words } from "./words.ts";

/** Zero and one are singular in French. */
const count = (value: number, one: string, many: string) =>
  `${number(value)} ${value < 2 ? one : many}`;
const number = (value: number) => value.toLocaleString("fr");
const articles = (value: number) => count(value, "article", "articles");
const passages = (value: number) => count(value, "passage", "passages");

export const fr: Words = {
  locale: "fr",
  day: (timeMs) => longDate(timeMs, "fr"),
  commands: {
    ask: {
      name: "demander",
      description: "Poser une question et recevoir des passages des articles, mot pour mot",
    },
    search: { name: "chercher", description: "Chercher des passages dans les articles" },
    article: { name: "article", description: "Montrer ce que l’on sait d’un article" },
    articles: { name: "articles", description: "Lister les articles" },
    status: { name: "état", description: "Montrer ce que le bot connaît et comment il se porte" },
    reindex: {
      name: "réindexer",
      description: "Relire les articles ; les questions reçoivent une réponse entre-temps",
    },
    gaps: {
      name: "lacunes",
      description: "Lister les questions récentes restées sans bonne réponse",
    },
    findSources: "Trouver des sources",
  },
  options: {
    question: { name: "question", description: "Ce que vous voulez savoir, en une phrase" },
    collection: {
      name: "collection",
      description: "Ne chercher que dans cette collection d’articles",
    },
    private: { name: "privé", description: "Ne montrer la réponse qu’à vous" },
    query: { name: "recherche", description: "Des mots ou une phrase à chercher" },
    title: { name: "titre", description: "Titre de l’article ; une partie suffit" },
  },
  buttons: {
    more: "Plus",
    context: "Contexte",
    previous: "Précédent",
    next: "Suivant",
    delete: "Supprimer",
    share: "Partager",
  },
  answer: {
    unsure:
      "Je ne suis pas sûr que les articles répondent à cette question. Voici seulement les passages les plus proches :",
    notFound: "Les articles n’en disent rien.",
    nearest: "Ceux-ci s’en approchent le plus :",
    noPassages: "Aucun passage des articles ne correspond.",
    alsoIn: (others, more) =>
      `aussi dans ${others}${more > 0 ? ` et ${count(more, "autre", "autres")}` : ""}`,
    paragraph: (number) => `paragraphe ${number}`,
    link: "lien",
    reference: (id) => `Référence ${id}`,
    page: (page, pages) => `Page ${page} sur ${pages}`,
  },
  articles: {
    heading: (total, collection) =>
      collection === null ? articles(total) : `${articles(total)} dans ${collection}`,
    none: "Il n’y a pas encore d’articles ici.",
    passages,
    collection: (name) => `collection ${name}`,
  },
  status: {
    heading: "État",
    rebuilding: "L’index est en cours de reconstruction ; d’ici là, je réponds avec l’ancien.",
    refused: (since) =>
      `Un index plus récent est inutilisable depuis ${since} ; je réponds toujours avec celui-ci. Le journal du bot dit pourquoi.`,
    holds: (total, pieces) => `${articles(total)}, ${passages(pieces)}`,
    collections: "Collections",
    model: "Modèle",
    generation: "Index",
    built: "Construit",
    answers: "Réponses",
    times: (p50, p95) =>
      `la moitié en moins de ${number(p50)} ms, 95 % en moins de ${number(p95)} ms`,
    noTimes: "aucune depuis le démarrage",
    servers: "Serveurs",
    running: "En marche depuis",
  },
  gaps: {
    heading: "Questions restées sans bonne réponse dans les articles",
    none: "Rien à signaler : chaque question des 30 derniers jours a trouvé sa réponse.",
    asked: (times) => (times === 1 ? "posée une fois" : `posée ${times} fois`),
    reasons: { unsure: "incertain", "not-found": "introuvable", "thumbs-down": "pouce baissé" },
  },
  reindex: {
    started: "Je regarde ce qui a changé dans les articles…",
    phases: {
      reading: "Lecture des articles",
      embedding: "Analyse de leur contenu",
      indexing: "Écriture de l’index",
      verifying: "Vérification de l’index",
      publishing: "Envoi de l’index à la base de données",
    },
    alreadyRunning: "L’index est déjà en cours de reconstruction.",
    done: "Le nouvel index est en service.",
    unchanged: "Rien n’a changé depuis la dernière fois.",
    changes: (added, changed, removed) =>
      `${count(added, "article ajouté", "articles ajoutés")}, ${count(changed, "modifié", "modifiés")}, ${count(removed, "retiré", "retirés")}`,
    skipped: (total) =>
      total < 2
        ? `${total} article n’a pas pu être lu :`
        : `${total} articles n’ont pas pu être lus :`,
    more: (total) => `et ${count(total, "autre", "autres")}`,
    took: (seconds) => `Terminé en ${seconds} s.`,
    failed: "L’index n’a pas pu être reconstruit.",
    stillAnswering: "Je continue de répondre avec l’ancien index.",
  },
  notices: {
    busy: "J’ai plus de questions que je ne peux en prendre pour l’instant. Reposez la vôtre dans un moment, s’il vous plaît.",
    tooFast: (seconds) =>
      `C’était un peu rapide. Reposez votre question dans ${count(seconds, "seconde", "secondes")}, s’il vous plaît.`,
    tooLong: (length, longest) =>
      `Votre question compte ${count(length, "caractère", "caractères")} ; j’en accepte au plus ${number(longest)}. Demandez une seule chose, en une ou deux phrases.`,
    nothingAsked: "Je n’y trouve pas de question.",
    noPermission: "Il vous faut pour cela la permission « Gérer le serveur ».",
    notYours:
      "Seuls la personne qui a posé la question et les modérateurs peuvent supprimer cette réponse.",
    expired:
      "Cette réponse est trop ancienne, ses boutons ne fonctionnent plus. Reposez votre question, s’il vous plaît.",
    articleChanged:
      "L’article a changé depuis, l’endroit n’existe plus. Reposez votre question, s’il vous plaît.",
    articleUnknown:
      "Je ne connais pas d’article de ce titre. Choisissez-en un dans la liste pendant la saisie.",
    collectionUnknown:
      "Cette collection n’existe pas ici. Choisissez-en une dans la liste pendant la saisie.",
    noText: "Ce message ne contient pas de texte à rechercher.",
    notReady: "Je n’ai pas encore d’index pour répondre. Réessayez plus tard, s’il vous plaît.",
    shared: "Partagé avec le salon.",
    failed:
      "Quelque chose s’est mal passé de mon côté. Réessayez ; si cela se reproduit, indiquez cette référence à l’exploitant du bot.",
    missing: (permissions) =>
      `Je ne peux pas répondre là-bas : dans ce salon, il me manque ${permissions}.`,
  },
  permissions: {
    ViewChannel: "« Voir le salon »",
    SendMessages: "« Envoyer des messages »",
    SendMessagesInThreads: "« Envoyer des messages dans les fils »",
    ReadMessageHistory: "« Voir les anciens messages »",
  },
  help: {
    heading: "Interrogez-moi sur les articles",
    purpose:
      "Je réponds par des passages cités mot pour mot, chacun avec sa source, et je le dis quand les articles ne contiennent pas de réponse.",
    ways: [
      "Mentionnez-moi avec votre question, ou répondez à l’une de mes réponses pour poursuivre.",
      "`/demander` pose une question ; avec `privé`, vous seul voyez la réponse.",
      "`/chercher` trouve des passages, `/article` montre un article, `/articles` en donne la liste.",
      "« Trouver des sources », dans le menu de chaque message sous Applications, cherche des passages à son sujet.",
    ],
  },
};
