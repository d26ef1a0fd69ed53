/** The theme: the user's choice, and the theme that it resolves to. */
import { recall, remember } from './storage';

export const THEMES = ['system', 'light', 'dark'] as const;
export type ThemeChoice = (typeof THEMES)[number];

function isTheme(text: string | null): text is ThemeChoice {
  return THEMES.includes(text as ThemeChoice);
}

export interface Pose {
  theme: 'light' | 'dark';
  /** Drawings that can be moved show all that is in them. */
  whole: boolean;
}

class Theme {
  choice = $state<ThemeChoice>('system');
  #systemDark = $state(false);
  /** Another look for the length of a task that nobody sees: a page that is printed, or of which a picture is taken. */
  posed = $state.raw<Pose | null>(null);

  /** `light` or `dark`: canvases read it to know when to redraw. */
  get resolved(): 'light' | 'dark' {
    if (this.posed) return this.posed.theme;
    if (this.choice !== 'system') return this.choice;
    return this.#systemDark ? 'dark' : 'light';
  }

  /** Reads `?theme=`, else the stored choice, and then follows the system. */
  start(query: URLSearchParams): void {
    const asked = query.get('theme') ?? recall('theme');
    const media = matchMedia('(prefers-color-scheme: dark)');
    this.#systemDark = media.matches;
    media.addEventListener('change', () => (this.#systemDark = media.matches));
    this.#apply(isTheme(asked) ? asked : 'system');
  }

  choose(choice: ThemeChoice): void {
    remember('theme', choice);
    this.#apply(choice);
  }

  /** Switches to the next theme. */
  next(): void {
    this.choose(THEMES[(THEMES.indexOf(this.choice) + 1) % THEMES.length]!);
  }

  #apply(choice: ThemeChoice): void {
    this.choice = choice;
    const root = document.documentElement;
    if (choice === 'system') delete root.dataset['theme'];
    else root.dataset['theme'] = choice;
  }
}

export const theme = new Theme();
