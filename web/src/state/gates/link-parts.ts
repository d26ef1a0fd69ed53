/** The parts of a Gates room's link, each with the shape that it must have; whatever has another is named and left out. */
import type { TensorLike } from 'backflow';
import * as v from 'valibot';
import type { WireError } from '../../engine/protocol/messages';
import { firstPlace, type GatesPlace } from './place';
import { panelsSchema } from './panels-place';
import { MOST_ENTRIES } from './tensor-read';

export type TensorFault = 'empty' | 'ragged' | 'number' | 'large';

/** What is wrong with a link. */
export type LinkProblem =
  /** Nothing can be taken from it. */
  | { kind: 'broken' | 'text' | 'fatal' }
  | { kind: 'version'; version: number }
  | { kind: 'unread'; message: string }
  /** This is left out. */
  | { kind: 'value'; name: string; fault: TensorFault }
  | { kind: 'part'; part: string }
  /** The engine makes no graph of it. */
  | { kind: 'refused'; error: WireError };

const MOST_TEXT = 400_000;
/** As many as the gates of the largest graph that is shown: what the page writes it can read. */
const MOST_VALUES = 10_000;
const MOST_NAME = 200;

/** What keeps anything from being a tensor; null: it is one. */
export function tensorFault(value: unknown): TensorFault | null {
  if (!Array.isArray(value)) return Number.isFinite(value) ? null : 'number';
  if (value.length === 0) return 'empty';
  const rows = value.some(Array.isArray) ? (value as unknown[]) : [value];
  let columns = -1;
  for (const row of rows) {
    if (!Array.isArray(row)) return 'ragged';
    if (row.length === 0) return 'empty';
    if (columns >= 0 && row.length !== columns) return 'ragged';
    columns = row.length;
    if (rows.length * columns > MOST_ENTRIES) return 'large';
    if (!row.every(Number.isFinite)) return 'number';
  }
  return null;
}

const tensor = v.custom<TensorLike>((value) => tensorFault(value) === null);
const id = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const text = v.pipe(v.string(), v.maxLength(MOST_TEXT));
const values = v.pipe(v.array(v.tuple([v.string(), v.unknown()])), v.maxLength(MOST_VALUES));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_NAME));

/** What may be missing, and is left out where it is wrong. */
const OPTIONAL = {
  expanded: v.pipe(v.array(id), v.maxLength(5_000)),
  output: v.nullable(id),
  upstream: v.nullable(tensor),
  chosen: v.nullable(v.object({ node: id, slot: id, entry: id })),
  step: v.nullable(id),
  exact: v.boolean(),
  panels: panelsSchema(tensor),
} satisfies { [K in keyof Omit<GatesPlace, 'text' | 'values'>]: v.GenericSchema<unknown, GatesPlace[K]> };

/** The place that the parts describe, and what was left out of it; null: there is no text. */
export function placeOf(parts: Record<string, unknown>): { place: GatesPlace; problems: LinkProblem[] } | null {
  const read = v.safeParse(text, parts['text']);
  if (!read.success) return null;
  const problems: LinkProblem[] = [];
  const place = { ...firstPlace(), text: read.output, values: valuesOf(parts['values'], problems) };
  for (const [part, schema] of Object.entries(OPTIONAL)) {
    if (!Object.hasOwn(parts, part)) continue;
    const reading = v.safeParse(schema as v.GenericSchema, parts[part]);
    if (reading.success) Object.assign(place, { [part]: reading.output });
    else problems.push({ kind: 'part', part });
  }
  return { place, problems };
}

/** Each value for itself: one that is wrong does not cost the others. */
function valuesOf(part: unknown, problems: LinkProblem[]): GatesPlace['values'] {
  if (part === undefined) return {};
  const pairs = v.safeParse(values, part);
  if (!pairs.success) {
    problems.push({ kind: 'part', part: 'values' });
    return {};
  }
  const sound = pairs.output.filter(([key, value]) => {
    const fault = tensorFault(value);
    if (!v.is(name, key)) problems.push({ kind: 'part', part: 'values' });
    else if (fault) problems.push({ kind: 'value', name: key, fault });
    else return true;
    return false;
  });
  // Entries define: no name that objects have from birth is special.
  return Object.fromEntries(sound) as GatesPlace['values'];
}
