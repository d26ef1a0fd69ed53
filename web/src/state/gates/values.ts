/** The inputs' values in the Gates room. */
import type { TensorLike } from 'backflow';
import type { GatesConstant, GatesInput } from '../../engine/protocol/gates';
import type { GatesPlace } from './fields';

/** An input's value: the user's, else the engine's first one. Inherited names such as `toString` are safe. */
export function valueOf(values: GatesPlace['values'], { name, value }: GatesInput): TensorLike {
  return Object.hasOwn(values, name) ? values[name]! : value;
}

/** The values with another one for this name, or without one. */
export function withValue(values: GatesPlace['values'], name: string, value: TensorLike | null): GatesPlace['values'] {
  const others = Object.entries(values).filter(([other]) => other !== name);
  return Object.fromEntries(value === null ? others : [...others, [name, value]]);
}

/**
 * The values of inputs that the text reads; all values before the inputs are known. Whether a name such as `e` is an input depends on
 * its value alone, so that a link is right before the engine answers.
 */
export function usedValues(
  values: GatesPlace['values'],
  inputs: readonly GatesInput[],
  constants: readonly GatesConstant[],
): GatesPlace['values'] {
  const used = [
    ...inputs.filter(({ name, constant }) => !constant || Object.hasOwn(values, name)),
    ...constants.filter(({ name }) => Object.hasOwn(values, name)),
  ];
  if (inputs.length + constants.length === 0) return values;
  return Object.fromEntries(used.map((input) => [input.name, valueOf(values, input)]));
}
