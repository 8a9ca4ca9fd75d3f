import type { Language } from "./language.ts";

const NUMBER =
  "eins?|eine[nmrs]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\\p{Ll}+zehn|\\p{Ll}*(?:zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig)|\\p{Ll}*hundert|\\p{Ll}*tausend|dutzende?n?|hunderte?n?|tausende?n?|million(?:en)?|milliarden?|billionen?|hälfte|drittel|viertel|halb|einmal|zweimal|dreimal|beide|kein(?:e[nmrs]?)?";
const TIME =
  "sekunden?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|jahrzehnte?n?|jahrhunderte?n?";
const MONTH =
  "januar|jänner|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember";
const DAY = "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag";
const MONEY =
  "kostete?n?|zahlte?n?|gezahlt|bezahlte?n?|ausgegeben|verdiente?n?|wert|preis|verkaufte?n?|budget|gehalt|gebühr|umsatz|gewinn|verlust|spendete?n?|investierte?n?|geld|summe|strafe";
const PLACE =
  "stadt|städten?|land|länder[n]?|orte?|ortschaft|staat|staaten|bundesland|bundesstaat|kontinent|region|gegend|bezirk|landkreis|dorf|fluss|straße|insel|hauptstadt|nation|gebiet|stadtteil|viertel|universität";
const NAMED =
  "firma|unternehmen|team|mannschaft|verein|schule|behörde|gruppe|organisation|partei|zeitung|zeitschrift|marke|lied|song|album|film|serie|buch|spiel|sender|bank|krankenhaus|studio|schauspieler(?:in)?|sänger(?:in)?|band|spieler(?:in)?|trainer(?:in)?|minister(?:in)?|politiker(?:in)?|künstler(?:in)?|autor(?:in)?|regisseur(?:in)?|richter(?:in)?|modell|produkt|könig(?:in)?|person|präsident(?:in)?";
/** Not followed by a letter or digit. Not `\b`, which doesn't treat umlauts as letters. */
const NO = "(?![\\p{L}\\p{N}])";
const WHICH = "(?<!\\p{L})welche[nmrs]?";
const DETERMINER =
  "der|die|das|den|dem|des|ein|eine[nmrs]?|kein|keine[nmrs]?|im|am|zum|zur|vom|beim|ins|ans|mein|dein|sein|ihr|unser|euer|wie ?viel|welch|vielen?|wenigen?|mehr|etwas|alle[nmrs]?|jede[nmrs]?|diese[nmrs]?|jene[nmrs]?|\\p{Ll}{3,}(?:e|en|er|es|em|ste|sten|ter)";

