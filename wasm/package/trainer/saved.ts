import { refusal } from '../errors/reasons.js';
import { toList } from '../values/lists.js';
import { toOptions, typeOf } from '../values/reading.js';

/** The version of what save() returns. Every older version can be restored. */
export const stateVersion = 4;

/** Returns a copy of the bytes from save(). Throws an error for anything else. */
export function bytesOf(state: unknown): Uint8Array {
  const subject = 'restore';
  const { format, version, bytes } = toOptions(subject, state, ['format', 'version', 'bytes']);
  const sound = format === 'backflow-trainer' && typeof version === 'number' && typeOf(bytes) === 'Uint8Array';
  if (!sound) throw refusal('no-state', {}, { subject });
  if (!Number.isInteger(version) || version < 1 || version > stateVersion)
    throw refusal('state-version', { version, known: stateVersion }, { subject });
  const { items, length } = toList(subject, bytes);
  if (length === 0) throw refusal('no-state', {}, { subject });
  const copy = new Uint8Array(length);
  copy.set(items as Uint8Array);
  return copy;
}
