import type { Language } from "./language.ts";

export const FRENCH: Language = {
  code: "fr",
  stopWords:
    "qui que quoi quand où comment pourquoi combien quel quelle quels quelles lequel laquelle lesquels lesquelles " +
    "dont duquel est-ce ce ça si ne pas plus très aussi alors donc or ni car comme peut peuvent doit fait faites dis " +
    "dites dit disent montre explique parle avait avaient fut furent était étaient sont serait a ont eu chez entre vers " +
    "sous depuis pendant lors selon tout tous toute toutes y en aujourd'hui aujourdhui",
  elided: /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’ʼ]/i,
  respelt: [[/(?<=..)ite(s?)$/, "ité$1"]],
};
