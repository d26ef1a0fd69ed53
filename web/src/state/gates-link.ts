/**
 * The Gates room's whole state in the address: versioned JSON, deflated, in base64url after `#gates=`. Nothing is taken from it
 * that does not have the shape it must have.
 */
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import * as v from 'valibot';
import { MOST_ENTRIES } from './tensor-read';
import type { GatesPlace } from './gates-place';
import { panelsSchema, writePanels } from './panels-place';

export const LINK_VERSION = 1;
/** What a link may unfold into; more was not written by this page. */
const MOST_BYTES = 2_000_000;
const MOST_LETTERS = 1_000_000;

const finite = v.pipe(v.number(), v.finite());
const id = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000));
const row = v.pipe(v.array(finite), v.minLength(1), v.maxLength(MOST_ENTRIES));
const matrix = v.pipe(
  v.array(row),
  v.minLength(1),
  v.check((rows) => rows.every((line) => line.length === rows[0]!.length), 'ragged'),
  v.check((rows) => rows.length * rows[0]!.length <= MOST_ENTRIES, 'too large'),
);
const tensor = v.union([finite, row, matrix]);
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

const Link = v.object({
  v: v.literal(LINK_VERSION),
  text: v.pipe(v.string(), v.maxLength(400_000)),
  values: v.optional(v.pipe(v.array(v.tuple([name, tensor])), v.maxLength(5_000)), []),
  expanded: v.optional(v.pipe(v.array(id), v.maxLength(5_000)), []),
  output: v.optional(v.nullable(id), null),
  upstream: v.optional(v.nullable(tensor), null),
  chosen: v.optional(v.nullable(v.object({ node: id, slot: id, entry: id })), null),
  step: v.optional(v.nullable(id), null),
  exact: v.optional(v.boolean(), false),
  panels: v.optional(panelsSchema(tensor), {}),
});

export type LinkProblem = 'broken' | 'version' | 'shape';

/** `#gates=…`; what has its default is left out. */
export function writeLink(place: GatesPlace): string {
  const panels = writePanels(place.panels);
  const link: v.InferInput<typeof Link> = {
    v: LINK_VERSION,
    text: place.text,
    values: Object.entries(place.values) as [string, v.InferOutput<typeof tensor>][],
    ...(place.expanded.length > 0 && { expanded: place.expanded }),
    ...(place.output !== null && { output: place.output }),
    ...(place.upstream !== null && { upstream: place.upstream as v.InferOutput<typeof tensor> }),
    ...(place.chosen !== null && { chosen: place.chosen }),
    ...(place.step !== null && { step: place.step }),
    ...(place.exact && { exact: true }),
    ...(panels && { panels: panels as v.InferInput<typeof Link>['panels'] }),
  };
  return `#gates=${toBase64Url(deflateSync(strToU8(JSON.stringify(link)), { level: 9 }))}`;
}

/** Null: the room without a state of its own (`#gates`). */
export function readLink(hash: string): { place: GatesPlace } | { problem: LinkProblem } | null {
  const packed = hash.replace(/^#gates=?/, '');
  if (packed === '') return null;
  const json = unpack(packed);
  if (json === undefined) return { problem: 'broken' };
  const version = (json as { v?: unknown } | null)?.v;
  if (typeof version === 'number' && version !== LINK_VERSION) return { problem: 'version' };
  const reading = v.safeParse(Link, json);
  if (!reading.success) return { problem: 'shape' };
  const { text, values, expanded, output, upstream, chosen, step, exact, panels } = reading.output;
  // Entries define: no name that objects have from birth is special.
  const place = { text, values: Object.fromEntries(values), expanded, output, upstream, chosen, step, exact, panels };
  return { place };
}

function unpack(packed: string): unknown {
  if (packed.length > MOST_LETTERS || !/^[\w-]+$/.test(packed)) return undefined;
  try {
    const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
    // The room for it is given beforehand: a bomb runs into its wall.
    const out = inflateSync(bytes, { out: new Uint8Array(MOST_BYTES) });
    return JSON.parse(strFromU8(out));
  } catch {
    return undefined;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
