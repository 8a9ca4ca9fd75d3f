import type { Language } from "./language.ts";

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
  respelt: [
    [/cion$/, "ción"],
    [/sion$/, "sión"],
  ],
};
