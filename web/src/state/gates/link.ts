/**
 * The Gates room's whole state in the address: versioned JSON, deflated, in base64url after `#gates=`. Parts that don't match their
 * schema are left out, and every failure while reading is reported as a problem of the link.
 */
import { fromBase64Url, toBase64Url } from '../page/base64';
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import { firstPlace, linkedRows, type FieldName, type GatesPlace } from './fields';
import type { LinkProblem } from './link-values';

export const LINK_VERSION = 1;
/** The largest inflated link. The page never writes more. */
const MOST_BYTES = 2_000_000;
const MOST_LETTERS = 1_000_000;
/** Fields that a link contains even if they have their first values. */
const ALWAYS: readonly FieldName[] = ['text', 'values'];

/** The result of reading a link; `place` is null if nothing could be used. */
export interface LinkReading {
  place: GatesPlace | null;
  problems: LinkProblem[];
}

/** Writes `#gates=…` without fields that have their first values. */
export function writeLink(place: GatesPlace): string {
  const link: Record<string, unknown> = { v: LINK_VERSION };
  for (const { name, first, link: part } of linkedRows) {
    const written = part.write(place[name as keyof GatesPlace]);
    if (ALWAYS.includes(name) || JSON.stringify(written) !== JSON.stringify(part.write(first()))) link[name] = written;
  }
  return `#gates=${toBase64Url(deflateSync(strToU8(JSON.stringify(link)), { level: 9 }))}`;
}

/** Reads a hash; null for the room without a state (`#gates`). Never throws. */
export function readLink(hash: string): LinkReading | null {
  try {
    return read(hash);
  } catch (error) {
    return { place: null, problems: [{ kind: 'unread', message: String(error) }] };
  }
}

function read(hash: string): LinkReading | null {
  const packed = hash.replace(/^#gates=?/, '');
  if (packed === '') return null;
  const json = unpack(packed);
  if (typeof json !== 'object' || json === null) return { place: null, problems: [{ kind: 'broken' }] };
  const parts = json as Record<string, unknown>;
  const { v: version } = parts;
  if (typeof version !== 'number') return { place: null, problems: [{ kind: 'broken' }] };
  if (version !== LINK_VERSION) return { place: null, problems: [{ kind: 'version', version }] };
  return readParts(parts);
}

/** Reads each part on its own and leaves out bad ones. Without a text, there is nothing to show. */
function readParts(parts: Record<string, unknown>): LinkReading {
  const place = { ...firstPlace(), values: {} };
  const problems: LinkProblem[] = [];
  for (const { name, link } of linkedRows) {
    const reading = Object.hasOwn(parts, name) ? link.read(parts[name]) : undefined;
    if (name === 'text' && !reading) return { place: null, problems: [{ kind: 'text' }] };
    if (reading === null) problems.push({ kind: 'part', part: name });
    else if (reading) Object.assign(place, { [name]: reading.value });
    problems.push(...(reading?.problems ?? []));
  }
  return { place, problems };
}

function unpack(packed: string): unknown {
  if (packed.length > MOST_LETTERS || !/^[\w-]+$/.test(packed)) return undefined;
  try {
    const bytes = fromBase64Url(packed);
    // The buffer has a fixed size, so a zip bomb can't use more memory.
    const out = inflateSync(bytes, { out: new Uint8Array(MOST_BYTES) });
    return JSON.parse(strFromU8(out));
  } catch {
    return undefined;
  }
}
