import { describe, expect, test } from "vitest";
import { clean } from "../../../src/ingest/clean/clean.ts";
import { finishArticle } from "../../../src/ingest/finish-article.ts";
import { sentencesIn } from "../../../src/ingest/text/sentences.ts";
import { blocksOfText } from "../../../src/ingest/text/text-blocks.ts";

const PAGES = {
  de: {
    title: "Brücke bleibt gesperrt",
    prose:
      "Der Rat der Stadt sprach am Dienstag über die alte Brücke, die seit dem Frühjahr gesperrt ist und saniert wird.",
    boilerplate: [
      "Zum Inhalt springen",
      "Startseite / Politik / Lokales",
      "Lesen Sie auch: Sturm zieht über das Land",
      "Foto: Anna Weber",
      "Artikel teilen",
      "Abonnieren Sie unseren Newsletter und bleiben Sie kostenlos auf dem Laufenden",
      "Diese Webseite verwendet Cookies. Mit Ihrer Einwilligung speichern wir personenbezogene Daten.",
      "© 2019 Der Bote. Alle Rechte vorbehalten.",
    ],
    kept: ["Von Anna Weber", "Der Sprecher des Rates teilte mit, die Arbeiten seien im Zeitplan."],
    head: "Von Anna Weber",
    published: "Veröffentlicht am 3. März 2019",
  },
  fr: {
    title: "Le pont reste fermé",
    prose:
      "Le conseil de la ville a parlé mardi du vieux pont, fermé depuis le printemps, et dont les travaux continuent encore.",
    boilerplate: [
      "Aller au contenu principal",
      "Accueil / Politique / Société",
      "Lire aussi : La tempête traverse le pays",
      "Crédit photo : Anne Roy",
      "Partager cet article",
      "Inscrivez-vous à notre newsletter",
      "Ce site utilise des cookies. Avec votre consentement, nos partenaires traitent vos données personnelles.",
      "© 2019 Le Messager. Tous droits réservés.",
    ],
    kept: ["Par Anne Roy", "Le porte-parole a dit que les travaux avançaient comme prévu."],
    head: "Par Anne Roy",
    published: "Publié le 3 mars 2019",
  },
  es: {
    title: "El puente sigue cerrado",
    prose:
      "El consejo de la ciudad habló el martes del viejo puente, que está cerrado desde la primavera y sigue en obras.",
    boilerplate: [
      "Ir al contenido principal",
      "Inicio / Política / Sociedad",
      "Te puede interesar: La tormenta cruza el país",
      "Foto: Ana Ruiz",
      "Compartir esta noticia",
      "Suscríbete a nuestro boletín",
      "Este sitio web utiliza cookies. Con su consentimiento tratamos datos personales.",
      "© 2019 El Mensajero. Todos los derechos reservados.",
    ],
    kept: ["Por Ana Ruiz", "El portavoz dijo que las obras avanzaban según lo previsto."],
    head: "Por Ana Ruiz",
    published: "Publicado el 3 de marzo de 2019",
  },
} as const;

describe.each(Object.entries(PAGES))("a page in %s", (language, page) => {
  const { title, prose, boilerplate, kept, published } = page;
  const [skip, trail, teaser, credit, share, nag, banner, rights] = boilerplate;
  const lines = [
    banner,
    skip,
    trail,
    title,
    page.head,
    published,
    prose,
    credit,
    prose.replace(" ", "  "),
    teaser,
    kept[1],
    share,
    nag,
    rights,
  ];
  const text = lines.join("\n\n");

  test("loses what belongs to the site, and nothing else", () => {
    const removed = clean(blocksOfText(text)).filter((block) => block.boilerplate);
    expect(removed.map((block) => block.text).toSorted()).toEqual(
      [...boilerplate, published].toSorted(),
    );
  });

  test("has its headline, date and language", async () => {
    const finished = await finishArticle({ blocks: blocksOfText(text), metadata: {} }, "page.txt");
    expect(finished!.article).toMatchObject({ title, published: "2019-03-03", language });
  });
});

