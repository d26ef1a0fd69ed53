/**
 * Own points in a link: a header of JSON, then the labels and the columns as bits, deflated, in base64url. Values that need more bits
 * than fit are rounded.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { countOf, type OwnData } from './own-data';
import { fromBase64Url, toBase64Url } from '../../page/base64';
import { BitReader, BitWriter } from './packing';
import { indexOf, isExact, scaleOf, stepOf, valueAt, type Scale } from './scales';
import { MOST_CLASSES } from './csv/choice';

/** Links carry at most this many points and letters. */
export const MOST_LINK_POINTS = 500;
export const MOST_LINK_LETTERS = 2500;
/** The format's number is the text's first letter. */
const FORMAT = '1';
const MOST_BITS = 30;
const LEAST_BITS = 8;
const MOST_COLUMNS = 64;
/** The largest inflated link. */
const MOST_BYTES = 200_000;
const MOST_NAME = 60;

/** What a link carries of the data. */
export type Carried =
  | { text: string; data: OwnData; rounded: { column: string; step: number } | null }
  | { text: null; reason: 'points' | 'letters' };

interface Header {
  /** The number of points. */
  n: number;
  /** The number of classes; 0 for target values. */
  k: number;
  /** A scale for each column, and one for the targets. */
  s: [base: number, unit: number, exponent: number, bits: number][];
  /** Names: of the data, of columns, of the target, of classes. Left out if they are the page's own. */
  d?: string;
  c?: string[];
  t?: string;
  l?: string[];
}

export const plainColumns = (count: number): string[] =>
  count <= 2 ? ['x', 'y'].slice(0, count) : Array.from({ length: count }, (_, index) => `x${index + 1}`);
export const plainClasses = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index));
export const PLAIN_TARGET = { classes: 'class', value: 'value' } as const;

/** Writes data; rounds it as little as a link needs. */
export function writeOwn(data: OwnData): Carried {
  if (countOf(data) > MOST_LINK_POINTS) return { text: null, reason: 'points' };
  const columns = columnsOf(data);
  const attempt = (bits: number) => {
    const scales = columns.map(({ values }) => scaleOf(values, bits));
    return { scales, text: write(data, columns, scales) };
  };
  const fits = ({ text }: { text: string }) => text.length <= MOST_LINK_LETTERS;
  let best = attempt(MOST_BITS);
  if (!fits(best)) {
    // The most bits that fit, by halving.
    let [low, high] = [LEAST_BITS, MOST_BITS];
    best = attempt(low);
    if (!fits(best)) return { text: null, reason: 'letters' };
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      const tried = attempt(middle);
      if (fits(tried)) [low, best] = [middle, tried];
      else high = middle;
    }
  }
  const { scales, text } = best;
  const [coarsest] = columns
    .map(({ name, values }, index) => ({ column: name, values, scale: scales[index]! }))
    .filter(({ values, scale }) => !isExact(scale, values))
    .map(({ column, scale }) => ({ column, step: stepOf(scale) }))
    .sort((a, b) => b.step - a.step);
  return { text, data: coarsest ? readOwn(text)! : data, rounded: coarsest ?? null };
}

/** Reads what `writeOwn` wrote; null for anything else. Never throws. */
export function readOwn(text: string): OwnData | null {
  try {
    if (!text.startsWith(FORMAT) || text.length > 2 * MOST_LINK_LETTERS) return null;
    return read(fromBase64Url(text.slice(FORMAT.length)));
  } catch {
    return null;
  }
}

interface NamedColumn {
  name: string;
  values: number[];
}

function columnsOf({ columns, points, targets, target }: OwnData): NamedColumn[] {
  const width = columns.length;
  const inputs = columns.map((name, column) => ({
    name,
    values: Array.from({ length: points.length / width }, (_, row) => points[row * width + column]!),
  }));
  return targets ? [...inputs, { name: target, values: [...targets] }] : inputs;
}

