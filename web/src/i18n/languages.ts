/**
 * The page's languages, a row each; the words are in the folder named by the code. English is the source and always there. In another
 * folder `index.ts` exports `words`: those of the page and a sentence for each error, `error.` and its reason; so does a room's folder in it.
 */
export const LANGUAGES = [
  { code: 'en', title: 'English' },
  { code: 'ko', title: '한국어' },
] as const;

export type Locale = (typeof LANGUAGES)[number]['code'];
export type Language = (typeof LANGUAGES)[number];

/** The row after this language's; after the last one the first. */
export function languageAfter(code: Locale): Language {
  const at = LANGUAGES.findIndex((row) => row.code === code);
  return LANGUAGES[(at + 1) % LANGUAGES.length]!;
}
