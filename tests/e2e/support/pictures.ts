/**
 * Compares the page with a picture of it that a person has looked at. Machines differ in fonts, and in how they smooth letters and
 * lines, so the pictures are compared cell by cell, by each cell's average color: a panel that is gone, has moved or has other colors
 * changes many cells, and an edge that is smoothed differently changes none.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'tests/e2e/page/looks/');

/** The side of a cell in pixels of the stored picture, and how far a channel of its color may be away, of 255. */
const CELL = 16;
const NEAR = 10;
/** Stored pictures are no wider, and are JPEG files of this quality. */
const WIDEST = 1200;
const QUALITY = 0.7;

/** A font with the letters of most texts that is the same on every machine. */
const FONT = 'Look Sans';
const FACES = { Regular: '100 599', Bold: '600 900' };

/** Sets the page in the font that every machine has. Call it before the page is opened. */
export async function setFont(page: Page): Promise<void> {
  await page.route('**/look-sans-*.woff2', (route) => {
    const face = /look-sans-(\w+)/.exec(route.request().url())![1]!;
    return route.fulfill({ path: join(root, `node_modules/katex/dist/fonts/KaTeX_SansSerif-${face}.woff2`) });
  });
  await page.addInitScript(
    ({ font, faces }) => {
      const rules = Object.entries(faces).map(
        ([face, weights]) =>
          `@font-face { font-family: '${font}'; font-weight: ${weights}; src: url('./look-sans-${face}.woff2'); }`,
      );
      document.addEventListener('DOMContentLoaded', () => {
        const sheet = new CSSStyleSheet();
        const family = `'Backflow Exponents', '${font}', 'Noto Sans', 'Noto Sans CJK KR', sans-serif`;
        sheet.replaceSync(
          `${rules.join('\n')} :root { --font: ${family} !important; --font-mono: ${family} !important; }`,
        );
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
        for (const weight of [400, 700]) void document.fonts.load(`${weight} 16px '${font}'`);
      });
    },
    { font: FONT, faces: FACES },
  );
}

/** The page as it is once nothing on it changes any more. */
async function settled(page: Page): Promise<Buffer> {
  await page.evaluate(() => document.fonts.ready);
  const shoot = () => page.screenshot({ scale: 'css', animations: 'disabled' });
  let before = await shoot();
  for (;;) {
    const now = await shoot();
    if (now.equals(before)) return now;
    before = now;
  }
}

/** A picture as a JPEG file that is at most as wide as stored ones. */
const shrunk = (page: Page, picture: Buffer): Promise<string> =>
  page.evaluate(
    async ({ data, widest, quality }) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const scale = Math.min(1, widest / image.width);
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
      const context = canvas.getContext('2d')!;
      context.imageSmoothingQuality = 'high';
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      return canvas.toDataURL('image/jpeg', quality);
    },
    { data: picture.toString('base64'), widest: WIDEST, quality: QUALITY },
  );

/** The share of cells that differ, and where they are. */
const differences = (page: Page, one: string, other: string): Promise<{ share: number; where: string }> =>
  page.evaluate(
    async ({ urls, cell, near }) => {
      const cells = async (url: string) => {
        const image = new Image();
        image.src = url;
        await image.decode();
        const [columns, rows] = [Math.ceil(image.width / cell), Math.ceil(image.height / cell)];
        const canvas = Object.assign(document.createElement('canvas'), { width: columns * cell, height: rows * cell });
        const context = canvas.getContext('2d', { willReadFrequently: true })!;
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
        const sums = new Float64Array(3 * columns * rows);
        for (let y = 0; y < canvas.height; ++y)
          for (let x = 0; x < canvas.width; ++x)
            for (let channel = 0; channel < 3; ++channel) {
              const at = 3 * (Math.floor(y / cell) * columns + Math.floor(x / cell)) + channel;
              sums[at]! += data[4 * (y * canvas.width + x) + channel]! / cell ** 2;
            }
        return { columns, rows, sums };
      };
      const [a, b] = [await cells(urls[0]!), await cells(urls[1]!)];
      if (a.columns !== b.columns || a.rows !== b.rows) return { share: 1, where: 'another size' };
      const far: string[] = [];
      for (let index = 0; index < a.columns * a.rows; ++index)
        if ([0, 1, 2].some((channel) => Math.abs(a.sums[3 * index + channel]! - b.sums[3 * index + channel]!) > near))
          far.push(`${(index % a.columns) * cell},${Math.floor(index / a.columns) * cell}`);
      return { share: far.length / (a.columns * a.rows), where: far.slice(0, 12).join(' ') };
    },
    { urls: [one, other], cell: CELL, near: NEAR },
  );

/**
 * The share of cells in which the page differs from its stored picture. Stores the picture instead if BACKFLOW_LOOKS is `renew`. A
 * page that differs is written beside the other results in build/e2e/looks.
 */
export async function compareLook(page: Page, name: string): Promise<{ share: number; where: string }> {
  const picture = await settled(page);
  // Pictures are handled in an empty page: the page's policy and its medium would be in the way.
  const desk = await page.context().newPage();
  try {
    const now = await shrunk(desk, picture);
    const bytes = Buffer.from(now.slice(now.indexOf(',') + 1), 'base64');
    const file = join(folder, `${name}.jpg`);
    const save = (to: string): void => {
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, bytes);
    };
    if (process.env.BACKFLOW_LOOKS === 'renew') save(file);
    if (!existsSync(file)) return { share: 1, where: `there is no ${file}` };
    const stored = `data:image/jpeg;base64,${readFileSync(file).toString('base64')}`;
    const found = await differences(desk, stored, now);
    if (process.env.BACKFLOW_LOOKS === 'measure')
      console.log(`${name}: ${(100 * found.share).toFixed(2)} % ${found.where}`);
    if (found.share > 0) save(join(root, `build/e2e/looks/${name}.jpg`));
    return found;
  } finally {
    await desk.close();
  }
}
