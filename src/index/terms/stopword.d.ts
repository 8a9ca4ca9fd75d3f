declare module "stopword/dist/stopword.esm.mjs" {
  type List = readonly string[];
  export const ara: List, bul: List, cat: List, ces: List, dan: List, deu: List, ell: List;
  export const eng: List, spa: List, est: List, eus: List, fas: List, fin: List, fra: List;
  export const gle: List, glg: List, heb: List, hin: List, hrv: List, hun: List, hye: List;
  export const ind: List, ita: List, lit: List, lav: List, nld: List, nob: List, pol: List;
  export const por: List, ron: List, rus: List, slk: List, slv: List, swe: List, tur: List;
  export const ukr: List, urd: List, vie: List;
}
