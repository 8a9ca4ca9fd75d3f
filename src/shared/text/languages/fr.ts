import type { Language } from "./language.ts";

const NUMBER =
  "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix(?:-\\p{Ll}+)?|onze|douze|treize|quatorze|quinze|seize|vingt(?:-\\p{Ll}+|s)?|trente|quarante|cinquante|soixante|cents?|mille|milliers?|dizaines?|douzaines?|vingtaines?|centaines?|millions?|milliards?|moitié|tiers|quart|demie?|double|aucune?";
const TIME = "secondes?|minutes?|heures?|jours?|semaines?|mois|ans?|années?|décennies?|siècles?";
const MONTH =
  "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
const DAY = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche";
const MONEY =
  "coûte|coûté|coûtent|coûter|payé|paye|paie|payer|paient|dépensé|dépense|gagné|gagne|vaut|valait|prix|vendu|vend|argent|budget|salaire|tarif|revenus?|bénéfices?|pertes?|amende|investi|donné|rapporté|rapporte";
const PLACE =
  "villes?|pays|lieux?|endroits?|états?|villages?|continents?|régions?|provinces?|comtés?|départements?|rivières?|fleuves?|rues?|îles?|capitale|nations?|quartiers?|universités?";
const NAMED =
  "entreprises?|sociétés?|firmes?|équipes?|clubs?|écoles?|agences?|groupes?|organisations?|partis?|journal|journaux|magazines?|marques?|chansons?|albums?|films?|séries?|livres?|jeux?|chaînes?|banques?|hôpital|hôpitaux|studios?|acteurs?|actrices?|chanteurs?|chanteuses?|joueurs?|joueuses?|entraîneurs?|ministres?|artistes?|écrivains?|auteure?s?|directeurs?|juges?|modèles?|produits?|rois?|reines?|personnes?|présidente?s?";
const NO = "(?![\\p{L}\\p{N}])";
const WHICH = "(?<!\\p{L})quel(?:le)?s?";

