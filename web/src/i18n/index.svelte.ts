/**
 * The page's words in every language. English is the source and always loaded; the others have the same keys (checked) and are
 * fetched when they are first needed.
 */
import type { ErrorFields } from 'backflow';
import { fetchAgain } from '../ui/parts';
import { recall, remember } from '../ui/storage';
import { words as en } from './en';
import type { RoomKey } from './en/rooms';
import { interpolate, type Params } from './interpolate';
import { LANGUAGES, type Locale } from './languages';

export type Key = keyof typeof en | RoomKey;

/** Errors carry their English sentences; other languages have a sentence for each reason. */
type ErrorKey = `error.${string}`;

/** The page's words, and those of every room that was opened. */
type Dictionary = Partial<Record<Key | ErrorKey, string>>;

type Fetch = () => Promise<{ words: Dictionary }>;

/** Dictionaries by path: `./ko/index.ts`, and `./ko/gates/index.ts` for a room's words. */
const pageWords = import.meta.glob(['./*/index.ts', '!./en/index.ts']) as Record<string, Fetch>;
const roomWords = import.meta.glob(['./*/*/index.ts', '!./*/errors/index.ts']) as Record<string, Fetch>;

const dictionaries: Partial<Record<Locale, Dictionary>> = { en };

async function fetchPage(name: Locale): Promise<Dictionary> {
  return name === 'en' ? en : (await pageWords[`./${name}/index.ts`]!()).words;
}

/** Fetches a room's words; a room without a dictionary has none. */
async function fetchRoom(room: string, name: Locale): Promise<Dictionary> {
  return (await roomWords[`./${name}/${room}/index.ts`]?.())?.words ?? {};
}

/** A language's words and those of one part, to look something up in them without choosing the language. */
export async function wordsIn(name: Locale, part: string): Promise<Record<string, string>> {
  const [page, own] = await Promise.all([fetchPage(name), fetchRoom(part, name)]);
  return { ...page, ...own } as Record<string, string>;
}

function isLocale(text: string | null | undefined): text is Locale {
  return LANGUAGES.some(({ code }) => code === text);
}

class LocaleState {
  current = $state<Locale>('en');
  #wanted: Locale = 'en';
  readonly #rooms = new Set<string>();
  /** Languages whose words could not be fetched. */
  readonly #lost = new Set<Locale>();

  /** Chooses `?lang=`, else the stored choice, else the first of the browser's languages that the page has. */
  start(query: URLSearchParams, languages: readonly string[]): Promise<void> {
    const asked = query.get('lang') ?? recall('lang');
    const offered = languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLocale);
    return this.#apply(isLocale(asked) ? asked : (offered ?? 'en'));
  }

  choose(choice: Locale): Promise<void> {
    remember('lang', choice);
    return this.#apply(choice);
  }

  /** Fetches a room's words before it is shown, always in English too, so that no word is missing. */
  async need(room: string): Promise<void> {
    this.#rooms.add(room);
    await Promise.all([...new Set<Locale>(['en', this.current])].map((name) => this.#fetch(name)));
  }

  async #fetch(name: Locale): Promise<void> {
    const words = await (dictionaries[name] ?? fetchPage(name));
    const rooms = await Promise.all([...this.#rooms].map((room) => fetchRoom(room, name)));
    dictionaries[name] = Object.assign({}, words, ...rooms);
  }

  async #apply(choice: Locale): Promise<void> {
    this.#wanted = choice;
    const fetchWords = (): Promise<void> => this.#fetch(choice);
    try {
      await (this.#lost.has(choice) ? fetchAgain(fetchWords) : fetchWords());
    } catch {
      // The words could not be fetched: the page keeps its language until the next try.
      this.#lost.add(choice);
      return;
    }
    this.#lost.delete(choice);
    // The user may have made another choice meanwhile.
    if (this.#wanted !== choice) return;
    this.current = choice;
    document.documentElement.lang = choice;
    document.title = t('app.title');
  }
}

export const locale = new LocaleState();

/** The words for a key in the current language; `{name}` placeholders are filled from `params`. */
export function t(key: Key, params?: Params): string {
  const words = dictionaries[locale.current]?.[key] ?? dictionaries.en![key] ?? key;
  return interpolate(words, params);
}

/** True if a key made at run time (`dataset.` + a name from the catalog) has words. */
export function hasKey(key: string): key is Key {
  return Object.hasOwn(dictionaries.en!, key);
}

/** The page's words for a name from the engine's catalog, else the engine's own title. */
export function tName(prefix: string, entry: { name: string; title: string }): string {
  const key = `${prefix}.${entry.name}`;
  return hasKey(key) ? t(key) : entry.title;
}

/** The error's message in the current language, as a clause for use inside a sentence. */
export function errorWords({ message, reason, details }: ErrorFields<string>): string {
  const words = dictionaries[locale.current]?.[`error.${reason}`];
  return words === undefined ? message : interpolate(words, details);
}

/** The error's message as a complete sentence. Unexpected errors have no reason. */
export function errorSentence(error: ErrorFields<string>): string {
  if (!error.reason) return t('failure.internal', { message: error.message });
  return `${errorWords(error).replace(/^[a-z]+(?=\s)/, (word) => word[0]!.toUpperCase() + word.slice(1))}.`;
}
