/** The fields of the Gates room as state: an object of this class has a property for each row of their table. */
import { firstFields, type FieldValues } from './fields';

/** One signal: who reads a field hears of that field alone. */
function signal(first: unknown): PropertyDescriptor {
  let value = $state.raw(first);
  return { get: () => value, set: (next: unknown) => (value = next), enumerable: true };
}

export const FieldState = class {
  constructor() {
    for (const [name, first] of Object.entries(firstFields())) Object.defineProperty(this, name, signal(first));
  }
} as new () => FieldValues;