export const FRENCH: Language = {
  code: "fr",
  stopWords:
    "qui que quoi quand où comment pourquoi combien quel quelle quels quelles lequel laquelle lesquels lesquelles " +
    "dont duquel est-ce ce ça si ne pas plus très aussi alors donc or ni car comme peut peuvent doit fait faites dis " +
    "dites dit disent montre explique parle avait avaient fut furent était étaient sont serait a ont eu chez entre vers " +
    "sous depuis pendant lors selon tout tous toute toutes y en aujourd'hui aujourdhui",
  functionWords:
    "et du une dans pour sur par pas au aux avec sont cette qui est ces été leur plus son dont ont",
  elided: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ]/i,
  respelt: [[/(?<=..)ite(s?)$/, "ité$1"]],
  questions: {
    questionWord:
      /^(?:qui|que|quoi|quand|où|ou|comment|pourquoi|combien|quel(?:le)?s?|lequel|laquelle|lesquel(?:le)?s)$/iu,
    asking: /^(?:qui|quoi|quand|où|comment|pourquoi|combien|quel(?:le)?s?|lequel|laquelle)$/iu,
    asks: /(?<!\p{L})(?:quand|où|comment|pourquoi|combien|quel(?:le)?s?|lequel|laquelle|est-ce qu[e'’])|^(?:qui|que|quoi|qu['’])(?!\p{L}{2})|[?？]\s*$/iu,
    asked: [
      ["clock", /(?<!\p{L})(?:à )?quelle heure/iu],
      [
        "percent",
        /(?<!\p{L})(?:quel(?:le)? (?:est (?:le|la) )?(?:pourcentage|proportion|part|fraction)|de combien)(?!\p{L})/iu,
      ],
      [
        "money",
        new RegExp(
          `^(?=.*(?<!\\p{L})combien).*(?<!\\p{L})(?:${MONEY})${NO}|${WHICH}(?: (?:est|était|fut))?(?: le| la)? (?:prix|coût|somme|salaire|tarif|montant)`,
          "isu",
        ),
      ],
      [
        "duration",
        /(?<!\p{L})(?:combien de (?:temps|fois|jours|mois|semaines|années|minutes|heures)|depuis combien|pendant combien|à quelle fréquence|quel âge)(?!\p{L})/iu,
      ],
      ["count", /(?<!\p{L})combien d[e'’]/iu],
      [
        "number",
        /(?<!\p{L})(?:combien|quel(?:le)? (?:est (?:le|la) )?(?:nombre|quantité|hauteur|taille|longueur|distance|profondeur|superficie))(?!\p{L})/iu,
      ],
      [
        "date",
        new RegExp(
          `(?<!\\p{L})quand${NO}|${WHICH}(?: est la)? (?:année|date|jour|mois|siècle|décennie|saison|époque)${NO}`,
          "iu",
        ),
      ],
      [
        "person",
        /(?<!\p{L})qui(?!\p{L})|(?<!\p{L})(?:comment s['’]appell|quel (?:est|était) le nom)/iu,
      ],
      ["place", new RegExp(`(?<!\\p{L})où${NO}|${WHICH} (?:${PLACE})${NO}`, "iu")],
      ["name", new RegExp(`${WHICH} (?:\\p{L}+ )?(?:${NAMED})${NO}`, "iu")],
      [
        "reason",
        /(?<!\p{L})pourquoi(?!\p{L})|(?<!\p{L})(?:pour quelle raison|quelle (?:est|était|fut) la (?:cause|raison))/iu,
      ],
    ],
    shown: {
      clock:
        /\b\d{1,2} ?(?:h|heures?)(?: ?\d\d)?(?!\p{L})|\b\d{1,2}:\d\d\b|(?<!\p{L})(?:midi|minuit)(?!\p{L})/iu,
      percent:
        /\d ?%|pour ?cents?|pourcentage|(?<!\p{L})(?:moitié|tiers|quart|une? sur \p{L}+)(?!\p{L})/iu,
      money:
        /[$£€¥₹]\s?\d|\d\s?[$£€¥₹]|(?<!\p{L})(?:euros?|dollars?|livres?|francs?|centimes?|yens?|roubles?)(?!\p{L})|\d (?:millions?|milliards?)/iu,
      duration: new RegExp(
        `(?:\\d|(?<!\\p{L})(?:${NUMBER}|plusieurs|quelques|chaque|peu de))[\\s-](?:\\p{L}{1,12}[\\s-])?(?:${TIME})${NO}|(?<!\\p{L})(?:quotidien|hebdomadaire|mensuel|annuel|tous les|toutes les|une fois|deux fois|immédiatement|jusqu)`,
        "iu",
      ),
      count: new RegExp(`\\d|(?<!\\p{L})(?:${NUMBER})${NO}`, "iu"),
      number: new RegExp(`\\d|(?<!\\p{L})(?:${NUMBER})${NO}`, "iu"),
      date: new RegExp(
        `\\b(?:1[0-9]|20)\\d\\d\\b|(?<!\\p{L})(?:${MONTH}|${DAY}|siècle|aujourd['’]hui|hier|demain|noël|pâques|printemps|été|automne|hiver|(?:an|année|mois|semaine) (?:derni|prochain|passé)\\p{Ll}*)${NO}`,
        "iu",
      ),
      person: /\p{Lu}[\p{L}'’-]+/u,
      place: /\p{Lu}[\p{L}'’-]+/u,
      name: /\p{Lu}[\p{L}'’-]+|["“«‘]\p{L}/u,
      reason:
        /(?<!\p{L})(?:parce qu[e'’]|car|puisqu[e'’]|grâce à|à cause d|en raison d|afin d|pour|raisons?|causes?|causé|provoqué|motifs?|entraîné|après|faute de)/iu,
    },
    number: new RegExp(`^(?:\\d.*|${NUMBER})$`, "iu"),
    dayOrMonth:
      /^(?:janv|févr|mars$|avri|mai$|juin|juil|août|sept(?!$)|octo|nove|déce|lund|mard|merc(?=re)|jeud|vend(?=re)|same|dima)/iu,
    plainStarts: new Set(
      "le la les l un une des en de du à au aux et ou mais si comme quand où ce cet cette ces il elle ils elles on nous vous je son sa ses leur leurs se que qui est était sont par pour avec sans sur sous selon entre vers dans chez depuis pendant après avant lors bien alors aussi ainsi donc ne pas plus".split(
        " ",
      ),
    ),
    qualifiers:
      /(?<!\p{L})(?:premi(?:er|ère)s?|deuxièmes?|seconde?s?|troisièmes?|quatrièmes?|derni(?:er|ère)s?|prochaine?s?|précédente?s?|autres?|finale?s?|total(?:e|es)?|totaux|actuel(?:le)?s?|anciens?|anciennes?|initiale?s?|originale?s?|seule?s?|uniques?|principa(?:l|le|les|ux)|plus|moins|meilleure?s?|pires?|annuel(?:le)?s?|quotidien(?:ne)?s?|mensuel(?:le)?s?)(?!\p{L})/giu,
  },
  stops: {
    within:
      "m mm mme mmes mlle mlles mgr me dr pr prof st ste env av apr boul chap p.ex c.-à-d j.-c",
    beforeNumbers: "n° no p pp art chap vol fig",
    either: "etc s.a j.-c jr",
    starters:
      "le la les l un une des en de du à au aux et ou mais si comme quand où ce cet cette ces il elle ils elles on nous vous je son sa ses leur leurs se que qui par pour avec sans sur sous selon dans chez depuis pendant après avant lors alors aussi ainsi hier aujourd",
  },
  page: {
    labels:
      "accueil menu rechercher recherche actualités actualité actu monde international économie politique sport sports opinion opinions culture tech technologie sciences science santé météo vidéo vidéos video audio photos images direct en continu dernières infos les plus lus populaires thèmes à propos de nous qui sommes contact aide emploi publicité connexion se connecter déconnexion inscription s'inscrire compte mon profil abonnement s'abonner abonnez-vous newsletter newsletters partager enregistrer imprimer répondre signaler suivre facebook twitter x instagram linkedin whatsapp telegram reddit pinterest youtube rss copier le lien mentions légales confidentialité politique cookies conditions d'utilisation paramètres et plus retour suivant précédent page commentaires commentaire société france aller au contenu principal",
    controls: [
      /^(?:publicité|annonce|aller au contenu(?: principal)?|la suite après (?:la|cette) publicité|cliquez ici)$/iu,
      /^(?:partager|partagez|enregistrer|imprimer|envoyer|écouter|sauvegarder)(?: (?:cet|l['’]|cette|la|le) ?(?:article|page|contenu))?(?: (?:sur|par|via) [\p{L}-]+)?$/iu,
      /^(?:voir|afficher|lire|charger|masquer)? ?(?:plus de|tous les|les)? ?(?:\d[\d.]* )?(?:commentaires|réponses|réactions)(?: ?\(\d[\d.]*\))?$/iu,
      /^(?:laisser un commentaire|soyez le premier à (?:commenter|réagir)|commentaires fermés|aucun commentaire|réagir)\.?$/iu,
      /^(?:tout|continuer sans) (?:accepter|refuser|autoriser|rejeter)$|^(?:accepter|refuser) (?:et (?:continuer|fermer)|tout|les cookies)$/iu,
      /^(?:gérer|paramétrer|personnaliser)(?: (?:les|mes|vos))? (?:options|cookies|préférences|choix|paramètres)$/iu,
      /^(?:publié |mis à jour )?il y a \d+ (?:min(?:utes?)?|h(?:eures?)?|jours?|semaines?)$|^\d[\d .]* (?:vues|partages|j['’]aime|abonnés|réactions)$/iu,
      /^(?:offrir (?:l['’]|cet )article|ajouter à (?:vos|mes) (?:sélections|favoris)|réutiliser ce contenu|écouter l['’]article|voir dans (?:le|votre) navigateur|se (?:désinscrire|désabonner))$/iu,
      /^(?:temps de lecture ?:? ?\d+ min(?:utes?)?\.?|lecture \d+ min\.?|\d+ min(?:utes)? de lecture)$/iu,
    ],
    nags: [
      /^(?:abonnez-vous|inscrivez-vous|abonne-toi|inscris-toi)(?!\p{L})/iu,
      /^(?:recevez|reçois)(?!\p{L}).*(?:newsletter|boîte mail|e-?mail|alertes|actualité)/iu,
      /^(?:déjà|pas encore) (?:abonné|inscrit|membre)/iu,
      /^(?:suivez|rejoignez|retrouvez)-nous sur /iu,
      /^(?:veuillez|merci de) (?:activer|autoriser) (?:javascript|les cookies)|^votre navigateur ne /iu,
      /^cet(?:te)? (?:article|page|réponse) vous a-t-(?:il|elle) été utile/iu,
      /^cet(?:te)? (?:e-?mail|newsletter|lettre) vous a(?:-t-(?:il|elle))? été transféré/iu,
      /^vous (?:recevez|avez reçu) (?:cet(?:te)?|ce) (?:e-?mail|newsletter|lettre|message|courriel)(?!\p{L})/iu,
      /^si (?:cet e-?mail|ce message|cette newsletter) ne s['’]affiche pas/iu,
      /^pour (?:vous (?:désinscrire|désabonner)|ne plus recevoir (?:cette|cet|ce|nos))(?!\p{L})/iu,
      /^(?:nous respectons votre vie privée|(?:le respect de )?votre vie privée est (?:importante|notre priorité)[^.!?]*|ce site utilise des cookies)[.!]?$/iu,
      /^(?:cet article|ce contenu) est réservé (?:à nos|aux) abonnés/iu,
      /^cet article (?:date de|a été publié il y a) plus d[e'’] ?.{2,20}\.?$/iu,
      /^la lecture de vos articles [^.!?]* est en cours sur /iu,
      /^cet(?:te)? (?:article|page) (?:peut )?contien\p{L}* des liens (?:affiliés|d['’]affiliation)/iu,
      /^(?:il (?:vous )?reste \d+(?:[.,]\d+)? ?% de (?:cet )?article|la suite est réservée aux abonnés|article réservé (?:aux|à nos) abonnés|pour lire la suite)/iu,
      /^(?:©|\(c\)) ?(?:copyright )?(?:19|20)\d\d/iu,
    ],
    signUpButton: /^(?:s['’](?:inscrire|abonner)|je m['’](?:inscris|abonne))$/iu,
    siteSpeech: [
      /(?<!\p{L})(?:cookies?|traceurs)(?!\p{L})/iu,
      /(?<!\p{L})(?:notre|ce|nos) (?:site(?: web)?|services)(?!\p{L})/iu,
      /(?<!\p{L})(?:accepter|acceptez|consentement|refuser|consentir)(?!\p{L})/iu,
      /(?<!\p{L})(?:politique de confidentialité|conditions (?:générales|d['’]utilisation)|données personnelles|vie privée)(?!\p{L})/iu,
      /(?<!\p{L})(?:nous et nos (?:\d+ )?partenaires|votre (?:navigateur|appareil|terminal|expérience))(?!\p{L})/iu,
    ],
    edgeLines: [
      /(?<!\p{L})tous droits réservés\.?$/iu,
      /^(?:toute )?reproduction\b.*\b(?:interdite|autorisation)/iu,
    ],
    lead: /^(?:lire (?:aussi|également|la suite|plus)|à lire(?: aussi)?|voir aussi|à voir(?: aussi)?|sur le même sujet|pour aller plus loin|notre dossier)\s*[:|»›→]/iu,
    listName:
      /^(?:lire (?:aussi|également)|à lire (?:aussi|également)|voir aussi|sur le même (?:sujet|thème)|articles (?:liés|similaires|associés|recommandés)|les plus lus|le plus lu|à la une|vous aimerez aussi|cela pourrait vous intéresser|recommandé pour vous|plus d['’]actualités|nos dernières actualités|dans la même rubrique|mots[- ]clés)\s*[:»›→|]?$/iu,
    creditLine:
      /^[([]?(?:photo|crédits?(?: photo)?|image|vidéo|illustration|infographie|légende) ?[:©|]/iu,
    creditAtEnd:
      /[([](?:photo|crédits?(?: photo)?|image|archives?|illustration)s? ?[:/][^()[\]]*[)\]]$|[([](?:AFP|Reuters|AP|Getty)(?: ?\/[^()[\]]*)?[)\]]$/iu,
    byline: /^(?:par|écrit par|auteure?:?|propos recueillis par) \p{Lu}/iu,
  },
};
