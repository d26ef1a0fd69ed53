/** The Gates room's fields as state: objects of this class have a property for each row of the table. */
import { firstFields, type FieldValues } from './fields';

/** A property with its own signal, so that readers depend only on that field. */
function signal(first: unknown): PropertyDescriptor {
  let value = $state.raw(first);
  return { get: () => value, set: (next: unknown) => (value = next), enumerable: true };
}

export const FieldState = class {
  constructor() {
    for (const [name, first] of Object.entries(firstFields())) Object.defineProperty(this, name, signal(first));
  }
} as new () => FieldValues;
