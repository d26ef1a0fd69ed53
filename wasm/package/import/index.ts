import { exportError } from '../export/errors.js';
import { requireSize } from './bytes.js';
import { describe, layersByName } from './layers.js';
import { readNpz } from './npz.js';
import { readOnnx } from './onnx.js';
import { headerLength, readSafetensors } from './safetensors.js';
import type { ReadModel } from './types.js';

export type { ReadLayer, ReadModel, ReadParameter } from './types.js';

/**
 * Reads a plain network from a file of another program: an archive of NumPy (.npz), safetensors (also the state of a
 * PyTorch `Sequential`), or ONNX. Throws an ExportError that names what doesn't fit; `others` has further sentences.
 */
export function readModel(bytes: Uint8Array, name: string): ReadModel {
  const file = typeof name === 'string' && name !== '' ? name : 'the file';
  if (!(bytes instanceof Uint8Array)) throw exportError('file-kind', { file });
  requireSize(bytes, file);
  const notes = ['The file does not say which activations the layers have.'];
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return describe('npz', layersByName(readNpz(bytes, file), file), notes);
  if (headerLength(bytes) !== null)
    return describe('safetensors', layersByName(readSafetensors(bytes, file), file), notes);
  if (/\.onnx$/i.test(file)) return readOnnx(bytes, file);
  const expected = { npz: 'an archive of NumPy', safetensors: 'a file of safetensors' };
  const ending = /\.(npz|safetensors)$/i.exec(file)?.[1]?.toLowerCase() as keyof typeof expected | undefined;
  throw ending ? exportError('file-foreign', { file, what: expected[ending] }) : exportError('file-kind', { file });
}
