/** Writes SVG markup. */

export type Attributes = Record<string, string | number | null | undefined>;

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** True for characters that XML 1.0 can hold. */
const allowed = (character: string): boolean => {
  const code = character.codePointAt(0)!;
  return (code >= 0x20 && code !== 0xfffe && code !== 0xffff) || code === 9 || code === 10 || code === 13;
};

export const escapeText = (text: string): string =>
  [...text]
    .filter(allowed)
    .join('')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** A length with at most two decimals, which is enough for a picture that is enlarged tenfold. */
export const round = (value: number): number => Math.round(value * 100) / 100;

/** An element. Attributes that are null or undefined are left out; numbers are rounded. */
export function tag(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeText(String(typeof value === 'number' ? round(value) : value))}"`)
    .join('');
  return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`;
}