export const GERMAN: Language = {
  code: "de",
  stopWords:
    "wer wen wem wessen was wann wo woher wohin warum wieso weshalb weswegen wofür womit wodurch woran worauf " +
    "wovon wozu worin worum wogegen wobei wonach worüber worunter heißen heiße lauten lautet lautete wie wieviel wieviele viele viel welche welcher welches welchem welchen welch bitte sag " +
    "sage sagt erzähl erzähle zeig zeige erkläre heißt hieß hießen nennt nannte genannt wurde wurden worden wird werden " +
    "war waren ist sind sei seien wäre hatte hatten hat haben tat taten tun gibt gab es",
  functionWords:
    "und nicht mit für ist auf auch wird wurde zur zum dem eine einer einem eines sich nach bei über durch sie wie aus werden sind",
  respelt: [
    [/(?<![aeiouq])ae/g, "ä"],
    [/(?<![aeiouq])oe/g, "ö"],
    [/(?<![aeiouq])ue/g, "ü"],
  ],
  questions: {
    questionWord:
      /^(?:wer|wen|wem|wessen|was|welche[nmrs]?|wann|wo|woher|wohin|warum|wieso|weshalb|wie|wieviele?|wofür|womit|wodurch|worin|woraus)$/iu,
    asking:
      /^(?:wer|wen|wem|wessen|was|welche[nmrs]?|wann|wo|woher|wohin|warum|wieso|weshalb|wie|viele?|wieviele?)$/iu,
    asks: /(?<!\p{L})(?:wer|wen|wem|wessen|was|welche[nmrs]?|wann|woher|wohin|wo|warum|wieso|weshalb|wie|wieviele?)(?!\p{L})|[?？]\s*$/iu,
    asked: [
      ["clock", /(?<!\p{L})(?:um wie ?viel uhr|wie spät|zu welcher uhrzeit|um welche uhrzeit)/iu],
      [
        "percent",
        /(?<!\p{L})(?:wie viele? prozent|welcher (?:prozentsatz|anteil)|welchen (?:prozentsatz|anteil)|um wie ?viel)/iu,
      ],
      [
        "money",
        new RegExp(
          `^(?=.*(?<!\\p{L})wie ?(?:viel|hoch|teuer)).*(?<!\\p{L})(?:${MONEY})${NO}|${WHICH} (?:preis|kosten|summe|gehalt|gebühr)`,
          "isu",
        ),
      ],
      [
        "duration",
        /(?<!\p{L})wie (?:lange?|oft|alt|häufig|schnell|bald)(?!\p{L})|(?<!\p{L})welche[ms]? alter/iu,
      ],
      ["count", /(?<!\p{L})wie ?viele(?!\p{L})|(?<!\p{L})welche anzahl/iu],
      [
        "number",
        /(?<!\p{L})(?:wie ?viel|wie (?:weit|hoch|groß|lang|breit|tief|schwer))(?!\p{L})|(?<!\p{L})welche (?:zahl|nummer|größe|höhe)/iu,
      ],
      [
        "date",
        new RegExp(
          `(?<!\\p{L})wann${NO}|${WHICH} (?:jahr|jahre?s|datum|tag|monat|jahrhundert|jahrzehnt|jahreszeit|feiertag|wochentag)`,
          "iu",
        ),
      ],
      [
        "person",
        /(?<!\p{L})(?:wer|wen|wem|wessen)(?!\p{L})|(?<!\p{L})wie (?:heißt|hieß|lautet der name)/iu,
      ],
      [
        "place",
        new RegExp(
          `(?<!\\p{L})(?:wo|woher|wohin)${NO}|${WHICH} (?:\\p{L}+ )?(?:${PLACE})${NO}`,
          "iu",
        ),
      ],
      ["name", new RegExp(`${WHICH} (?:\\p{L}+ )?(?:${NAMED})(?:e|en|n|s)?${NO}`, "iu")],
      [
        "reason",
        /(?<!\p{L})(?:warum|wieso|weshalb|weswegen)(?!\p{L})|(?<!\p{L})aus welchem grund/iu,
      ],
    ],
    shown: {
      clock: /\d{1,2}(?:[:.]\d\d)? ?uhr|\b\d{1,2}:\d\d\b|mittags?(?!\p{L})|mitternacht/iu,
      percent: /\d ?%|prozent|(?<!\p{L})(?:hälfte|drittel|viertel)/iu,
      money:
        /[$£€¥₹]\s?\d|\d\s?[$£€¥₹]|(?<!\p{L})(?:euro|dollar|pfund|franken|cent|mark|rubel|yen)(?!\p{L})|\d (?:millionen?|milliarden?|mio|mrd)/iu,
      duration: new RegExp(
        `(?:\\d|(?<!\\p{L})(?:${NUMBER}|einige|mehrere|wenige|jede[nrs]?|alle))[\\s-](?:\\p{L}{1,15}[\\s-])?(?:${TIME})${NO}|(?<!\\p{L})(?:täglich|wöchentlich|monatlich|jährlich|einmal|zweimal|sofort|bis)${NO}|\\d-jährig`,
        "iu",
      ),
      count: new RegExp(`\\d|(?<!\\p{L})(?:${NUMBER})${NO}`, "iu"),
      number: new RegExp(`\\d|(?<!\\p{L})(?:${NUMBER})${NO}`, "iu"),
      date: new RegExp(
        `\\b(?:1[0-9]|20)\\d\\d\\b|(?<!\\p{L})(?:${MONTH}|${DAY}|heute|gestern|morgen|vorgestern|weihnachten|ostern|pfingsten|frühling|frühjahr|sommer|herbst|winter)${NO}|jahrhundert|(?<!\\p{L})(?:letzte[ns]?|nächste[ns]?|vor) \\p{L}* ?(?:jahr|monat|woche)`,
        "iu",
      ),
      // A single capitalised word means little in a language that capitalises all nouns.
      person: new RegExp(
        `\\p{Lu}[\\p{L}'’-]+ \\p{Lu}[\\p{L}'’-]+|(?<!(?:^|[^\\p{L}])(?:${DETERMINER}) )(?<=\\p{L},? )\\p{Lu}[\\p{L}'’-]+`,
        "u",
      ),
      place: /\p{Lu}[\p{L}'’-]+/u,
      name: /\p{Lu}[\p{L}'’-]+|["“„‘]\p{L}/u,
      reason:
        /(?<!\p{L})(?:weil|da|denn|wegen|aufgrund|dank|damit|um|deshalb|daher|darum|somit|dadurch|durch|grund|gründen?|ursachen?|folge|führte|verursachte?|nachdem|angesichts)(?!\p{L})/iu,
    },
    number: new RegExp(`^(?:\\d.*|${NUMBER})$`, "iu"),
    dayOrMonth:
      /^(?:jan|jän|feb|mär|apr|mai|jun|jul|aug|sep|okt|nov|dez|mon|die(?=nst)|mit(?=tw)|don(?=n)|fre(?=it)|sam(?=st)|son(?=n))/iu,
    plainStarts: new Set(
      "der die das den dem des ein eine einer einem einen es er sie wir ihr ich und aber oder wenn als wie diese dieser dieses diesen jene dort da während nach vor von mit für bei durch seine ihre sein in im an am auf aus zu zum zur um so nicht auch nur noch doch dabei dadurch damit daher".split(
        " ",
      ),
    ),
    qualifiers:
      /(?<!\p{L})(?:erste[nrsm]?|zweite[nrsm]?|dritte[nrsm]?|vierte[nrsm]?|fünfte[nrsm]?|letzte[nrsm]?|nächste[nrsm]?|vorherige[nrsm]?|andere[nrsm]?|weitere[nrsm]?|gesamte[nrsm]?|aktuelle[nrsm]?|ehemalige[nrsm]?|frühere[nrsm]?|ursprüngliche[nrsm]?|einzige[nrsm]?|älteste[nrsm]?|jüngste[nrsm]?|größte[nrsm]?|kleinste[nrsm]?|höchste[nrsm]?|niedrigste[nrsm]?|längste[nrsm]?|meisten?|wenigsten?|jährliche[nrsm]?)(?!\p{L})/giu,
    joinsNouns: true,
    beforeNouns: new RegExp(`(?:^|[^\\p{L}])(?:${DETERMINER}) $`, "iu"),
  },
  stops: {
    within:
      "hr hrn fr frl dr prof dipl ing med jur phil nr str evtl ggf inkl exkl bzgl bzw sog vgl tel geb gest allg z.b d.h u.a z.t i.d.r o.g s.o s.u v.a st",
    beforeNumbers: "nr abs art kap bd s jh ca § ziff",
    either: "usw etc mio mrd jh jhd chr uvm bspw ust",
    starters:
      "der die das den dem ein eine einer es er sie wir ich ihr diese dieser dieses im in am an auf aus bei mit nach vor von für zu zum zur und aber oder doch wenn als während seit auch so nur dort dabei danach heute gestern",
    afterOrdinals:
      /^(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jahrhunderts?|Jh|Weltkriegs?|Bundesliga|Liga|Klasse|Stock|Etage|Platz|Mal|Tag|Woche|Auflage|Runde|Spieltag|Geburtstag|Minute|Lebensjahr|Jahrestag|Kapitel|Platz)(?!\p{L})/u,
  },
  page: {
    labels:
      "startseite start menü suche nachrichten welt wirtschaft politik sport meinung kultur technik wissen wissenschaft gesundheit wetter video videos audio fotos bilder live aktuell aktuelles neueste meistgelesen beliebt themen über uns kontakt hilfe karriere werbung anmelden abmelden einloggen registrieren konto profil abo abonnieren abonnement newsletter teilen merken drucken speichern antworten melden folgen facebook twitter x instagram linkedin whatsapp telegram reddit pinterest youtube rss link kopieren impressum datenschutz agb nutzungsbedingungen cookies einstellungen und mehr zurück weiter nächste vorherige seite kommentare kommentar panorama regional lokales e-mail mail zur zum inhalt springen",
    controls: [
      /^(?:anzeige|werbung|zum (?:haupt)?inhalt springen|zur navigation springen|hier klicken|inhalt(?:sverzeichnis)? (?:ein|aus)blenden)$/iu,
      /^(?:diesen? )?(?:artikel|beitrag|seite|text)? ?(?:teilen|drucken|merken|speichern|weiterempfehlen|vorlesen)(?: (?:auf|per|via|über) [\p{L}-]+)?$/iu,
      /^(?:per|auf|via|über) (?:e-?mail|facebook|twitter|x|whatsapp|telegram|linkedin|pinterest|xing) (?:teilen|versenden|weiterleiten)$/iu,
      /^(?:mehr|alle|weitere)? ?(?:\d[\d.]* )?(?:kommentare|antworten|beiträge|bilder)(?: (?:anzeigen|laden|lesen|ausblenden|schreiben))?(?: ?\(\d[\d.]*\))?$/iu,
      /^(?:kommentar (?:schreiben|verfassen)|noch keine kommentare|kommentare? geschlossen|die kommentarfunktion ist geschlossen)\.?$/iu,
      /^(?:alles?|nur (?:notwendige|essenzielle|erforderliche)|notwendige)(?: cookies)? (?:akzeptieren|ablehnen|zulassen|erlauben|annehmen)$/iu,
      /^(?:(?:cookie-?|datenschutz-?)?(?:einstellungen|optionen) (?:verwalten|anpassen)|cookie-einstellungen|(?:akzeptieren|zustimmen) und (?:weiter(?:lesen)?|schließen)|auswahl speichern)$/iu,
      /^(?:aktualisiert |veröffentlicht )?vor \d+ (?:min(?:uten?|\.)?|stunden?|std\.?|tag(?:en)?|wochen?)$|^\d[\d.]* (?:aufrufe|likes|reaktionen|follower|abonnenten)$/iu,
      /^(?:artikel|beitrag) (?:verschenken|anhören|zum hören)[^.!?]{0,12}$|^(?:zur merkliste hinzufügen|merkliste|bild vergrößern|diskutieren sie mit|anhören|im browser (?:ansehen|öffnen|anzeigen)|newsletter abbestellen)$/iu,
      /^(?:lesezeit:? ?(?:ca\. ?)?\d+ min(?:uten?)?\.?|\d+ min(?:uten)? (?:lesezeit|lesedauer))$/iu,
    ],
    nags: [
      /^(?:jetzt |bitte )?(?:abonnieren|bestellen|melden|registrieren) sie\b.*\b(?:newsletter|kostenlos|abo)/iu,
      /^(?:jetzt )?(?:kostenlos )?(?:newsletter|push-nachrichten) (?:abonnieren|bestellen|aktivieren)/iu,
      /^(?:sie haben )?(?:bereits|schon|noch kein) (?:ein )?(?:\p{L}{0,12}abo|abonnent|kunde|konto)\b.*(?:anmelden|einloggen|registrieren|login)/iu,
      /^(?:folgen|besuchen) sie uns (?:auf|bei) /iu,
      /^(?:weiterlesen|jetzt lesen) mit /iu,
      /^(?:war|fanden sie) diese[rsn]? (?:artikel|beitrag|seite|text|newsletter|antwort) (?:hilfreich|nützlich|interessant)/iu,
      /^wie (?:hat|gefällt|gefiel) (?:ihnen|dir) (?:diese[rs]?|der) (?:artikel|beitrag|newsletter|text)/iu,
      /^(?:wurde|ist) (?:ihnen|dir) diese[rs]? (?:e-?mail|mail|newsletter|nachricht) weitergeleitet/iu,
      /^(?:sie erhalten|du erhältst|sie bekommen|du bekommst) diesen? (?:e-?mail|mail|newsletter|nachricht),? (?:weil|da)(?!\p{L})/iu,
      /^(?:wird|sollte) diese[rs]? (?:e-?mail|mail|newsletter) nicht (?:richtig|korrekt)/iu,
      /^(?:wir (?:schätzen|respektieren|achten) ihre privatsphäre|ihre privatsphäre ist uns wichtig|wir benötigen ihre (?:zustimmung|einwilligung)|diese (?:web)?(?:seite|site) (?:verwendet|nutzt) cookies)[.!]?$/iu,
      /^diese[rs]? (?:artikel|inhalt|text|beitrag) ist (?:nur|exklusiv) für .{0,30}(?:abonnent|mitglieder)/iu,
      /^(?:sie (?:möchten|wollen) (?:den artikel )?weiterlesen\?|jetzt weiterlesen)|^jederzeit kündbar\.?$/iu,
      /^(?:über dieses thema berichtete|diese (?:nachricht|meldung|sendung) (?:wurde|lief)|dieser beitrag (?:wurde|lief))(?!\p{L}).*\d/iu,
      /^(?:exklusiv|nur) für abonnent\p{L}*$|^mit (?:einem|dem|ihrem) \p{L}{0,12}abo(?!\p{L}).*(?:lesen|zugang|zugriff)/iu,
      /^(?:jetzt )?\d+ (?:wochen|monate?|tage)(?!\p{L}).*(?:testen|gratis|kostenlos)[.!]?$/iu,
      /^dieser (?:artikel|beitrag) ist (?:älter als|mehr als) .{2,20} alt\.?$|^dieser (?:artikel|beitrag) ist älter als .{2,20}$/iu,
      /^(?:empfohlener redaktioneller inhalt|an dieser stelle finden sie (?:einen )?(?:externen|empfohlenen))/iu,
      /^mehrfachnutzung erkannt$|^(?:bitte beachten sie: )?die zeitgleiche nutzung von |^die wiedergabe wurde unterbrochen\.?$/iu,
      /^bitte (?:aktivieren|erlauben) sie (?:javascript|cookies)|^ihr browser unterstützt /iu,
      /^(?:dieser (?:artikel|beitrag)|diese seite) enthält (?:affiliate|werbe)/iu,
      /^(?:um (?:kommentieren|einen kommentar)|zum kommentieren)\b.*(?:anmelden|einloggen)/iu,
      /^(?:©|\(c\)) ?(?:copyright )?(?:19|20)\d\d/iu,
    ],
    signUpButton:
      /^(?:(?:jetzt |newsletter |kostenlos )*(?:abonnieren|anmelden|bestellen)|registrieren)$/iu,
    siteSpeech: [
      /(?<!\p{L})(?:cookies?|tracking)(?!\p{L})/iu,
      /(?<!\p{L})(?:unsere|diese) (?:web)?(?:seite|site|dienste)(?!\p{L})/iu,
      /(?<!\p{L})(?:zustimmen|einwilligung|akzeptieren|zustimmung|ablehnen)(?!\p{L})/iu,
      /(?<!\p{L})(?:datenschutz\p{L}*|nutzungsbedingungen|privatsphäre|personenbezogene[rn]? daten)(?!\p{L})/iu,
      /(?<!\p{L})(?:wir und unsere (?:\d+ )?partner|ihre[nmr]? (?:browser|gerät|endgerät|einstellungen))/iu,
    ],
    edgeLines: [
      /(?<!\p{L})alle rechte vorbehalten\.?$/iu,
      /^(?:jede|eine) (?:verwertung|vervielfältigung|weiterverbreitung|nutzung)\b.*\b(?:untersagt|zustimmung|verboten)/iu,
    ],
    lead: /^(?:lesen sie (?:auch|mehr|hier|dazu)|mehr zum thema|mehr dazu|auch interessant|das könnte sie auch interessieren|siehe auch|zum thema|hintergrund)\s*[:|»›→]/iu,
    listName:
      /^(?:lesen sie (?:auch|mehr|dazu)|(?:mehr )?zum thema|mehr dazu|auch interessant|das könnte (?:sie|dich) auch interessieren|meistgelesen(?:e artikel)?|weitere (?:artikel|themen|nachrichten|meldungen)|ähnliche (?:artikel|beiträge)|verwandte (?:themen|artikel)|empfehlungen(?: der redaktion)?|top-?themen|neueste artikel|aus dem ressort|schlagw(?:orte|örter)|themen zu diesem artikel)\s*[:»›→|]?$/iu,
    creditLine:
      /^[([]?(?:foto|bild|bildquelle|fotos|grafik|video|archivbild|symbolbild|illustration) ?[:©|]/iu,
    creditAtEnd:
      /[([](?:foto|bild|bildquelle|archivfoto|archivbild|symbolbild|grafik)s? ?[:/][^()[\]]*[)\]]$/iu,
    byline:
      /^(?:von|ein (?:beitrag|kommentar|artikel|gastbeitrag) von|autor(?:in)?:?|aus .{2,30} berichtet) \p{Lu}/iu,
  },
};
