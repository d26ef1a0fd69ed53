/**
 * A person's work as a JSON file: the settings as in a link, own data, the trained net with its optimizer's state and its place in
 * the epoch, the curve; or the address of the Gates room, which holds its text and all values. CONTRIBUTING describes the format.
 * Every version stays readable.
 */
import type { TrainerState } from 'backflow';
import * as v from 'valibot';
import { CURVE_FIELDS, type CurvePoint } from '../../engine/protocol/messages';
import { isOwnData, type OwnData } from '../network/data/own-data';
import { fromBase64, toBase64 } from '../page/base64';

export const FORMAT = 'backflow-work';
export const VERSION = 1;

export interface NetworkWork {
  /** The hash of a link with these settings; `own` in it is replaced by the data below. */
  settings: string;
  own: OwnData | null;
  state: TrainerState | null;
  curve: CurvePoint[];
  /** The step, for people who read the file. */
  step: number;
}

export type Work = { network: NetworkWork } | { gates: string };

/** Why a file is no work: a key of the words, with what it says. */
export interface FileProblem {
  problem: 'not-json' | 'foreign' | 'newer' | 'damaged' | 'altered';
  version?: number;
}

const numbers = v.array(v.pipe(v.number(), v.finite()));
const wholes = v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(255)));
const texts = v.array(v.string());

const ownSchema = v.object({
  name: v.string(),
  columns: v.pipe(texts, v.minLength(1)),
  target: v.string(),
  points: numbers,
  labels: v.nullable(wholes),
  targets: v.nullable(numbers),
  classNames: texts,
});

const figure = v.nullable(v.number());
const curveSchema = v.array(
  v.object(Object.fromEntries(CURVE_FIELDS.map((name) => [name, figure])) as Record<keyof CurvePoint, typeof figure>),
);

const networkSchema = v.object({
  settings: v.string(),
  own: v.nullable(ownSchema),
  net: v.nullable(v.object({ version: v.pipe(v.number(), v.integer()), bytes: v.string() })),
  curve: curveSchema,
  step: v.number(),
});

const workSchema = v.object({
  format: v.literal(FORMAT),
  version: v.number(),
  checksum: v.number(),
  work: v.union([v.object({ network: networkSchema }), v.object({ gates: v.string() })]),
});

/** CRC-32 (ISO 3309) of a text's UTF-16 units, which tells a file that was altered or cut from the one that was saved. */
export function checksum(text: string): number {
  let crc = -1;
  for (let i = 0; i < text.length; i++) {
    for (const byte of [text.charCodeAt(i) & 255, text.charCodeAt(i) >> 8]) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
  }
  return ~crc >>> 0;
}

/** The text of a file. */
export function writeWork(work: Work): string {
  const plain =
    'gates' in work
      ? work
      : {
          network: {
            settings: work.network.settings,
            step: work.network.step,
            own: work.network.own && {
              ...work.network.own,
              points: Array.from(work.network.own.points),
              labels: work.network.own.labels && Array.from(work.network.own.labels),
              targets: work.network.own.targets && Array.from(work.network.own.targets),
            },
            net: work.network.state && {
              version: work.network.state.version,
              bytes: toBase64(work.network.state.bytes),
            },
            curve: work.network.curve,
          },
        };
  const sum = checksum(JSON.stringify(plain));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, checksum: sum, work: plain }, null, 1)}\n`;
}

/** Reads a file. Nothing is changed by it. */
export function readWork(text: string): Work | FileProblem {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { problem: text.includes(`"${FORMAT}"`) ? 'damaged' : 'not-json' };
  }
  const { format, version, work: plain } = (given ?? {}) as { format?: unknown; version?: unknown; work?: unknown };
  if (format !== FORMAT) return { problem: 'foreign' };
  if (typeof version !== 'number') return { problem: 'damaged' };
  if (version > VERSION) return { problem: 'newer', version };
  const read = v.safeParse(workSchema, given);
  if (!read.success) return { problem: 'damaged' };
  if (read.output.checksum !== checksum(JSON.stringify(plain))) return { problem: 'altered' };
  const { work } = read.output;
  if ('gates' in work) return work;
  const { own, net, settings, step, curve } = work.network;
  try {
    const state = net && {
      format: 'backflow-trainer' as const,
      version: net.version as TrainerState['version'],
      bytes: fromBase64(net.bytes),
    };
    const data = own && {
      ...own,
      points: Float64Array.from(own.points),
      labels: own.labels && Uint8Array.from(own.labels),
      targets: own.targets && Float64Array.from(own.targets),
    };
    if (data && !fits(data)) return { problem: 'damaged' };
    return { network: { settings, own: data, state, curve: curve as CurvePoint[], step } };
  } catch {
    return { problem: 'damaged' };
  }
}

/** True if every example has one answer, and every class a name. */
function fits(own: OwnData): boolean {
  const { labels, targets, classNames, points } = own;
  const named = !labels || labels.every((label) => label < classNames.length);
  return isOwnData(own) && points.length > 0 && (labels === null) !== (targets === null) && named;
}

/** True for the work that this or another version of the page has left in the browser, as far as it can be used. */
export function isNetworkWork(value: unknown): value is NetworkWork {
  if (typeof value !== 'object' || value === null) return false;
  const { settings, own, state, curve, step } = value as Partial<NetworkWork>;
  return (
    typeof settings === 'string' &&
    (own === null || (isOwnData(own) && fits(own))) &&
    (state === null || state?.bytes instanceof Uint8Array) &&
    Array.isArray(curve) &&
    typeof step === 'number'
  );
}
