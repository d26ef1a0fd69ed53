import { refusal } from '../errors/reasons.js';

/**
 * Reads objects from plain JavaScript. Reading one may run the caller's code (getters, proxies), so each field is read
 * once, anything that this throws becomes a BackflowError, and only copies are passed on.
 */

/** Runs `read` and turns anything that it throws into a BackflowError. */
export function attempt<Result>(name: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw refusal('unreadable', { name }, { cause });
  }
}

/** Calls a built-in class's own getter, ignoring the value's properties. */
export function getterOf<Result>(prototype: object, property: PropertyKey): (value: unknown) => Result {
  const get = Object.getOwnPropertyDescriptor(prototype, property)?.get as () => Result;
  return (value) => get.call(value);
}

const typedArrays: object = Object.getPrototypeOf(Float64Array.prototype);

/** Returns a typed array's kind, such as 'Float64Array'; undefined for everything else. */
export const kindOfTyped = getterOf<string | undefined>(typedArrays, Symbol.toStringTag);

/** Returns a typed array's real length; 0 if its memory was transferred. */
export const lengthOfTyped = getterOf<number>(typedArrays, 'length');

/** Returns the JavaScript name of a value's type, for messages. */
export function typeOf(value: unknown): string {
  if (typeof value !== 'object') return typeof value;
  if (value === null) return 'null';
  try {
    return Array.isArray(value) ? 'Array' : (kindOfTyped(value) ?? 'object');
  } catch {
    return 'object'; // a revoked proxy
  }
}

/** Reads the named fields of an options object; undefined means no options. */
export function toOptions<Key extends string>(
  name: string,
  value: unknown,
  keys: readonly Key[],
): Partial<Record<Key, unknown>> {
  if (value === undefined) return {};
  if (typeof value !== 'object' || value === null) throw refusal('needs-object', { name, type: typeOf(value) });
  const fields: Partial<Record<Key, unknown>> = {};
  attempt(name, () => {
    for (const key of keys) fields[key] = (value as Record<Key, unknown>)[key];
  });
  return fields;
}

/**
 * Reads all fields of an object whose keys are names. Lists and boxed strings, which have a field '0', are rejected
 * before their keys are listed, because there may be millions.
 */
export function toEntries(name: string, value: unknown): [key: string, value: unknown][] {
  const entries =
    typeof value === 'object' && value !== null
      ? attempt(name, () => (Array.isArray(value) || Object.hasOwn(value, '0') ? null : Object.entries(value)))
      : null;
  return entries ?? fail(name, value);
}

function fail(name: string, value: unknown): never {
  throw refusal('needs-object', { name, type: typeOf(value) });
}
