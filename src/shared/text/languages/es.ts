import type { Language } from "./language.ts";

const NUMBER =
  "un[oa]?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince|veinte|veinti\\p{Ll}+|treinta|cuarenta|cincuenta|sesenta|setenta|ochenta|noventa|cien(?:to|tos|tas)?|\\p{Ll}+cient[oa]s|mil|miles|docenas?|decenas?|centenares|cientos|mill(?:ón|ones)|billones|mitad|tercio|cuarto|media|medio|doble|ningun[oa]?|ningún|amb[oa]s";
const TIME = "segundos?|minutos?|horas?|días?|semanas?|mes(?:es)?|años?|décadas?|siglos?";
const MONTH =
  "enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre";
const DAY = "lunes|martes|miércoles|jueves|viernes|sábado|domingo";
const MONEY =
  "cuesta|costó|cuestan|costaron|costar|pagó|pagaron|pagar|pagan|gastó|gastaron|gasta|gastan|ganó|ganaron|gana|vale|valen|valía|precio|vendió|dinero|presupuesto|salario|sueldo|tarifa|ingresos|beneficios|pérdidas|multa|invirtió|donó|recaudó";
const PLACE =
  "ciudad(?:es)?|país(?:es)?|lugar(?:es)?|sitios?|estados?|pueblos?|continentes?|regi(?:ón|ones)|provincias?|condados?|aldeas?|ríos?|calles?|islas?|capital|naci(?:ón|ones)|barrios?|zonas?|universidad(?:es)?";
const NAMED =
  "empresas?|compañías?|firmas?|equipos?|clubs?|clubes|escuelas?|agencias?|grupos?|organizaci(?:ón|ones)|partidos?|periódicos?|diarios?|revistas?|marcas?|canci(?:ón|ones)|álbum(?:es)?|películas?|series?|libros?|juegos?|canal(?:es)?|bancos?|hospital(?:es)?|estudios?|actor(?:es)?|actriz|actrices|cantantes?|bandas?|jugador(?:a|es|as)?|entrenador(?:a|es|as)?|ministr[oa]s?|polític[oa]s?|artistas?|escritor(?:a|es|as)?|autor(?:a|es|as)?|director(?:a|es|as)?|juez|modelos?|productos?|reyes|rey|reina|persona|presidente";
const WHICH = "(?<!\\p{L})(?:qué|que|cuál(?:es)?|cual(?:es)?)";
const NO = "(?![\\p{L}\\p{N}])";

