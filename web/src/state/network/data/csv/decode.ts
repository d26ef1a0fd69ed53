/** From the bytes of a file to text. UTF-8 and UTF-16 are recognized, with or without a byte order mark. */
import { CsvError } from './problem';

export interface Decoded {
  text: string;
  /** `windows-1252` if the bytes are not valid UTF-8, which older spreadsheets write. */
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** First bytes of files that people drop by mistake. */
const FORMATS: readonly (readonly [string, readonly number[]])[] = [
  ['xlsx', [0x50, 0x4b, 0x03, 0x04]],
  ['xls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['PDF', [0x25, 0x50, 0x44, 0x46]],
  ['gzip', [0x1f, 0x8b]],
  ['NumPy', [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59]],
];
/** How many bytes decide about the encoding. */
const SAMPLE = 4096;
const ZERO = 0;

export function decode(bytes: Uint8Array): Decoded {
  if (startsWith(bytes, [0xff, 0xfe])) return decodeAs(bytes, 'utf-16le');
  if (startsWith(bytes, [0xfe, 0xff])) return decodeAs(bytes, 'utf-16be');
  const format = FORMATS.find(([, first]) => startsWith(bytes, first));
  if (format) throw new CsvError({ kind: 'binary', format: format[0], at: 0 });
  const wide = wideEncoding(bytes.subarray(0, SAMPLE));
  if (wide) return decodeAs(bytes, wide);
  const zero = bytes.indexOf(ZERO);
  if (zero >= 0) throw new CsvError({ kind: 'binary', format: '', at: zero });
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return decodeAs(bytes, 'windows-1252');
  }
}

/** UTF-16 without a mark: in text that is mostly ASCII, every other byte is zero. */
function wideEncoding(sample: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === ZERO) ++zeros[index % 2]!;
  });
  const half = sample.length / 2;
  const [even, odd] = zeros as [number, number];
  if (half < 1 || sample.length % 2 === 1) return null;
  if (odd > 0.6 * half && even === 0) return 'utf-16le';
  if (even > 0.6 * half && odd === 0) return 'utf-16be';
  return null;
}

function decodeAs(bytes: Uint8Array, encoding: Decoded['encoding']): Decoded {
  const text = new TextDecoder(encoding).decode(bytes);
  // Text has no control characters besides white space.
  // eslint-disable-next-line no-control-regex
  const at = text.search(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/);
  if (at >= 0) throw new CsvError({ kind: 'binary', format: '', at });
  return { text, encoding };
}

function startsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return bytes.length >= first.length && first.every((byte, index) => bytes[index] === byte);
}