function write(data: OwnData, columns: readonly NamedColumn[], scales: readonly Scale[]): string {
  const { name, target, labels, classNames } = data;
  const n = countOf(data);
  const same = (a: readonly string[], b: readonly string[]) => JSON.stringify(a) === JSON.stringify(b);
  const header: Header = {
    n,
    k: labels ? classNames.length : 0,
    s: scales.map(({ base, unit, exponent, bits }) => [base, unit, exponent, bits]),
    ...(name && { d: name }),
    ...(!same(data.columns, plainColumns(data.columns.length)) && { c: data.columns }),
    ...(target !== PLAIN_TARGET[labels ? 'classes' : 'value'] && { t: target }),
    ...(labels && !same(classNames, plainClasses(classNames.length)) && { l: classNames }),
  };
  const bits = new BitWriter();
  if (labels) for (const label of labels) bits.write(label, labelBits(classNames.length));
  columns.forEach(({ values }, index) => {
    const scale = scales[index]!;
    for (const value of values) bits.write(indexOf(scale, value), scale.bits);
  });
  const head = strToU8(`${JSON.stringify(header)}\n`);
  const body = bits.finish();
  const all = new Uint8Array(head.length + body.length);
  all.set(head);
  all.set(body, head.length);
  return FORMAT + toBase64Url(deflateSync(all, { level: 9 }));
}

const labelBits = (classes: number): number => Math.ceil(Math.log2(Math.max(2, classes)));

function read(packed: Uint8Array): OwnData | null {
  // The buffer has a fixed size, so a zip bomb can't use more memory.
  const bytes = inflateSync(packed, { out: new Uint8Array(MOST_BYTES) });
  const end = bytes.indexOf(10);
  const header = JSON.parse(strFromU8(bytes.subarray(0, end))) as Header;
  if (!isSound(header)) return null;
  const { n, k, s } = header;
  const width = k > 0 ? s.length : s.length - 1;
  const bits = new BitReader(bytes.subarray(end + 1));
  const labelWidth = labelBits(k);
  const needed = n * s.reduce((sum, scale) => sum + scale[3], k > 0 ? labelWidth : 0);
  if (bits.left < needed || bits.left - needed > 7) return null;
  const labels = k > 0 ? Uint8Array.from({ length: n }, () => bits.read(labelWidth)) : null;
  if (labels?.some((label) => label >= k)) return null;
  const columns = s.map(([base, unit, exponent, count]) =>
    Array.from({ length: n }, () => valueAt({ base, unit, exponent, bits: count }, bits.read(count))),
  );
  if (columns.some((values) => values.some((value) => !Number.isFinite(value)))) return null;
  return {
    name: header.d ?? '',
    columns: header.c ?? plainColumns(width),
    target: header.t ?? PLAIN_TARGET[k > 0 ? 'classes' : 'value'],
    points: Float64Array.from({ length: n * width }, (_, index) => columns[index % width]![Math.floor(index / width)]!),
    labels,
    targets: k > 0 ? null : Float64Array.from(columns[width]!),
    classNames: k > 0 ? (header.l ?? plainClasses(k)) : [],
  };
}

const isName = (value: unknown): boolean => typeof value === 'string' && value.length <= MOST_NAME;
const areNames = (value: unknown, count: number): boolean =>
  value === undefined || (Array.isArray(value) && value.length === count && value.every(isName));
const isWhole = (value: unknown, low: number, high: number): boolean =>
  Number.isInteger(value) && (value as number) >= low && (value as number) <= high;

function isSound(header: unknown): header is Header {
  if (typeof header !== 'object' || header === null) return false;
  const { n, k, s, d, c, t, l } = header as Record<keyof Header, unknown>;
  if (!isWhole(n, 1, MOST_LINK_POINTS) || !isWhole(k, 0, MOST_CLASSES) || k === 1 || !Array.isArray(s)) return false;
  const width = k === 0 ? s.length - 1 : s.length;
  const scales = s.every(
    (scale: unknown) =>
      Array.isArray(scale) &&
      scale.length === 4 &&
      isWhole(scale[0], -Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) &&
      [1, 2, 5].includes(scale[1] as number) &&
      isWhole(scale[2], -22, 308) &&
      isWhole(scale[3], 0, MOST_BITS),
  );
  const names = (d === undefined || isName(d)) && (t === undefined || isName(t));
  return width >= 1 && width <= MOST_COLUMNS && scales && names && areNames(c, width) && areNames(l, k as number);
}
