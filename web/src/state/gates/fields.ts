/**
 * The Gates room's state, a row for each field: its first value, whether it belongs to the text, the room or the chosen gate, its
 * part of the link, and its part of the request. State, link and request follow from the rows.
 */
import type { TensorLike } from 'backflow';
import * as v from 'valibot';
import type { GatesRequest } from '../../engine/protocol/gates';
import { id, readValues, tensor, text, type LinkProblem } from './link-values';
import { firstPanels, panelsSchema, writePanels, type PanelsPlace } from './panel-rows';

interface Part<T> {
  /** Null: the part is malformed. */
  read(part: unknown): { value: T; problems: LinkProblem[] } | null;
  write(value: T): unknown;
}

interface Field<T> {
  first(): T;
  /**
   * `text`: the field is only valid for one text, such as the id of a node. `gate`: after a change, the engine reads only the chosen
   * gate again.
   */
  of: 'text' | 'room' | 'gate';
  request?(value: T): Partial<GatesRequest>;
}

/** A field that is in the link, under the row's name. */
type LinkedField<T> = Field<T> & { link: Part<T> };
/** A field that is not in the link. */
type OwnField<T> = Field<T> & { link: null };

/** A part of the link with this schema, written unchanged. */
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
  /** Ids of the composite gates that show their parts, in the order in which they were expanded. */
  expanded: linked<number[]>({
    first: () => [],
    of: 'text',
    link: shaped(v.pipe(v.array(id), v.maxLength(5_000))),
    request: (expanded) => ({ expanded }),
  }),
  /** Folded lines that show their gates. */
  unfolded: own<number[]>({ first: () => [], of: 'text', link: null, request: (unfolded) => ({ unfolded }) }),
  /** The node where the backward pass starts; null: the last line. */
  output: linked<number | null>({
    first: () => null,
    of: 'room',
    link: shaped(v.nullable(id)),
    request: (output) => ({ output }),
  }),
  /** The gradient that it starts with; null: ones. */
  upstream: linked<TensorLike | null>({
    first: () => null,
    of: 'text',
    link: shaped(v.nullable(tensor)),
    request: (upstream) => ({ upstream }),
  }),
  chosen: linked<v.InferOutput<typeof chosen> | null>({
    first: () => null,
    of: 'gate',
    link: shaped(v.nullable(chosen)),
    request: (watch) => ({ watch }),
  }),
  /** The sweep's current step; null: everything is shown. */
  step: linked<number | null>({ first: () => null, of: 'text', link: shaped(v.nullable(id)) }),
  /** Show every digit of each number instead of three. */
  exact: linked<boolean>({ first: () => false, of: 'room', link: shaped(v.boolean()) }),
  /** True: gradients are hidden and asked for. Otherwise missing, as in the links of earlier pages. */
  predict: linked<true | undefined>({ first: () => undefined, of: 'room', link: shaped(v.literal(true)) }),
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

/** The part of the state that the link contains. It reproduces what the room shows. */
export type GatesPlace = Pick<FieldValues, LinkedName>;

type AnyRow = readonly [FieldName, Field<unknown> & { link: Part<unknown> | null }];
const rows = Object.entries(FIELDS) as unknown as readonly AnyRow[];

/** The link's rows, in the order in which they are written. */
export const linkedRows = rows.flatMap(([name, field]) => (field.link ? [{ name, ...field, link: field.link }] : []));

function firstOf(wanted: (row: AnyRow) => boolean): Partial<FieldValues> {
  return Object.fromEntries(rows.filter(wanted).map(([name, field]) => [name, field.first()]));
}

/** The first value of every row, as in a new room. */
export const firstFields = (): FieldValues => firstOf(() => true) as FieldValues;
export const firstPlace = (): GatesPlace => firstOf(([, { link }]) => link !== null) as GatesPlace;

/** Picks the fields from an object with more properties. */
export function fieldsOf(values: FieldValues): FieldValues {
  return Object.fromEntries(rows.map(([name]) => [name, values[name]])) as unknown as FieldValues;
}

/** The first values of the text's fields, for a new text. */
export const textFields = (): Partial<FieldValues> => firstOf(([, field]) => field.of === 'text');

/** The part of these values that the link contains. */
export function placeFrom(values: FieldValues): GatesPlace {
  return Object.fromEntries(linkedRows.map(({ name }) => [name, values[name]])) as unknown as GatesPlace;
}

type Told<Name extends keyof GatesRequest> = Pick<GatesRequest, Name>;
export type OfText = Told<'expanded' | 'unfolded' | 'upstream'>;
export type OfRoom = Told<'output' | 'mistake'>;
export type OfGate = Told<'watch'>;

/** The request's part for the fields of the text, of the room or of the gate. */
export function requestOf(of: 'text', values: FieldValues): OfText;
export function requestOf(of: 'room', values: FieldValues): OfRoom;
export function requestOf(of: 'gate', values: FieldValues): OfGate;
export function requestOf(of: Field<unknown>['of'], values: FieldValues): Partial<GatesRequest> {
  const told = rows.filter(([, field]) => field.of === of).map(([name, field]) => field.request?.(values[name]));
  return Object.assign({}, ...told) as Partial<GatesRequest>;
}
