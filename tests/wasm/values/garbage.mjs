// Values of all kinds, for tests that the package only ever throws a BackflowError and that the engine never has a
// fault.
import assert from 'node:assert/strict';
import { BackflowError } from 'backflow';
import fc from 'fast-check';

export const garbage = fc.oneof(
  fc.anything({
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSet: true,
    withNullPrototype: true,
    withObjectString: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
    maxDepth: 3,
  }),
  fc.constantFrom(
    undefined,
    null,
    NaN,
    Infinity,
    -0,
    2 ** 31,
    2 ** 32,
    2 ** 53,
    1e300,
    '',
    '\0',
    '\ud800',
    'constructor',
  ),
  fc.constantFrom(
    Symbol('x'),
    () => 1,
    new DataView(new ArrayBuffer(8)),
    new Proxy({}, {}),
    Object.create(null),
    class {},
  ),
  fc.string(),
);

/** Returns mostly the valid value and sometimes any other, so that garbage gets past the first check. */
export const or = (...values) =>
  fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: garbage });

function sound(action) {
  try {
    action();
  } catch (error) {
    assert.ok(error instanceof BackflowError, `not a BackflowError: ${error?.stack ?? String(error)}`);
    assert.notEqual(error.code, 'internal', error.message);
    assert.equal(typeof error.message, 'string');
  }
}

export function hold(arbitraries, action, numRuns = 400) {
  fc.assert(
    fc.property(...arbitraries, (...values) => sound(() => action(...values))),
    { numRuns, seed: 20240607 },
  );
}
