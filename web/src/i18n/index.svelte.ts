/** Every word of the page, in two languages. English is the source; Korean has the same keys by type and by test. */
import { recall, remember } from '../ui/storage';
import { en } from './en';
import { ko } from './ko';
import { interpolate, type Params } from './interpolate';

export const LOCALES = ['en', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];
export type Key = keyof typeof en;

const dictionaries: Record<Locale, Record<Key, string>> = { en, ko };

function isLocale(text: string | null | undefined): text is Locale {
  return LOCALES.includes(text as Locale);
}

class LocaleState {
  current = $state<Locale>('en');

  /** `?lang=`, else the stored choice, else the first of the browser's languages that there is. */
  start(query: URLSearchParams, languages: readonly string[]): void {
    const asked = query.get('lang') ?? recall('lang');
    const offered = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale);
    this.#apply(isLocale(asked) ? asked : (offered ?? 'en'));
  }

  choose(choice: Locale): void {
    remember('lang', choice);
    this.#apply(choice);
  }

  #apply(choice: Locale): void {
    this.current = choice;
    document.documentElement.lang = choice;
    document.title = t('app.title');
  }
}

export const locale = new LocaleState();

/** The words for a key in the language of the moment; `{name}` places are filled from `params`. */
export function t(key: Key, params?: Params): string {
  return interpolate(dictionaries[locale.current][key], params);
}

/** Whether a key made at run time (`dataset.` + name from the catalog) has words. */
export function hasKey(key: string): key is Key {
  return Object.hasOwn(en, key);
}

/** The page's words for a name from the engine's catalog, else the engine's own title. */
export function tName(prefix: string, entry: { name: string; title: string }): string {
  const key = `${prefix}.${entry.name}`;
  return hasKey(key) ? t(key) : entry.title;
}
