import { refusal } from '../errors/reasons.js';

/**
 * Objects as a program in plain JavaScript may hand them over. To read one can run code of its own (getters, proxies),
 * so each field is read once, whatever that throws is a BackflowError, and only copies go on from here.
 */

/** Runs `read`, and turns whatever it throws into a BackflowError. */
export function attempt<Result>(name: string, read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw refusal('unreadable', { name }, { cause });
  }
}

/** Asks a built-in class's own getter, whatever the value's properties say. */
export function getterOf<Result>(prototype: object, property: PropertyKey): (value: unknown) => Result {
  const get = Object.getOwnPropertyDescriptor(prototype, property)?.get as () => Result;
  return (value) => get.call(value);
}

const typedArrays: object = Object.getPrototypeOf(Float64Array.prototype);

/** A typed array's kind, such as 'Float64Array'; undefined for everything else. */
export const kindOfTyped = getterOf<string | undefined>(typedArrays, Symbol.toStringTag);

/** A typed array's real length; 0 where its memory was given away. */
export const lengthOfTyped = getterOf<number>(typedArrays, 'length');

/** What a value is, for messages: a name of JavaScript's. */
export function typeOf(value: unknown): string {
  if (typeof value !== 'object') return typeof value;
  if (value === null) return 'null';
  try {
    return Array.isArray(value) ? 'Array' : (kindOfTyped(value) ?? 'object');
  } catch {
    return 'object'; // a proxy that was revoked
  }
}

/** The fields of this name of an object of options; nothing given means none. */
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
 * All fields of an object whose keys are names. Lists and boxed strings have a field '0': they are refused before their
 * keys are listed, since there may be millions.
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
