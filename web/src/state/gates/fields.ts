/**
 * The Gates room's state, a row for each field: its first value, whether it means something in one text only, its part of the link,
 * and what the engine is told of it. State, link and request follow from the rows.
 */
import type { TensorLike } from 'backflow';
import * as v from 'valibot';
import type { GatesRequest } from '../../engine/protocol/gates';
import { id, readValues, tensor, text, type LinkProblem } from './link-values';
import { firstPanels, panelsSchema, writePanels, type PanelsPlace } from './panel-rows';

interface Part<T> {
  /** Null: it is not as this page writes it. */
  read(part: unknown): { value: T; problems: LinkProblem[] } | null;
  write(value: T): unknown;
}

interface Field<T> {
  first(): T;
  /** `text`: an id in a graph, say, means nothing in the graph of another text. */
  of: 'text' | 'room';
  request?(value: T): Partial<GatesRequest>;
}

/** A field that the link has, under the row's name. */
type LinkedField<T> = Field<T> & { link: Part<T> };
/** One that a reload forgets. */
type OwnField<T> = Field<T> & { link: null };

/** A part of the link with this shape, written as it is. */
function shaped<T>(schema: v.GenericSchema<unknown, T>): Part<T> {
  return {
    read(part) {
      const read = v.safeParse(schema, part);
      return read.success ? { value: read.output, problems: [] } : null;
    },
    write: (value) => value,
  };
}

const linked = <T>(field: LinkedField<T>): LinkedField<T> => field;
const own = <T>(field: OwnField<T>): OwnField<T> => field;

const chosen = v.object({ node: id, slot: id, entry: id });

export const FIELDS = {
  text: linked<string>({ first: () => 'f = (x + y) * z', of: 'room', link: shaped(text) }),
  values: linked<Record<string, TensorLike>>({
    // The lecture's first example.
    first: () => ({ x: -2, y: 5, z: -4 }),
    of: 'room',
    link: { read: readValues, write: (values) => Object.entries(values) },
  }),
  /** Composite gates that show their parts, in the order in which they were expanded. */
  expanded: linked<number[]>({
    first: () => [],
    of: 'text',
    link: shaped(v.pipe(v.array(id), v.maxLength(5_000))),
    request: (expanded) => ({ expanded }),
  }),
  /** Folded lines that show their gates. */
  unfolded: own<number[]>({ first: () => [], of: 'text', link: null, request: (unfolded) => ({ unfolded }) }),
  /** Where the backward pass starts; null: the last line. */
  output: linked<number | null>({
    first: () => null,
    of: 'room',
    link: shaped(v.nullable(id)),
    request: (output) => ({ output }),
  }),
  /** What it starts from; null: ones. */
  upstream: linked<TensorLike | null>({
    first: () => null,
    of: 'text',
    link: shaped(v.nullable(tensor)),
    request: (upstream) => ({ upstream }),
  }),
  chosen: linked<v.InferOutput<typeof chosen> | null>({
    first: () => null,
    of: 'room',
    link: shaped(v.nullable(chosen)),
    request: (watch) => ({ watch }),
  }),
  /** How far the sweep has come; null: everything is shown. */
  step: linked<number | null>({ first: () => null, of: 'text', link: shaped(v.nullable(id)) }),
  /** Every digit of each number, instead of three. */
  exact: linked<boolean>({ first: () => false, of: 'room', link: shaped(v.boolean()) }),
  panels: linked<PanelsPlace>({
    first: firstPanels,
    of: 'room',
    link: { ...shaped(panelsSchema), write: writePanels },
    request: ({ mistake }) => ({ mistake }),
  }),
};

type Fields = typeof FIELDS;
export type FieldName = keyof Fields;
type ValueOf<F> = F extends Field<infer T> ? T : never;

/** A value for each row. */
export type FieldValues = { [Name in FieldName]: ValueOf<Fields[Name]> };
type LinkedName = { [Name in FieldName]: Fields[Name]['link'] extends null ? never : Name }[FieldName];

/** What the link carries: everything that makes a picture in the room the same picture again. */
export type GatesPlace = Pick<FieldValues, LinkedName>;

type AnyRow = readonly [FieldName, Field<unknown> & { link: Part<unknown> | null }];
const rows = Object.entries(FIELDS) as unknown as readonly AnyRow[];

/** Rows of the link, in the order in which it is written. */
export const linkedRows = rows.flatMap(([name, field]) => (field.link ? [{ name, ...field, link: field.link }] : []));

function firstOf(wanted: (row: AnyRow) => boolean): Partial<FieldValues> {
  return Object.fromEntries(rows.filter(wanted).map(([name, field]) => [name, field.first()]));
}

/** A value for each row, as a room begins that was never used. */
export const firstFields = (): FieldValues => firstOf(() => true) as FieldValues;
export const firstPlace = (): GatesPlace => firstOf(([, { link }]) => link !== null) as GatesPlace;

/** The fields alone, of an object that has them among others. */
export function fieldsOf(values: FieldValues): FieldValues {
  return Object.fromEntries(rows.map(([name]) => [name, values[name]])) as unknown as FieldValues;
}

/** What belongs to a text, as a new text begins. */
export const textFields = (): Partial<FieldValues> => firstOf(([, field]) => field.of === 'text');

/** What the link carries of these values. */
export function placeFrom(values: FieldValues): GatesPlace {
  return Object.fromEntries(linkedRows.map(({ name }) => [name, values[name]])) as unknown as GatesPlace;
}

type Told<Name extends keyof GatesRequest> = Pick<GatesRequest, Name>;
export type OfText = Told<'expanded' | 'unfolded' | 'upstream'>;
export type OfRoom = Told<'output' | 'watch' | 'mistake'>;

/** What the engine is told of the fields of a text, or of the room. */
export function requestOf(of: 'text', values: FieldValues): OfText;
export function requestOf(of: 'room', values: FieldValues): OfRoom;
export function requestOf(of: Field<unknown>['of'], values: FieldValues): Partial<GatesRequest> {
  const told = rows.filter(([, field]) => field.of === of).map(([name, field]) => field.request?.(values[name]));
  return Object.assign({}, ...told) as Partial<GatesRequest>;
}
