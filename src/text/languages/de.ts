import type { Language } from "./language.ts";

export const GERMAN: Language = {
  code: "de",
  stopWords:
    "wer wen wem wessen was wann wo woher wohin warum wieso weshalb weswegen wofür womit wodurch woran worauf " +
    "wovon wozu worin worum wie wieviel wieviele viele viel welche welcher welches welchem welchen welch bitte sag " +
    "sage sagt erzähl erzähle zeig zeige erkläre heißt hieß hießen nennt nannte genannt wurde wurden worden wird werden " +
    "war waren ist sind sei seien wäre hatte hatten hat haben tat taten tun gibt gab es",
  respelt: [
    [/(?<![aeiouq])ae/g, "ä"],
    [/(?<![aeiouq])oe/g, "ö"],
    [/(?<![aeiouq])ue/g, "ü"],
  ],
};
