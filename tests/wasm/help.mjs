// Shared by the tests of the package: the engine, CONTRACT.md's comparison, and errors by code.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { BackflowError, load } from 'backflow';

export const backflow = await load();

export const fixture = (name) => JSON.parse(readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8'));

/** |a − b| ≤ tolerance · max(1, |b|), entry by entry; numbers, lists and lists of lists. */
export function assertClose(got, wanted, what = '', tolerance = 1e-9) {
  const [a, b] = [got, wanted].map((one) => (typeof one === 'number' ? [one] : Array.from(one).flat()));
  assert.equal(a.length, b.length, `${what}: number of entries`);
  b.forEach((value, i) => {
    assert.ok(
      Math.abs(a[i] - value) <= tolerance * Math.max(1, Math.abs(value)),
      `${what}[${i}]: ${a[i]}, not ${value}`,
    );
  });
}

const sentences = new Map(backflow.catalog.errors.map((row) => [row.reason, row]));

/** Checks that the message is the sentence of the error's reason and that the details are exactly its placeholders. */
function assertSentence({ reason, code, details, message }) {
  const row = sentences.get(reason);
  if (!row) return;
  const places = [...row.message.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  assert.deepEqual(Object.keys(details).sort(), [...new Set(places)].sort(), `details of "${message}"`);
  assert.equal(
    message,
    row.message.replace(/\{(\w+)\}/g, (_, name) => details[name]),
  );
  assert.equal(code, row.code, `code of "${message}"`);
}

/** Runs `action`, which must throw a BackflowError with these fields (`message` a pattern), and returns it. */
export function throwsError(action, { message, ...fields }) {
  let result;
  try {
    result = action();
  } catch (error) {
    assert.ok(error instanceof BackflowError, `not a BackflowError: ${error?.stack ?? error}`);
    for (const [key, value] of Object.entries(fields)) assert.equal(error[key], value, `${key} of "${error.message}"`);
    if (message) assert.match(error.message, message);
    assert.equal(error.name, 'BackflowError');
    assertSentence(error);
    return error;
  }
  return assert.fail(`no error, but ${String(result)}; expected ${fields.code}`);
}

/** Returns the transpose of rows. */
export const transposed = (rows) => rows[0].map((_, column) => rows.map((row) => row[column]));

/** Points in the plane with labels 0 … classes − 1, exact in float32. */
export function labelled(count, classes) {
  const points = Array.from({ length: count }, (_, i) => [((i * 37) % 64) / 32 - 1, ((i * 29 + 7) % 64) / 32 - 1]);
  return { points, labels: points.map(([x, y]) => Math.floor(((x + 2 * y + 3) * classes) / 6)), classes };
}
