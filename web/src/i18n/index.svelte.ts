/**
 * Every word of the page, in two languages. English is the source and always there; Korean has the same keys by type and by
 * test, and is fetched when it is first wanted.
 */
import { fetchAgain } from '../ui/parts';
import { recall, remember } from '../ui/storage';
import { en } from './en';
import type { gates } from './en/gates';
import { interpolate, type Params } from './interpolate';

export const LOCALES = ['en', 'ko'] as const;
export type Locale = (typeof LOCALES)[number];
export type Key = keyof typeof en | keyof typeof gates;

/** Errors bring their English sentences along; other languages have a sentence for each reason. */
type ErrorKey = `error.${string}`;

/** The words of the first room, and of every part that was asked for since. */
type Dictionary = Partial<Record<Key | ErrorKey, string>>;

const fetchers: Record<Locale, () => Promise<Dictionary>> = {
  en: () => Promise.resolve(en),
  ko: async () => {
    const [{ ko }, { errors }] = await Promise.all([import('./ko'), import('./ko/errors')]);
    return { ...ko, ...errors };
  },
};
const dictionaries: Partial<Record<Locale, Dictionary>> = { en };

/** Words that come with a part of the page. */
const partFetchers: Record<'gates', Record<Locale, () => Promise<Dictionary>>> = {
  gates: {
    en: async () => (await import('./en/gates')).gates,
    ko: async () => (await import('./ko/gates')).gates,
  },
};
export type Part = keyof typeof partFetchers;

function isLocale(text: string | null | undefined): text is Locale {
  return LOCALES.includes(text as Locale);
}

class LocaleState {
  current = $state<Locale>('en');
  #wanted: Locale = 'en';
  readonly #parts = new Set<Part>();
  /** Words that did not come when they were wanted. */
  readonly #lost = new Set<Locale>();

  /** `?lang=`, else the stored choice, else the first of the browser's languages that there is. */
  start(query: URLSearchParams, languages: readonly string[]): Promise<void> {
    const asked = query.get('lang') ?? recall('lang');
    const offered = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale);
    return this.#apply(isLocale(asked) ? asked : (offered ?? 'en'));
  }

  choose(choice: Locale): Promise<void> {
    remember('lang', choice);
    return this.#apply(choice);
  }

  /** Fetches a part's words before it is shown; English always, so that no word is ever missing. */
  async need(part: Part): Promise<void> {
    this.#parts.add(part);
    await Promise.all([...new Set<Locale>(['en', this.current])].map((name) => this.#fetch(name)));
  }

  async #fetch(name: Locale): Promise<void> {
    const words = await (dictionaries[name] ?? fetchers[name]());
    const parts = await Promise.all([...this.#parts].map((part) => partFetchers[part][name]()));
    dictionaries[name] = Object.assign({}, words, ...parts);
  }

  async #apply(choice: Locale): Promise<void> {
    this.#wanted = choice;
    const fetchWords = (): Promise<void> => this.#fetch(choice);
    try {
      await (this.#lost.has(choice) ? fetchAgain(fetchWords) : fetchWords());
    } catch {
      // The words did not come: the page stays in the language that it has until they are wanted again.
      this.#lost.add(choice);
      return;
    }
    this.#lost.delete(choice);
    // Someone may have chosen again meanwhile.
    if (this.#wanted !== choice) return;
    this.current = choice;
    document.documentElement.lang = choice;
    document.title = t('app.title');
  }
}

export const locale = new LocaleState();

/** The words for a key in the language of the moment; `{name}` places are filled from `params`. */
export function t(key: Key, params?: Params): string {
  const words = dictionaries[locale.current]?.[key] ?? dictionaries.en![key] ?? key;
  return interpolate(words, params);
}

/** Whether a key made at run time (`dataset.` + name from the catalog) has words. */
export function hasKey(key: string): key is Key {
  return Object.hasOwn(dictionaries.en!, key);
}

/** The page's words for a name from the engine's catalog, else the engine's own title. */
export function tName(prefix: string, entry: { name: string; title: string }): string {
  const key = `${prefix}.${entry.name}`;
  return hasKey(key) ? t(key) : entry.title;
}

/** What an error carries so that it can be said in any language. */
export interface Sayable {
  message: string;
  /** Which sentence it is; without one, nobody expected the error. */
  reason?: string;
  details?: Params;
}

/** What an error says, in the language of the moment: a clause, to stand inside a sentence. */
export function errorWords({ message, reason, details }: Sayable): string {
  const words = dictionaries[locale.current]?.[`error.${reason}`];
  return words === undefined ? message : interpolate(words, details);
}

/** What an error says as a sentence of its own. */
export function errorSentence(error: Sayable): string {
  if (!error.reason) return t('failure.internal', { message: error.message });
  return `${errorWords(error).replace(/^[a-z]+(?=\s)/, (word) => word[0]!.toUpperCase() + word.slice(1))}.`;
}
