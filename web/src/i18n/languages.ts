/**
 * The page's languages, a row each. The words are in the folder named by the code. English is the source and always loaded. In other
 * folders, `index.ts` exports `words`: the page's words and a sentence for each error, with the key `error.` and its reason. Rooms have
 * subfolders in the same form.
 */
export const LANGUAGES = [
  { code: 'en', title: 'English' },
  { code: 'ko', title: '한국어' },
] as const;

export type Locale = (typeof LANGUAGES)[number]['code'];
export type Language = (typeof LANGUAGES)[number];

/** The next language; after the last one, the first. */
export function languageAfter(code: Locale): Language {
  const at = LANGUAGES.findIndex((row) => row.code === code);
  return LANGUAGES[(at + 1) % LANGUAGES.length]!;
}