/** Lines of banners, newsletters, paywalls and forms, each between two paragraphs. */
const LINES = {
  de: [
    "Wir schätzen Ihre Privatsphäre",
    "Alle akzeptieren",
    "Nur notwendige Cookies akzeptieren",
    "Einstellungen verwalten",
    "Wurde Ihnen dieser Newsletter weitergeleitet?",
    "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.",
    "War dieser Artikel hilfreich?",
    "Dieser Artikel ist exklusiv für Abonnenten.",
    "Sie haben schon ein Digitalabo? Hier anmelden",
    "Jetzt 4 Wochen für 1 € testen",
    "Dieser Artikel ist älter als ein Jahr",
    "Zur Merkliste hinzufügen",
    "vor 3 Stunden",
    "Über dieses Thema berichtete die Rundschau am 12. November 2026 um 16:00 Uhr.",
  ],
  fr: [
    "Nous respectons votre vie privée",
    "Tout accepter",
    "Continuer sans accepter",
    "Gérer mes choix",
    "Cet e-mail vous a été transféré ?",
    "Vous recevez cette newsletter car vous êtes inscrit.",
    "Cet article vous a-t-il été utile ?",
    "Il vous reste 62.4% de cet article à lire. La suite est réservée aux abonnés.",
    "Cet article date de plus d’un an.",
    "Partagez cet article",
    "Offrir l’article",
    "il y a 3 heures",
  ],
  es: [
    "Valoramos tu privacidad",
    "Aceptar todas",
    "Rechazar todas las cookies",
    "Gestionar opciones",
    "¿Te han reenviado este correo?",
    "Recibes este boletín porque te has suscrito.",
    "¿Te ha resultado útil este artículo?",
    "Este contenido es exclusivo para suscriptores.",
    "Esta noticia tiene más de 2 años",
    "¿Tienes una suscripción de empresa? Accede aquí para contratar más cuentas.",
    "Comparte esta noticia",
    "hace 3 horas",
    "Si quieres seguir leyendo, hazte socio.",
  ],
} as const;

/** Prose in whose first words such a line begins. */
const PROSE = {
  de: [
    "Wir schätzen Ihre Privatsphäre, sagte der Wirt, und zog den Vorhang zu.",
    "Vor 3 Stunden war der Platz noch leer, jetzt stehen dort tausend Menschen.",
    "Alle akzeptieren, dass der Fluss steigt.",
  ],
  fr: [
    "Tout accepter sans rien dire, ce n’est pas dans ses habitudes.",
    "Il y a 3 heures, la place était encore vide, et mille personnes y sont maintenant.",
    "Cet article vous a été lu par une machine, dit-il au juge.",
  ],
  es: [
    "Valoramos tu privacidad más que tu dinero, dijo el alcalde a los vecinos.",
    "Hace 3 horas la plaza estaba vacía, y ahora hay mil personas.",
    "Aceptar todas las culpas fue su primer error.",
  ],
} as const;

describe.each(["de", "fr", "es"] as const)("in %s", (language) => {
  const { prose } = PAGES[language];
  const left = (line: string) =>
    clean(blocksOfText([prose, line, prose.replace(" ", "  ")].join("\n\n")))
      .filter((block) => !block.boilerplate)
      .map((block) => block.text);

  test.each(LINES[language])("a line of the site goes wherever it is: %j", (line) => {
    expect(left(line)).not.toContain(line);
  });

  test.each(PROSE[language])("prose stays that begins like one: %j", (line) => {
    expect(left(line)).toContain(line);
  });
});

test.each([
  ["Am 3. Oktober kam Dr. Weber. Sie sprach z. B. mit dem Rat.", 2],
  ["Im 19. Jahrhundert baute man in der Str. Nr. 12 ca. 300 Häuser. Es waren viele.", 2],
  ["Brot, Käse usw. Das war alles.", 2],
  ["El Sr. Ruiz habló con la Dra. Gil de EE. UU. sobre el art. 5. Luego se fue.", 2],
  ["Mme Roy et M. Petit ont parlé, p. ex. de Mgr. Blanc. Puis ils sont partis.", 2],
])("%j has %i sentences", (text, sentences) => {
  expect(sentencesIn(text)).toHaveLength(sentences);
});