export const SPANISH: Language = {
  code: "es",
  stopWords:
    "qué quién quiénes cuál cuáles cuándo cuánto cuánta cuántos cuántas cómo dónde adónde quienes cuales cuando " +
    "cuanto cuanta cuantos cuantas como donde es son era eran fue fueron ser sido siendo soy eres somos será serán sería " +
    "ha han he has hemos había habían hay hubo haber habido está están estaba estaban estuvo estar estado tiene tienen " +
    "tenía tenían tuvo tuvieron tener hace hacen hizo hicieron hacer hecho puede pueden podía dice dicen dijo di " +
    "dime explica muestra cuéntame esta este estos estas esos esas esa aquel aquella aquellos aquellas esto eso otra otros " +
    "otras todo toda todos todas mucho mucha muchos muchas tan tanto entre hacia ante bajo tras según e o u si nos vos " +
    "os les lo unos unas mis tus nuestro nuestra nuestros nuestras cada cuyo cuya cuyos cuyas ella ellos ellas usted ustedes " +
    "yo nosotros también tampoco así aún aunque pues antes después ahora mientras",
  functionWords:
    "y los las con por su sus fue pero más también desde hasta muy este esta una del ser han entre al",
  respelt: [
    [/cion$/, "ción"],
    [/sion$/, "sión"],
  ],
  questions: {
    questionWord:
      /^(?:quién(?:es)?|quien(?:es)?|qué|que|cuál(?:es)?|cual(?:es)?|cuándo|cuando|dónde|donde|por ?qué|cómo|como|cuánt[oa]s?|cuant[oa]s?)$/iu,
    asking:
      /^(?:quién(?:es)?|quien(?:es)?|qué|cuál(?:es)?|cuándo|dónde|cómo|cuánt[oa]s?|cuant[oa]s?)$/iu,
    asks: /(?<!\p{L})(?:quién(?:es)?|qué|cuál(?:es)?|cuándo|dónde|adónde|cómo|cuánt[oa]s?)(?!\p{L})|^[¿\s]*(?:quien(?:es)?|que|cual(?:es)?|cuando|donde|como|cuant[oa]s?|por que)(?!\p{L})|¿|[?？]\s*$/iu,
    asked: [
      ["clock", /(?<!\p{L})(?:a )?qu[eé] hora/iu],
      [
        "percent",
        /(?<!\p{L})(?:qu[eé]|cu[aá]l(?: es| fue| era)?(?: el)?) (?:porcentaje|proporción|parte|fracción|tanto por ciento)|(?<!\p{L})en cuánto(?!\p{L})/iu,
      ],
      [
        "money",
        new RegExp(
          `^(?=.*(?<!\\p{L})cu[aá]nt[oa]).*(?<!\\p{L})(?:${MONEY})${NO}|${WHICH}(?: (?:es|fue|era))?(?: el| la)? (?:precio|coste|costo|suma|salario|sueldo|tarifa)`,
          "isu",
        ),
      ],
      [
        "duration",
        /(?<!\p{L})cu[aá]nto (?:tiempo|dur)|(?<!\p{L})(?:cada cu[aá]nto|con qu[eé] frecuencia|qu[eé] edad|cu[aá]ntos años|cu[aá]ntas veces)/iu,
      ],
      ["count", /(?<!\p{L})cu[aá]nt[oa]s(?!\p{L})/iu],
      [
        "number",
        /(?<!\p{L})(?:cu[aá]nt[oa]|qu[eé] (?:número|cantidad|altura|tamaño|longitud|distancia|profundidad|superficie))(?!\p{L})|(?<!\p{L})cuál(?: es| era| fue)? (?:el|la) (?:número|cantidad|altura|tamaño|longitud|distancia|superficie)/iu,
      ],
      [
        "date",
        new RegExp(
          `(?<!\\p{L})cu[aá]ndo${NO}|${WHICH} (?:año|fecha|día|mes|siglo|década|estación|época)${NO}`,
          "iu",
        ),
      ],
      [
        "person",
        /(?<!\p{L})(?:qui[eé]n(?:es)?)(?!\p{L})|(?<!\p{L})(?:cómo se llam|cuál (?:es|era|fue) el nombre)/iu,
      ],
      ["place", new RegExp(`(?<!\\p{L})a?d[oó]nde${NO}|${WHICH} (?:${PLACE})${NO}`, "iu")],
      ["name", new RegExp(`${WHICH} (?:\\p{L}+ )?(?:${NAMED})${NO}`, "iu")],
      [
        "reason",
        /(?<!\p{L})por ?qu[eé](?!\p{L})|(?<!\p{L})(?:por qué razón|cuál (?:es|fue|era) (?:la causa|la razón|el motivo)|a qué se deb)/iu,
      ],
    ],
    shown: {
      clock:
        /\b\d{1,2}[:.]\d\d\b|(?<!\p{L})(?:la una|las \p{L}+|mediodía|medianoche)(?!\p{L})|\d ?h\b/iu,
      percent:
        /\d ?%|por ciento|porcentaje|(?<!\p{L})(?:mitad|tercio|tercera parte|cuarto|cuarta parte|un[oa] de cada)(?!\p{L})/iu,
      money:
        /[$£€¥₹]\s?\d|\d\s?[$£€¥₹]|(?<!\p{L})(?:euros?|dólares|dólar|libras?|pesos?|pesetas?|centavos?|céntimos?|yenes?|rublos?)(?!\p{L})|\d (?:mil )?mill(?:ón|ones)/iu,
      duration: new RegExp(
        `(?:\\d|(?<!\\p{L})(?:${NUMBER}|varios|varias|algunos|algunas|cada|pocos|pocas))\\s(?:\\p{L}{1,12}\\s)?(?:${TIME})${NO}|(?<!\\p{L})(?:diario|semanal|mensual|anual|diariamente|anualmente|una vez|dos veces|inmediatamente|hasta)${NO}`,
        "iu",
      ),
      count: new RegExp(`\\d|(?<!\\p{L})(?:${NUMBER})${NO}`, "iu"),
      number: new RegExp(`\\d|(?<!\\p{L})(?:${NUMBER})${NO}`, "iu"),
      date: new RegExp(
        `\\b(?:1[0-9]|20)\\d\\d\\b|(?<!\\p{L})(?:${MONTH}|${DAY}|siglo|hoy|ayer|mañana|anoche|navidad|pascua|semana santa|primavera|verano|otoño|invierno|(?:año|mes|semana) (?:pasad[oa]|próxim[oa]))${NO}`,
        "iu",
      ),
      person: /\p{Lu}[\p{L}'’-]+/u,
      place: /\p{Lu}[\p{L}'’-]+/u,
      name: /\p{Lu}[\p{L}'’-]+|["“«‘]\p{L}/u,
      reason:
        /(?<!\p{L})(?:porque|ya que|puesto que|dado que|debido al?|gracias al?|a causa de|por culpa de|para|por lo que|causas?|causó|causado|razón|razones|motivos?|provocó|tras|por)(?!\p{L})/iu,
    },
    number: new RegExp(`^(?:\\d.*|${NUMBER})$`, "iu"),
    dayOrMonth:
      /^(?:ene(?=r)|feb(?=r)|mar(?=zo|tes)|abr(?=il)|may(?=o)|jun(?=io)|jul(?=io)|ago(?=st)|sep(?=t)|set(?=iem)|oct(?=ub)|nov(?=iem)|dic(?=iem)|lunes|miércoles|jueves|viernes|sábado|domingo)/iu,
    plainStarts: new Set(
      "el la los las un una unos unas en de del a al y o pero si como cuando donde que es son fue era este esta estos estas ese esa su sus se lo le por para con sin sobre según entre tras desde hasta mientras aunque también además no ni más ya él ella ellos".split(
        " ",
      ),
    ),
    qualifiers:
      /(?<!\p{L})(?:primer[oa]?s?|segund[oa]s?|tercer[oa]?s?|cuart[oa]s?|quint[oa]s?|últim[oa]s?|próxim[oa]s?|anterior(?:es)?|otr[oa]s?|final(?:es)?|total(?:es)?|actual(?:es)?|ex|antigu[oa]s?|original(?:es)?|inicial(?:es)?|únic[oa]s?|mayor(?:es)?|menor(?:es)?|mejor(?:es)?|peor(?:es)?|más|menos|principal(?:es)?|anual(?:es)?|diari[oa]s?|mensual(?:es)?)(?!\p{L})/giu,
  },
  stops: {
    within:
      "sr sra sres srta ee dr dra dn dña d lic ing arq gral cnel cap prof ud uds vd av avda ctra núm pág págs aprox art cap ed fig p.ej",
    beforeNumbers: "núm n.º nº pág págs art cap vol fig",
    either: "etc s.a c.v ee.uu uu a.c d.c jr",
    starters:
      "el la los las un una unos unas en de del a al y o pero si cuando donde como este esta estos estas ese esa su sus se por para con sin según tras desde hasta mientras aunque también además no él ella ellos hoy ayer",
  },
  page: {
    labels:
      "inicio portada menú buscar noticias mundo internacional economía política deportes opinión cultura tecnología ciencia salud tiempo vídeo video vídeos videos audio fotos directo última últimas hora lo más leído leídas popular temas quiénes somos sobre nosotros contacto ayuda empleo publicidad iniciar sesión cerrar registrarse regístrate cuenta mi perfil suscribirse suscríbete suscripción boletín boletines newsletter compartir guardar imprimir responder denunciar seguir facebook twitter x instagram linkedin whatsapp telegram reddit pinterest youtube rss copiar enlace aviso legal privacidad política de cookies condiciones uso ajustes y más atrás siguiente anterior página comentarios comentario sociedad españa ir al contenido principal",
    controls: [
      /^(?:publicidad|anuncio|ir al contenido(?: principal)?|saltar al contenido|haz clic aquí|desplegar redes sociales|ir a los comentarios)$/iu,
      /^(?:compartir|comparte|comparta|guardar|imprimir|enviar|escuchar)(?: (?:este|el|esta|la) (?:artículo|noticia|página|entrada))?(?: (?:en|por|con|vía) [\p{L}-]+)?$/iu,
      /^(?:ver|mostrar|cargar|leer|ocultar)? ?(?:más|todos los|los)? ?(?:\d[\d.]* )?(?:comentarios|respuestas)(?: ?\(\d[\d.]*\))?$/iu,
      /^(?:deja(?:r)? un comentario|sé el primero en comentar|comentarios cerrados|sin comentarios)\.?$/iu,
      /^(?=.* )(?:aceptar|rechazar|permitir)(?: (?:todas?|todos?))?(?: (?:las )?cookies)?$|^(?:continuar sin aceptar|aceptar y (?:continuar|cerrar))$/iu,
      /^(?:configurar|gestionar|administrar|personalizar)(?: (?:las|mis|sus|tus))? (?:cookies|opciones|preferencias)$/iu,
      /^(?:actualizado |publicado )?hace \d+ (?:min(?:utos?)?|h(?:oras?)?|días?|semanas?)$|^\d[\d.]* (?:visitas|me gusta|compartidos|seguidores|suscriptores)$/iu,
      /^(?:ver en (?:el|tu|su) navegador|darse de baja|date de baja|cancelar (?:la )?suscripción|regalar? (?:este|el) artículo|añadir a favoritos)$/iu,
      /^(?:tiempo de lectura:? ?\d+ min(?:utos?)?\.?|\d+ min(?:utos)?(?: de lectura)?)$/iu,
    ],
    nags: [
      /^(?:suscríbete|suscríbase|regístrate|regístrese|apúntate|inscríbete)(?!\p{L})/iu,
      /^(?:recibe|reciba)\b.*(?:boletín|newsletter|correo|noticias)/iu,
      /^(?:¿?ya eres (?:suscriptor|socio)|¿?aún no eres|¿?ya tienes (?:una )?cuenta|inicia sesión)(?!\p{L})/iu,
      /^(?:síguenos|siga?nos|síganos|únete a nosotros) en /iu,
      /^(?:por favor,? )?(?:activa|active|habilita|habilite) (?:javascript|las cookies)|^(?:tu|su) navegador no /iu,
      /^(?:este|esta) (?:artículo|página|entrada) (?:puede )?contiene? enlaces de afiliad/iu,
      /^¿?(?:te|le) han reenviado est[ea] (?:correo|e-?mail|boletín|newsletter|mensaje)/iu,
      /^(?:recibes?|ha[s]? recibido) est[ea] (?:correo|e-?mail|boletín|newsletter|mensaje)(?!\p{L})/iu,
      /^¿?(?:te|le) ha (?:resultado|sido|parecido) (?:útil|interesante) est[ea]/iu,
      /^(?:(?:valoramos|respetamos|cuidamos) [st]u privacidad|[st]u privacidad (?:nos importa|es importante)[^.!?]*|(?:este sitio(?: web)?|esta (?:web|página)) utiliza cookies|utilizamos cookies propias y de terceros)[.!]?$/iu,
      /^(?:este (?:contenido|artículo)|esta noticia) es (?:exclusiv[oa]|s[oó]lo) para (?:suscriptores|socios|abonados)/iu,
      /^¿(?:tienes?|ya tienes?) una (?:suscripción|cuenta)(?!\p{L})|^est[ea] (?:noticia|artículo) tiene más de .{2,20}$/iu,
      /^si está interesado en licenciar este contenido/iu,
      /^tu suscripción se está usando en otro dispositivo|^¿quieres añadir otro usuario a tu suscripción|^la información de .{2,40}, en (?:facebook|x|twitter|nuestra newsletter)(?!\p{L})/iu,
      /^si no (?:quieres?|deseas?) (?:seguir recibiendo|recibir) (?:este|esta|estos|estas|más|nuestr)/iu,
      /^(?:si (?:quieres?|deseas?) seguir leyendo|sigue leyendo|para seguir leyendo|contenido exclusivo para)(?!\p{L})/iu,
      /^(?:©|\(c\)) ?(?:copyright )?(?:19|20)\d\d/iu,
    ],
    signUpButton: /^(?:apúntate|suscríbete|suscribirse|suscribirme|inscríbete|regístrate)$/iu,
    siteSpeech: [
      /(?<!\p{L})cookies?(?!\p{L})/iu,
      /(?<!\p{L})(?:nuestro|este|nuestra|esta) (?:sitio(?: web)?|web|página|servicios)(?!\p{L})/iu,
      /(?<!\p{L})(?:aceptar|acepta|consentimiento|rechazar|consentir)(?!\p{L})/iu,
      /(?<!\p{L})(?:política de privacidad|condiciones de uso|términos y condiciones|datos personales|protección de datos)(?!\p{L})/iu,
      /(?<!\p{L})(?:nosotros y nuestros (?:\d+ )?socios|su (?:navegador|dispositivo)|tu (?:navegador|dispositivo|experiencia))(?!\p{L})/iu,
    ],
    edgeLines: [
      /(?<!\p{L})todos los derechos reservados\.?$/iu,
      /^(?:queda )?(?:prohibida|prohibido)\b.*\b(?:reproducción|distribución|difusión)/iu,
    ],
    lead: /^(?:lea también|lee también|leer más|lea más|más información|te puede interesar|le puede interesar|ver también|véase también|noticia relacionada|relacionad[oa]s?|además)\s*[:|»›→]/iu,
    listName:
      /^(?:lea también|lee también|leer más|más información|más noticias|más sobre (?:este tema|.{2,30})|te puede interesar|le puede interesar|también te puede interesar|noticias relacionadas|artículos relacionados|relacionad[oa]s|lo más (?:leído|visto|popular)|las más leídas|últimas noticias|recomendad[oa]s?|te recomendamos|archivado en|etiquetas)\s*[:»›→|]?$/iu,
    creditLine: /^[([]?(?:foto|fotografía|imagen|fotos|vídeo|gráfico|ilustración|crédito) ?[:©|]/iu,
    creditAtEnd:
      /[([](?:foto|fotografía|imagen|archivo)s? ?[:/][^()[\]]*[)\]]$|[([](?:EFE|Europa Press|AFP|Reuters|AP|Getty)(?: ?\/[^()[\]]*)?[)\]]$/iu,
    byline: /^(?:por|escrito por|autor(?:a)?:?|texto:?|redacción de) \p{Lu}/iu,
  },
};
