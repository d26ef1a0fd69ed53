// Rules about the page's words: every language of the table has a folder with the same keys as English.

const folder = /^web\/src\/i18n\/([\w-]+)\//;

/** Returns complaints about codes without a folder in web/src/i18n, and folders without a code. */
export function checkLanguages(codes, files) {
  const folders = new Set(files.map((path) => folder.exec(path)?.[1]).filter(Boolean));
  return [
    ...codes.filter((code) => !folders.has(code)).map((code) => `web/src/i18n/${code} is missing`),
    ...[...folders]
      .filter((code) => !codes.includes(code))
      .map((code) => `web/src/i18n/${code}: no language of web/src/i18n/languages.ts`),
  ];
}

/**
 * Returns all words of a language except its errors and notes, which English doesn't have: those of the page and of each room. `load` imports a path.
 */
export async function wordsOf(code, files, load) {
  const own = files.filter((path) => new RegExp(`^web/src/i18n/${code}/([\\w-]+/)?index\\.ts$`).test(path));
  const modules = await Promise.all(own.filter((path) => !path.includes('/errors/')).map(load));
  const all = Object.assign({}, ...modules.map(({ words }) => words));
  return Object.fromEntries(Object.entries(all).filter(([key]) => !/^(error|note)\./.test(key)));
}

const placeholders = (text) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort().join(' ');

/**
 * Checks that a translation has the keys of English with the same {placeholders}, that no text is empty, and that
 * English has no Hangul.
 */
export function checkDictionaries(en, translated, code) {
  const english = new Map(Object.entries(en));
  const other = new Map(Object.entries(translated));
  const complaints = [];
  for (const [key, text] of english) {
    if (!other.has(key)) complaints.push(`${code} lacks ${key}`);
    else if (placeholders(text) !== placeholders(other.get(key))) {
      complaints.push(
        `${key}: placeholders differ: ${placeholders(text) || 'none'} and ${placeholders(other.get(key)) || 'none'}`,
      );
    }
    if (/\p{Script=Hangul}/u.test(text) && !/language/i.test(key)) complaints.push(`en has Hangul in ${key}`);
  }
  for (const key of other.keys()) if (!english.has(key)) complaints.push(`en lacks ${key}`);
  for (const [key, text] of [...english, ...other]) if (text.trim() === '') complaints.push(`${key} is empty`);
  return complaints;
}
