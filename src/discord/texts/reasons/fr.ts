import type { ReasonWords, Step } from "../../../glossary/reasons.ts";

const number = (value: number) => value.toLocaleString("fr");
const size = (mb: number) =>
  mb.toLocaleString("fr", { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const STEPS: { readonly [step in Step]: string } = {
  docx: "enregistrez-le en .docx",
  html: "convertissez-le en .html",
  page: "enregistrez la page en HTML ou PDF",
  message: "enregistrez le message en .txt ou .html",
};

export const reasons: ReasonWords = {
  empty: "est vide",
  nothingLeft: "n’a plus de texte après le nettoyage",
  notText: "n’est pas du texte, malgré son nom",
  isPdf: "est un PDF, malgré son nom : renommez-le en .pdf",
  isRtf: "est du RTF, malgré son nom : enregistrez-le en .docx",
  isZip:
    "est un document Word ou une autre archive zip, malgré son nom : renommez-le ou décompressez-le",
  isOldOffice: "est un ancien document Office, malgré son nom : enregistrez-le en .docx",
  isMhtml:
    "est une page web enregistrée en un seul fichier, malgré son nom : renommez-la en .mhtml",
  notMhtml: "n’est pas une page web enregistrée en un seul fichier : enregistrez-la de nouveau",
  noPage: "ne contient pas de page web : enregistrez-la de nouveau, en HTML",
  cutOff: "s’arrête au milieu de la page : enregistrez-la de nouveau",
  notWord: "n’est pas un document Word, est endommagé ou protégé par un mot de passe",
  damagedWord: "est un document Word endommagé",
  unpacksTo: ({ sizeMb }) =>
    `occuperait ${number(Math.round(sizeMb))} Mo une fois décompressé, trop pour un article`,
  scanned: "est un PDF sans texte (pages numérisées ?)",
  locked: "est protégé par un mot de passe",
  damagedPdf: "est un PDF endommagé",
  menus: "est une page de menus et de liens sans article",
  tooDeep: ({ elements }) => `imbrique plus de ${number(elements)} éléments`,
  tooSlow: ({ seconds }) =>
    `a demandé plus de ${number(seconds)} s de lecture (paramètre MAX_ARTICLE_SECONDS)`,
  tooMuchMemory: ({ limitMb }) =>
    `a demandé plus de ${number(limitMb)} Mo de mémoire (paramètre MAX_ARTICLE_MEMORY_MB)`,
  tooMuchText: ({ sizeMb, limitMb }) =>
    `contient ${size(sizeMb)} Mo de texte, plus que la limite de ${number(limitMb)} Mo (paramètre MAX_ARTICLE_MB)`,
  tooLarge: ({ sizeMb, limitMb }) =>
    `fait ${size(sizeMb)} Mo, plus que la limite de ${number(limitMb)} Mo (paramètre MAX_ARTICLE_MB)`,
  crashed: ({ how }) => `a fait planter le processus de lecture (${how})`,
  notRead: ({ stated }) => `ne peut pas être lu : ${stated}`,

  noPermission: "ne peut pas être ouvert : permission refusée",
  notFound: "est introuvable : supprimé, lien rompu, ou nom qui n’est pas en UTF-8 valide",
  notOpened: ({ stated }) => `ne peut pas être ouvert : ${stated}`,
  slowDisk: ({ seconds }) =>
    `n’a pas pu être lu sur le disque en ${number(seconds)} s (paramètre MAX_ARTICLE_SECONDS)`,
  changed: "a changé pendant la lecture ; mettez l’index à jour encore une fois",
  notFolder: "n’est pas un dossier",
  notFile: "n’est pas un fichier ordinaire",
  noLongerFile: "n’est plus un fichier ordinaire",
  linkToItself: "est un lien symbolique qui ramène à lui-même",
  linkToFolder:
    "est un lien symbolique vers un dossier ; seuls les liens vers des fichiers sont suivis",
  linkOutside: "est un lien symbolique qui mène hors du dossier des articles",
  becameLinkOutside: "est devenu un lien qui mène hors du dossier des articles",
  noExtension: ({ supported }) => `n’a pas d’extension ; extensions acceptées : ${supported}`,
  unsupported: ({ extension, step, supported }) =>
    `a l’extension ${extension}, qui n’est pas lue${step === null ? "" : ` (${STEPS[step]})`} ; extensions acceptées : ${supported}`,

  unreadType: "est d’un type que je ne lis pas",
  notItsName: "n’est pas ce qu’annonce son nom",
  known: ({ id }) => `est déjà là, sous le nom ${id}`,
  notAdded: "n’a été ajouté ni avec /ajouter ni par un flux",
  notCollection:
    "ne peut pas être une collection : il faut le nom d’un dossier du dossier des articles, ni chemin, ni lien, ni dossier caché",

  notAddress: "n’est pas l’adresse d’une page",
  notHttp: "n’est pas une adresse http ou https",
  userInAddress: "contient un utilisateur ou un mot de passe",
  longAddress: "a une adresse trop longue",
  notPublic: "n’est pas sur le web public",
  status: ({ status }) => `répond avec le statut ${status}`,
  late: "a pris trop de temps",
  unreachable: "est inaccessible",
  badCertificate: "n’a pas de certificat valide",
  silent: "ne répond pas",
  brokenAnswer: "a donné une réponse défectueuse",
  unknownEncoding: "est compressé d’une manière inconnue",
  unreadMimeType: ({ type }) => `est de type ${type}`,
  noMimeType: "est d’un type inconnu",
  otherMimeType: "n’est pas du type que son serveur annonce",
  largePage: ({ limitMb }) => `dépasse ${number(limitMb)} Mo (paramètre MAX_ARTICLE_MB)`,
  redirectLoop: "ramène à elle-même",
  redirects: ({ most }) => `redirige plus de ${most} fois`,
  badRedirect: "mène à une adresse illisible",
  robots: "n’autorise pas les téléchargements automatiques (robots.txt)",
  largeRobots: "a un robots.txt de plus de 0,5 Mo",
  robotsStatus: ({ status }) =>
    `ne peut pas être récupéré tant que son robots.txt répond ${status}`,
  wait: ({ minutes }) => `demande de ne rien y télécharger pendant ${number(minutes)} min`,

  sentence: ({ sentence }) => sentence,
};
