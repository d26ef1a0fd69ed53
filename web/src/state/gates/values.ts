/** The inputs' values in the Gates room. */
import type { TensorLike } from 'backflow';
import type { GatesInput } from '../../engine/protocol/gates';
import type { GatesPlace } from './fields';

/** An input's value: the person's, else the one that the engine began with. Names that objects have from birth are names too. */
export function valueOf(values: GatesPlace['values'], { name, value }: GatesInput): TensorLike {
  return Object.hasOwn(values, name) ? values[name]! : value;
}

/** Only what the text reads goes into the link; before anyone knows what that is, everything. */
export function usedValues(values: GatesPlace['values'], inputs: readonly GatesInput[]): GatesPlace['values'] {
  if (inputs.length === 0) return values;
  return Object.fromEntries(inputs.map((input) => [input.name, valueOf(values, input)]));
}
