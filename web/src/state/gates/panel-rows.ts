/**
 * The tabs beside the graph, a row each. A tab's component is the file `panels/gates/cards/<Name>Panel.svelte`; its words are in the
 * dictionaries' `gates/panels.ts`.
 */
import type { Mistake, TensorLike } from 'backflow';
import * as v from 'valibot';
import type { PanelsWatch } from '../../engine/protocol/gates-panels';
import type { Key } from '../../i18n/index.svelte';
import { id, name, tensor } from './link-values';

interface PanelRow {
  name: string;
  title: Key;
  /** What it needs from the worker while it is open, besides the graph. */
  watch?(panels: PanelsPlace): Partial<PanelsWatch>;
  /** It hides what predict mode asks for. The others are closed meanwhile. */
  hides?: true;
}

export const PANELS = [
  { name: 'gate', title: 'panels.tab.gate', hides: true },
  { name: 'jacobian', title: 'panels.tab.jacobian', watch: () => ({ jacobian: true }) },
  { name: 'check', title: 'panels.tab.check', watch: () => ({ check: true, errors: true }) },
  { name: 'forward', title: 'panels.tab.forward', watch: ({ push }) => ({ push }) },
] as const satisfies readonly PanelRow[];

export type PanelName = (typeof PANELS)[number]['name'];

/** The tabs' settings, a row each: the schema in a link, and the first value. */
const SETTINGS = {
  open: [v.picklist(PANELS.map((row) => row.name)), 'gate'],
  /** The mistake that the backward pass makes on purpose. */
  mistake: [
    v.nullable(
      v.variant('kind', [
        v.object({ kind: v.literal('overwrite') }),
        v.object({ kind: v.literal('wrong-local'), node: id }),
      ]),
    ),
    null,
  ],
  /** Show the Jacobian as it is stored instead of written out. */
  implicit: [v.boolean(), false],
  /** Inputs × outputs instead of outputs × inputs. */
  denominator: [v.boolean(), false],
  /** Forward mode's input, by name, and its tangent; null: ones. */
  push: [v.nullable(v.object({ input: name, tangent: v.nullable(tensor) })), null],
} satisfies { [Name in keyof PanelsPlace]: [v.GenericSchema<unknown, PanelsPlace[Name]>, PanelsPlace[Name]] };

export interface PanelsPlace {
  open: PanelName;
  mistake: Mistake | null;
  implicit: boolean;
  denominator: boolean;
  push: { input: string; tangent: TensorLike | null } | null;
}

const settings = Object.entries(SETTINGS);

export function firstPanels(): PanelsPlace {
  return Object.fromEntries(settings.map(([key, [, first]]) => [key, first])) as unknown as PanelsPlace;
}

/** The tabs' part of a link; missing settings have their first values. */
export const panelsSchema = v.object(
  Object.fromEntries(settings.map(([key, [schema, first]]) => [key, v.optional(schema as v.GenericSchema, first)])),
) as unknown as v.GenericSchema<unknown, PanelsPlace>;

/** The settings that differ from their first values. */
export function writePanels(panels: PanelsPlace): Partial<PanelsPlace> {
  const first = firstPanels();
  return Object.fromEntries(Object.entries(panels).filter(([key, value]) => value !== first[key as keyof PanelsPlace]));
}

const rowOf = ({ open }: PanelsPlace): PanelRow => PANELS.find(({ name }) => name === open)!;

/** True if the open tab shows gradients even while they are asked for. */
export const tells = (panels: PanelsPlace): boolean => !rowOf(panels).hides;

/** What the open tab needs from the worker; nothing while it is closed. */
export function watchOf(panels: PanelsPlace, closed = false): PanelsWatch {
  const needs = closed ? undefined : rowOf(panels).watch?.(panels);
  return { jacobian: false, check: false, errors: false, push: null, ...needs };
}
