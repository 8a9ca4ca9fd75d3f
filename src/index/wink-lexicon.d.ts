declare module "wink-lexicon/src/wn-verb-exceptions.js" {
  const dictionaryForms: { readonly [form: string]: string };
  export default dictionaryForms;
}

declare module "wink-lexicon/src/wn-noun-exceptions.js" {
  const dictionaryForms: { readonly [form: string]: string };
  export default dictionaryForms;
}
