import type { Texts } from "./en.ts";
import { reasons } from "./reasons/fr.ts";

/** Zero and one are singular in French. */
const count = (value: number, one: string, many: string) =>
  `${number(value)} ${value < 2 ? one : many}`;
const number = (value: number) => value.toLocaleString("fr");
const articles = (value: number) => count(value, "article", "articles");
const passages = (value: number) => count(value, "passage", "passages");

export const fr: Texts = {
  locale: "fr",
  commands: {
    ask: {
      name: "demander",
      description: "Poser une question et recevoir des passages des articles, cités mot pour mot",
    },
    search: { name: "chercher", description: "Rechercher des passages dans les articles" },
    article: { name: "article", description: "Afficher les informations sur un article" },
    articles: { name: "articles", description: "Afficher la liste des articles" },
    latest: {
      name: "derniers-articles",
      description: "Afficher les articles les plus récents, chacun avec sa première phrase",
    },
    status: { name: "état", description: "Afficher l’état de l’index et du bot" },
    reindex: {
      name: "réindexer",
      description:
        "Mettre à jour l’index ; le bot continue de répondre aux questions pendant ce temps",
    },
    gaps: {
      name: "lacunes",
      description: "Afficher les questions récentes restées sans bonne réponse",
    },
    add: {
      name: "ajouter",
      description: "Ajouter un fichier joint aux articles à partir desquels je réponds",
    },
    remove: {
      name: "retirer",
      description: "Retirer un article ajouté ; son fichier est mis de côté, pas supprimé",
    },
    findSources: "Trouver des sources",
    addMessage: "Ajouter aux articles",
  },
  options: {
    question: { name: "question", description: "Ce que vous voulez savoir, en une phrase" },
    collection: {
      name: "collection",
      description: "Rechercher uniquement dans cette collection d’articles",
    },
    private: { name: "privé", description: "N’afficher la réponse que pour vous" },
    query: { name: "recherche", description: "Mots ou phrase à rechercher" },
    since: {
      name: "depuis",
      description: "Seulement les articles publiés depuis : 20.01.2014, 2014, la semaine dernière",
    },
    until: {
      name: "jusque",
      description: "Seulement les articles publiés jusque-là : 20.01.2014, 2014, le mois dernier",
    },
    title: { name: "titre", description: "Titre de l’article, même incomplet" },
    file: { name: "fichier", description: "Un fichier texte, Markdown, HTML, PDF ou Word" },
    url: { name: "adresse", description: "Adresse d’une page du web" },
    into: { name: "collection", description: "Collection à laquelle l’ajouter" },
    article: { name: "article", description: "Nom de fichier d’un article ajouté" },
  },
  buttons: {
    more: "Plus",
    context: "Contexte",
    previous: "Précédent",
    next: "Suivant",
    later: "Prévenez-moi quand vous saurez",
    delete: "Supprimer",
    share: "Partager",
    remove: "Retirer",
    renameFile: "Renommer le fichier",
  },
  answer: {
    unsure:
      "Je ne suis pas sûr que les articles répondent à cette question. Voici les passages les plus proches :",
    notFound: "Les articles n’en disent rien.",
    nearest: "Les plus proches :",
    later: (asked) => `Question posée ${asked}. Un article arrivé depuis y répond :`,
    noPassages: "Aucun passage des articles ne correspond.",
    alsoIn: (others, more) =>
      `aussi dans ${others}${more > 0 ? ` et ${count(more, "autre", "autres")}` : ""}`,
    paragraph: (number) => `paragraphe ${number}`,
    pageOfFile: (page) => `p. ${page}`,
    link: "lien",
    reference: (id) => `Référence ${id}`,
    page: (page, pages) => `Page ${page} sur ${pages}`,
  },
  filter: {
    since: (day) => `depuis le ${day}`,
    until: (day) => `jusqu’au ${day}`,
    on: (day) => `du ${day}`,
    between: (first, last) => `du ${first} au ${last}`,
    some: (period, found, of) =>
      `Seulement les articles ${period} : ${number(found)} sur ${number(of)}`,
    none: (period, of) => `Il n’y a pas d’articles ${period} : 0 sur ${number(of)}`,
    undated: (total) => `${number(total)} sans date`,
    swapped: (since, until) =>
      `Aucun article ne peut dater de cette période : elle commence le ${since} et finit dès le ${until}. Inversez les deux dates.`,
  },
  articles: {
    heading: (total, collection) =>
      collection === null ? articles(total) : `${articles(total)} dans ${collection}`,
    latest: (collection) =>
      collection === null
        ? "Les articles les plus récents"
        : `Les articles les plus récents dans ${collection}`,
    none: "Il n’y a pas encore d’articles ici.",
    passages,
    collection: (name) => `collection ${name}`,
  },
  status: {
    heading: "État",
    rebuilding: "L’index est en cours de mise à jour ; d’ici là, je réponds avec l’index actuel.",
    refused: (since) =>
      `Un index plus récent est inutilisable depuis ${since} ; je continue de répondre avec celui-ci. La raison se trouve dans le journal du bot.`,
    holds: (total, pieces) => `${articles(total)}, ${passages(pieces)}`,
    collections: "Collections",
    model: "Modèle",
    generation: "Index",
    built: "Créé",
    answers: "Réponses",
    times: (p50, p95) =>
      `la moitié en moins de ${number(p50)} ms, 95 % en moins de ${number(p95)} ms`,
    noTimes: "aucune depuis le démarrage",
    feeds: "Flux",
    polled: (total, failing, added) =>
      `${number(total)}${failing > 0 ? `, dont ${number(failing)} en échec` : ""} · ${articles(added)} depuis le démarrage`,
    servers: "Serveurs",
    running: "Actif depuis",
    foreign: {
      found: (list) =>
        `Trouvés par leurs mots seulement, et non par leur sens, car le modèle ne connaît pas leur langue : ${list}. L’exploitant peut choisir un modèle multilingue.`,
      articles,
      inLanguage: (name) => `en ${name}`,
      inOthers: "dans d’autres langues",
    },
  },
  adding: {
    added: "Ajouté. Voici ce que j’y ai trouvé :",
    addedMany: "Ajoutés :",
    removed: (name) => `« ${name} » est retiré. Son fichier a été mis de côté, pas supprimé.`,
    fileName: "Nouveau nom de fichier",
    quoted: (name) => `« ${name} »`,
    failures: {
      type: (name) =>
        `« ${name} » ne peut pas être ajouté. Je lis les fichiers .txt, .md, .html, .mhtml, .pdf et .docx dont le contenu correspond au nom.`,
      tooLarge: (name) => `« ${name} » est trop volumineux pour un article.`,
      unreadable: (name) => `« ${name} » ne peut pas être lu comme un article.`,
      known: (name) => `« ${name} » est déjà là.`,
      collection: () =>
        "Ce n’est pas une collection possible. Choisissez-en une dans la liste qui s’affiche pendant la saisie.",
      notAdded: () =>
        "Cet article n’est pas parmi ceux qui ont été ajoutés. Choisissez-en un dans la liste qui s’affiche pendant la saisie.",
      address: (name) => `« ${name} » n’est pas l’adresse publique d’une page.`,
      robots: (name) =>
        `« ${name} » ne peut pas être récupéré : le site n’autorise pas les téléchargements automatiques. Enregistrez la page et ajoutez le fichier.`,
      notFetched: (name) => `« ${name} » n’a pas pu être téléchargé. Veuillez réessayer.`,
      disk: () =>
        "Le dossier des articles n’est pas accessible en écriture. Le journal du bot indique à l’exploitant quoi faire.",
      unindexed: (name) => `« ${name} » a été ajouté, mais n’a pas pu être indexé.`,
    },
  },
  reasons,
  gaps: {
    heading: "Questions auxquelles les articles n’ont pas bien répondu",
    none: "Rien à signaler : toutes les questions des 30 derniers jours ont reçu une bonne réponse.",
    closedBy: (title) =>
      title === "" ? "réponse trouvée depuis" : `réponse trouvée depuis dans ${title}`,
    asked: (times) => (times === 1 ? "posée une fois" : `posée ${times} fois`),
    reasons: {
      unsure: "réponse incertaine",
      "not-found": "sans réponse",
      "thumbs-down": "pouce vers le bas",
    },
  },
  reindex: {
    started: "Recherche de modifications dans les articles…",
    phases: {
      reading: "Lecture des articles",
      embedding: "Analyse des passages",
      indexing: "Écriture de l’index",
      verifying: "Vérification de l’index",
      publishing: "Copie de l’index dans la base de données",
    },
    alreadyRunning: "L’index est déjà en cours de mise à jour.",
    done: "Le nouvel index est en service.",
    unchanged: "Rien n’a changé depuis la dernière mise à jour.",
    changes: (added, changed, removed) =>
      `${count(added, "article ajouté", "articles ajoutés")}, ${count(changed, "modifié", "modifiés")}, ${count(removed, "supprimé", "supprimés")}`,
    skipped: (total) =>
      total < 2
        ? `${total} article n’a pas pu être lu :`
        : `${total} articles n’ont pas pu être lus :`,
    kept: (total) =>
      `${count(total, "article reste", "articles restent")} dans l’index comme avant`,
    more: (total) => `et ${count(total, "autre", "autres")}`,
    took: (seconds) => `Terminé en ${seconds} s.`,
    failed: "L’index n’a pas pu être mis à jour.",
    causes: {
      articles: "Aucun article ne peut être lu.",
      model: "Le modèle est inutilisable.",
      disk: "L’index ne peut pas être écrit sur le disque.",
      database: "La base de données est inutilisable.",
      settings: "Un paramètre est inutilisable.",
      locked: "Un autre processus est en train de le mettre à jour.",
      stopped: "Le bot s’arrête ; la mise à jour continuera à son prochain démarrage.",
      elsewhere: "Il est mis à jour sur une autre machine.",
    },
    stillAnswering: "Je continue de répondre avec l’ancien index.",
  },
  notices: {
    busy: "Je reçois plus de questions que je ne peux en traiter. Veuillez reposer la vôtre dans un instant.",
    tooFast: (seconds) =>
      `C’est un peu trop rapide. Veuillez réessayer dans ${count(seconds, "seconde", "secondes")}.`,
    tooLong: (length, longest) =>
      `Votre question compte ${count(length, "caractère", "caractères")} ; le maximum est de ${number(longest)}. Limitez-vous à un seul point, en une ou deux phrases.`,
    dateUnreadable: (typed) =>
      `Je ne reconnais pas de date dans « ${typed} ». Écrivez-la ainsi : 20.01.2014, 2014-01-20, 2014-01 ou 2014.`,
    nothingAsked: "Je n’y trouve pas de question.",
    noPermission: "Cette commande nécessite la permission « Gérer le serveur ».",
    notYours:
      "Seuls la personne qui a posé la question et les modérateurs peuvent supprimer cette réponse.",
    expired:
      "Cette réponse est trop ancienne : ses boutons ne fonctionnent plus. Veuillez reposer votre question.",
    articleChanged:
      "L’article a été modifié depuis et ce passage n’existe plus. Veuillez reposer votre question.",
    articleUnknown:
      "Aucun article ne porte ce titre. Choisissez-en un dans la liste qui s’affiche pendant la saisie.",
    collectionUnknown:
      "Cette collection n’existe pas ici. Choisissez-en une dans la liste qui s’affiche pendant la saisie.",
    noText: "Ce message ne contient aucun texte à rechercher.",
    held: "Je lis les articles pour la première fois. Votre réponse apparaîtra ici dès que j’aurai terminé.",
    notReady:
      "Je n’ai pas encore d’index pour répondre. Le journal du bot en indique la raison à l’exploitant.",
    firstReading:
      "Je lis les articles pour la première fois. Veuillez réessayer dans quelques minutes ; je répondrai aux questions dès que j’aurai terminé.",
    shared: "Partagé dans le salon.",
    addingOff:
      "Il n’est pas possible d’ajouter des articles sur ce serveur. L’exploitant peut l’autoriser avec ADD_IN_SERVERS.",
    addingElsewhere:
      "Les articles sont sur une autre machine et ne peuvent pas être modifiés d’ici.",
    nothingToAdd: "Il n’y a rien à ajouter : ni fichier joint, ni page qui puisse être récupérée.",
    notYourArticle:
      "Seules la personne qui a ajouté cet article et celles qui ont la permission « Gérer le serveur » peuvent le modifier.",
    answersLater: "Je répondrai ici si un nouvel article répond à cette question d’ici 30 jours.",
    cannotAnswerLater: "Je ne pourrai pas répondre ici plus tard.",
    failed:
      "Une erreur s’est produite de mon côté. Veuillez réessayer ; si cela se reproduit, communiquez cette référence à l’exploitant du bot.",
    threadLocked: (place) =>
      `Je ne peux pas répondre à votre question dans ${place} : le fil est verrouillé.`,
    missing: (place, permissions) =>
      `Je ne peux pas répondre à votre question dans ${place}. Permissions qui m’y manquent, et qu’un administrateur du serveur peut m’accorder : ${permissions}.`,
  },
  permissions: {
    ViewChannel: "« Voir le salon »",
    SendMessages: "« Envoyer des messages »",
    SendMessagesInThreads: "« Envoyer des messages dans les fils »",
    ReadMessageHistory: "« Voir les anciens messages »",
  },
  help: {
    heading: "Posez-moi vos questions sur les articles",
    purpose:
      "Je réponds par des passages cités mot pour mot, chacun avec sa source, et je vous le dis quand les articles ne contiennent pas la réponse.",
    ways: [
      "Mentionnez-moi avec votre question, ou répondez à l’une de mes réponses pour approfondir.",
      "`/demander` pose une question ; avec `privé`, la réponse n’est visible que par vous.",
      "`/chercher` trouve des passages, `/article` présente un article, `/articles` en donne la liste, `/derniers-articles` les plus récents.",
      "« Trouver des sources », dans le menu de chaque message sous « Applications », trouve des passages sur le même sujet.",
    ],
  },
};
