declare module "stopword/dist/stopword.esm.mjs" {
  export const eng: readonly string[];
}
