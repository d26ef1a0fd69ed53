/** CSS colors as SVG writes them: a color that every program reads, and its opacity apart. */
export interface Paint {
  color: string;
  alpha: number;
}

const known = new Map<string, Paint | null>();

const hex = (parts: readonly number[]): string =>
  `#${parts
    .map((part) =>
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** What `css` paints; null: nothing. */
export function paintOf(css: string): Paint | null {
  if (!known.has(css)) known.set(css, read(css));
  return known.get(css)!;
}

function read(css: string): Paint | null {
  if (css === 'none' || css === 'transparent') return null;
  const rgb = /^rgba?\((.*)\)$/.exec(css);
  const srgb = /^color\(srgb (.*)\)$/.exec(css);
  const numbers = (rgb ?? srgb)?.[1]!.split(/[\s,/]+/).map(Number);
  if (!numbers) return sampled(css);
  const [r = 0, g = 0, b = 0, alpha = 1] = numbers;
  const most = srgb ? 255 : 1;
  return alpha > 0 ? { color: hex([r * most, g * most, b * most]), alpha } : null;
}

/** Colors of other spaces, as the browser paints them. */
function sampled(css: string): Paint | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return null;
  context.fillStyle = css;
  context.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0, a = 0] = context.getImageData(0, 0, 1, 1).data;
  return a > 0 ? { color: hex([r, g, b]), alpha: Math.round((a / 255) * 1000) / 1000 } : null;
}
