/**
 * A receipt: what a reader answered in a task, with the verdicts, as a file (JSON) or as a line of text. Its hash tells whether it
 * was changed on its way. It says nothing about who made it. Runs in browsers and in Node.
 */
import * as v from 'valibot';
import type { VerdictName } from 'backflow/answers';
import type { Scene } from '../../../engine/protocol/lessons';

export const FORMAT = 'backflow-receipt';
export const VERSION = 1;
/** A line begins with this and the version. */
const LINE = 'BFR';
const LONGEST_TEXT = 200;
const LONGEST_NAME = 80;
const MOST_ATTEMPTS = 600;

/** One answer. */
export type Tried =
  | { blank: string; text: string; verdict: VerdictName; mistake?: string }
  | { choice: string; right: boolean }
  /** The answer was shown without being found. */
  | { shown: true }
  /** A repair that the engine called mended: the state of the room. */
  | { mended: Scene };

/** An answer in a step, with the numbers that the seed draws. */
export type Attempt = { step: string; seed: number } & Tried;

export interface Content {
  /** The id of a lesson. */
  task: string;
  /** As the reader typed it; may be empty. */
  name: string;
  /** When the receipt was made, in UTC. */
  made: string;
  attempts: readonly Attempt[];
  /** SHA-256 of all numbers that the engine computed for the questions (`regrade`). */
  run: string;
}

export interface Receipt {
  content: Content;
  /** SHA-256 of `JSON.stringify(content)`. */
  hash: string;
}

/** Why a text is not a sound receipt. */
export type Unsound = 'foreign' | 'truncated' | 'altered' | 'newer';

const Text = v.pipe(v.string(), v.maxLength(LONGEST_TEXT));
const Id = v.pipe(v.string(), v.regex(/^[\w.-]{1,80}$/));
const At = { step: Id, seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(999_999)) };
const VERDICTS = ['exact', 'close', 'convention', 'mistake', 'not-yet', 'unread'] as const;
const AttemptSchema = v.union([
  v.strictObject({ ...At, blank: Id, text: Text, verdict: v.picklist(VERDICTS), mistake: v.optional(Id) }),
  v.strictObject({ ...At, choice: Id, right: v.boolean() }),
  v.strictObject({ ...At, shown: v.literal(true) }),
  v.strictObject({ ...At, mended: v.record(v.string(), v.unknown()) }),
]);
const ContentSchema = v.strictObject({
  task: Id,
  name: v.pipe(v.string(), v.maxLength(LONGEST_NAME)),
  made: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)),
  attempts: v.pipe(v.array(AttemptSchema), v.maxLength(MOST_ATTEMPTS)),
  run: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
});

export async function sha256(data: Uint8Array<ArrayBuffer>): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const hashOf = (content: Content): Promise<string> => sha256(new TextEncoder().encode(JSON.stringify(content)));

export async function sealed(content: Content): Promise<Receipt> {
  const whole = { ...content, name: content.name.slice(0, LONGEST_NAME) };
  return { content: whole, hash: await hashOf(whole) };
}

export function asFile({ content, hash }: Receipt): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, hash, content }, null, 1)}\n`;
}

/** One line without spaces, for a form or a chat. */
export async function asLine({ content, hash }: Receipt): Promise<string> {
  const packed = await piped(
    new TextEncoder().encode(JSON.stringify({ hash, content })),
    new CompressionStream('deflate-raw'),
  );
  const text = btoa(String.fromCharCode(...packed));
  return `${LINE}${VERSION}.${text.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '')}.`;
}

/** Reads a file: a receipt, or any text with lines of receipts in it. A file without one is foreign. */
export async function readReceipts(text: string): Promise<(Receipt | Unsound)[]> {
  const trimmed = text.trim();
  if (trimmed.startsWith('{')) return [await readFile(trimmed)];
  const lines = trimmed.match(/BFR\d+\.[\w-]*\.?/g) ?? [];
  return lines.length === 0 ? ['foreign'] : Promise.all(lines.map(readLine));
}

async function readFile(text: string): Promise<Receipt | Unsound> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return text.slice(0, 100).includes(FORMAT) ? 'truncated' : 'foreign';
  }
  const { format, version, hash, content } = parsed as Record<string, unknown>;
  if (format !== FORMAT || typeof version !== 'number') return 'foreign';
  return version > VERSION ? 'newer' : checked(content, hash);
}

async function readLine(line: string): Promise<Receipt | Unsound> {
  const [, version, packed, end] = /^BFR(\d+)\.([\w-]*)(\.?)$/.exec(line)!;
  if (Number(version) > VERSION) return 'newer';
  if (!end) return 'truncated';
  try {
    const bytes = Uint8Array.from(atob(packed!.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0));
    const text = new TextDecoder().decode(await piped(bytes, new DecompressionStream('deflate-raw'), MOST_BYTES));
    const { hash, content } = JSON.parse(text) as Record<string, unknown>;
    return await checked(content, hash);
  } catch {
    return 'altered';
  }
}

async function checked(content: unknown, hash: unknown): Promise<Receipt | Unsound> {
  if (!v.is(ContentSchema, content) || typeof hash !== 'string') return 'altered';
  const whole = content as Content;
  return (await hashOf(whole)) === hash ? { content: whole, hash } : 'altered';
}

/** More than any receipt has, so that a small text can't unpack to a huge one. */
const MOST_BYTES = 2_000_000;

async function piped(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
  most = Infinity,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = (new Blob([bytes]).stream().pipeThrough(through) as ReadableStream<Uint8Array>).getReader();
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    length += read.value.length;
    if (length > most) throw new RangeError('too long');
    parts.push(read.value);
  }
  return new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer());
}
