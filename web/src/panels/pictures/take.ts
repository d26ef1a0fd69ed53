/** Takes a picture of parts of the page in a chosen look. */
import { flushSync } from 'svelte';
import { sharpness } from '../../draw/canvas';
import { paintOf } from '../../draw/picture/colors';
import { compose, type Picture } from '../../draw/picture/sheet';
import { trace, type Traced } from '../../draw/picture/trace';
import { toBase64 } from '../../state/page/base64';
import exponents from '../../ui/exponents.woff2?url';
import { theme } from '../../ui/theme.svelte';

export const COLORS = ['page', 'light', 'dark', 'print'] as const;
export type Colors = (typeof COLORS)[number];

export interface Wanted {
  elements: readonly Element[];
  title: string;
  colors: Colors;
  /** The width of the file in pixels; null: as on the page. */
  width: number | null;
  caption: string;
  link: string;
}

/** Canvases have so many pixels for each of the page's in an SVG file, which may be enlarged. */
const SVG_SHARPNESS = 3;
const MOST_SHARPNESS = 4;

/** How the page looks in a picture. */
interface Look {
  theme: 'light' | 'dark';
  /** Dark on white, as a printed page. */
  paper: boolean;
}

function lookFor(colors: Colors): Look {
  const shown = colors === 'page' ? theme.resolved : colors === 'dark' ? 'dark' : 'light';
  return { theme: shown, paper: colors === 'print' };
}

/** Does something while the page has another look. The browser does not paint in between. */
function posed<T>(look: Look, pixels: number, take: () => T): T {
  const root = document.documentElement;
  const own = root.dataset['theme'];
  const still = new CSSStyleSheet();
  still.replaceSync('*, *::before, *::after { transition: none !important; }');
  const sheets = document.adoptedStyleSheets;
  try {
    document.adoptedStyleSheets = [...sheets, still];
    root.dataset['theme'] = look.theme;
    root.toggleAttribute('data-paper', look.paper);
    sharpness.least = pixels;
    theme.posed = { theme: look.theme, whole: true };
    flushSync();
    return take();
  } finally {
    theme.posed = null;
    sharpness.least = 1;
    root.removeAttribute('data-paper');
    if (own === undefined) delete root.dataset['theme'];
    else root.dataset['theme'] = own;
    flushSync();
    // Before the rules that keep it still are gone.
    void root.offsetWidth;
    document.adoptedStyleSheets = sheets;
  }
}

/** True if the page already looks like this: then nothing must be drawn again, which films need to be fast. */
function isAsShown({ theme: wanted, paper }: Look, pixels: number, elements: readonly Element[]): boolean {
  // A drawing that stands alone shows only a part on the page.
  const whole = elements.every((element) => !(element instanceof SVGElement));
  return whole && !paper && wanted === theme.resolved && pixels <= window.devicePixelRatio;
}

interface Inks {
  ground: string;
  ink: string;
  softInk: string;
  font: string;
  size: number;
}

function inks(): Inks {
  const root = getComputedStyle(document.documentElement);
  const body = getComputedStyle(document.body);
  const color = (name: string): string => paintOf(root.getPropertyValue(name).trim())?.color ?? '#000000';
  return {
    ground: color('--surface-raised'),
    ink: color('--ink'),
    softInk: color('--ink-soft'),
    font: body.fontFamily,
    size: Number.parseFloat(body.fontSize),
  };
}

/** The page's own font of superscripts, which no computer has; empty if the picture has none. */
async function fontsFor({ body }: Traced): Promise<string> {
  if (!/[\u00b2\u00b3\u00b9\u2070-\u207b]/.test(body)) return '';
  const file = await fetch(exponents).then((answer) => answer.arrayBuffer());
  const data = `data:font/woff2;base64,${toBase64(new Uint8Array(file))}`;
  return (
    `@font-face{font-family:'Backflow Exponents';font-weight:100 900;src:url(${data});` +
    'unicode-range:U+B2-B3,U+B9,U+2070,U+2074-2079,U+207B;size-adjust:118%}'
  );
}

/** The picture as an SVG file. `pixels`: of a canvas, for each pixel of the page. */
export async function takePicture(wanted: Wanted, pixels = SVG_SHARPNESS): Promise<Picture> {
  const { elements, colors, title, width, caption, link } = wanted;
  const look = lookFor(colors);
  const take = (): [Traced, Inks] => [trace(elements), inks()];
  const [traced, sheet] = isAsShown(look, pixels, elements)
    ? take()
    : posed(look, Math.min(MOST_SHARPNESS, pixels), take);
  return compose(traced, { ...sheet, title, width, caption, link, fonts: await fontsFor(traced) });
}
