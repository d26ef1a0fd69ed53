// @vitest-environment node
// The page's colors: each has one meaning, can be read, and differs from its counterpart for every kind of color vision.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parseColor, toOklab, type Rgb } from '../../../web/src/draw/color';

const source = fileURLToPath(new URL('../../../web/src/', import.meta.url));
const files = (readdirSync(source, { recursive: true }) as string[])
  .map((name) => name.replaceAll('\\', '/'))
  .filter((name) => /\.(ts|svelte|css)$/.test(name));
const read = (name: string): string => readFileSync(`${source}${name}`, 'utf8');

const sheet = read('ui/colors.css');
const themes = ['light', 'dark'] as const;
type Theme = (typeof themes)[number];

/** Every color by name, in both themes. */
const colors = new Map(
  [...sheet.matchAll(/--([\w-]+): light-dark\((#\w+), (#\w+)\);/g)].map(([, name, light, dark]) => [
    name!,
    { light: parseColor(light!), dark: parseColor(dark!) },
  ]),
);
const colorOf = (name: string, theme: Theme): Rgb => colors.get(name)![theme];

const linear = (color: Rgb): Rgb =>
  color.map((channel) => (channel <= 10.3 ? channel / 3294.6 : ((channel / 255 + 0.055) / 1.055) ** 2.4)) as never;

/** The contrast of WCAG 2: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: Rgb, other: Rgb): number {
  const luminance = (color: Rgb): number => {
    const [red, green, blue] = linear(color);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
  };
  const [a, b] = [luminance(one), luminance(other)];
  return Math.max(a, b) / Math.min(a, b);
}

/** Machado, Oliveira and Fernandes 2009, full severity, on linear channels. */
const VISIONS = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};

function seenBy(vision: keyof typeof VISIONS, color: Rgb): Rgb {
  const rgb = linear(color);
  const rows = VISIONS[vision];
  return [0, 3, 6].map((row) => {
    const channel = Math.min(1, Math.max(0, rgb[0] * rows[row]! + rgb[1] * rows[row + 1]! + rgb[2] * rows[row + 2]!));
    return 255 * (channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055);
  }) as never;
}

const apart = (one: Rgb, other: Rgb): number =>
  Math.hypot(...toOklab(one).map((part, axis) => part - toOklab(other)[axis]!));

describe("the page's colors", () => {
  it('are all registered with the color of the light theme', () => {
    expect(colors.size).toBeGreaterThan(25);
    for (const [name, { light }] of colors) {
      const initial = new RegExp(`@property --${name} \\{[^}]*initial-value: (#\\w+);`).exec(sheet)?.[1];
      const long = initial?.replace(/^#(\w)(\w)(\w)$/, '#$1$1$2$2$3$3');
      expect(long && parseColor(long), name).toEqual(light);
    }
  });

  it('are named in one file', () => {
    const shades = /#[0-9a-f]{3,8}\b/i;
    const elsewhere = files.filter(
      (name) => !name.startsWith('i18n/') && /\.(svelte|css)$/.test(name) && shades.test(styles(read(name))),
    );
    expect(elsewhere).toEqual(['ui/colors.css', 'ui/forced-colors.css', 'ui/print.css']);
  });

  it('can be read as text on every ground', () => {
    for (const theme of themes) {
      for (const text of ['ink', 'ink-soft', 'value', 'gradient', 'tangent', 'warning', 'accent', 'accent-strong'])
        for (const ground of ['surface', 'surface-raised', 'surface-sunken'])
          expect(contrast(colorOf(text, theme), colorOf(ground, theme)), `${theme} ${text} ${ground}`).toBeGreaterThan(
            4.5,
          );
      for (const [text, ground] of [
        ['accent-ink', 'accent'],
        ['accent-strong', 'accent-soft'],
        ['ink', 'accent-soft'],
        ['warning', 'warning-soft'],
      ] as const)
        expect(contrast(colorOf(text, theme), colorOf(ground, theme)), `${theme} ${text}`).toBeGreaterThan(4.5);
    }
  });

  it('can be seen as lines and points', () => {
    for (const theme of themes) {
      const against = (name: string) => contrast(colorOf(name, theme), colorOf('surface-raised', theme));
      for (const name of ['sign-positive', 'sign-negative', 'focus', 'line-strong'])
        expect(against(name), `${theme} ${name}`).toBeGreaterThan(3);
      // Of a point, its disk or its outline.
      for (let label = 0; label < 6; ++label)
        expect(
          Math.max(against(`class-${label}`), against(`class-${label}-outline`)),
          `class ${label}`,
        ).toBeGreaterThan(3);
    }
  });

  // A difference of 0.02 can just be noticed.
  it('differ where their difference means something, for every kind of color vision', () => {
    for (const theme of themes)
      for (const vision of Object.keys(VISIONS) as (keyof typeof VISIONS)[])
        for (const [one, other] of [
          ['value', 'gradient'],
          ['sign-positive', 'sign-negative'],
          ['sign-positive', 'sign-zero'],
          ['sign-negative', 'sign-zero'],
          ['class-0', 'class-1'],
        ] as const) {
          const [a, b] = [seenBy(vision, colorOf(one, theme)), seenBy(vision, colorOf(other, theme))];
          expect(apart(a, b), `${theme}, ${vision}: ${one} and ${other}`).toBeGreaterThan(0.05);
        }
  });

  it('of classes are used only for points, maps and output tiles', () => {
    const users = files.filter((name) =>
      /--class-\d|classColor|classOutline|\.outlines\b|palette[\w.]*\.classes\b/.test(read(name)),
    );
    expect(users.sort()).toEqual([
      'draw/color.ts',
      'draw/network/drawn-points.ts',
      'draw/network/maps.ts',
      'draw/network/points.ts',
      'draw/network/values.ts',
      'panels/network/DataThumbnail.svelte',
      'panels/network/data/ValuePlot.svelte',
      'panels/network/stage/Mark.svelte',
      'ui/colors.css',
      'ui/forced-colors.css',
    ]);
  });
});

/** A style sheet, or the style of a component. */
function styles(text: string): string {
  return text.includes('<style>') ? text.slice(text.indexOf('<style>')) : text.startsWith('<') ? '' : text;
}
