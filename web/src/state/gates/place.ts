/** What the Gates room's link carries: everything that makes a picture in it the same picture again. */
import type { TensorLike } from 'backflow';
import type { GatesInput } from '../../engine/protocol/gates';
import { firstPanels, type PanelsPlace } from './panels-place';

export interface GatesPlace {
  text: string;
  values: Record<string, TensorLike>;
  /** Composite gates that show their parts, in the order in which they were expanded. */
  expanded: number[];
  /** Where the backward pass starts; null: the last line. */
  output: number | null;
  /** What it starts from; null: ones. */
  upstream: TensorLike | null;
  chosen: { node: number; slot: number; entry: number } | null;
  /** How far the sweep has come; null: everything is shown. */
  step: number | null;
  /** Every digit of each number, instead of three. */
  exact: boolean;
  panels: PanelsPlace;
}

/** The lecture's first example. */
export function firstPlace(): GatesPlace {
  return {
    text: 'f = (x + y) * z',
    values: { x: -2, y: 5, z: -4 },
    expanded: [],
    output: null,
    upstream: null,
    chosen: null,
    step: null,
    exact: false,
    panels: firstPanels(),
  };
}

/** What a new text begins with: ids of another one mean nothing in it. */
export const NOTHING_OPEN: Pick<GatesPlace, 'expanded' | 'upstream' | 'step'> & { unfolded: number[] } = {
  expanded: [],
  unfolded: [],
  upstream: null,
  step: null,
};

/** An input's value: the person's, else the one that the engine began with. Names that objects have from birth are names too. */
export function valueOf(values: GatesPlace['values'], { name, value }: GatesInput): TensorLike {
  return Object.hasOwn(values, name) ? values[name]! : value;
}

/** Only what the text reads goes into the link; before anyone knows what that is, everything. */
export function usedValues(values: GatesPlace['values'], inputs: readonly GatesInput[]): GatesPlace['values'] {
  if (inputs.length === 0) return values;
  return Object.fromEntries(inputs.map((input) => [input.name, valueOf(values, input)]));
}
