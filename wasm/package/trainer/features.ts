import { toText } from '../values/arguments.js';
import { entryOf, toList } from '../values/lists.js';
import { toOptions, typeOf } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';
import type { FeatureConfig } from '../types.js';

/**
 * A typed feature passes to the engine and back as one text: its name, a line break and its expression
 * (core/train/typed_feature.hpp).
 */
function toFeature(path: string, index: number, value: unknown): string {
  if (typeof value === 'string') return toText(path, value);
  const type = typeOf(value);
  if (type !== 'object') throw refusal('needs-names', { name: path, index, type });
  const fields = toOptions(path, value, ['name', 'expression']);
  const name = toText(`${path}[${index}].name`, fields.name);
  if (name.trim() === '' || name.includes('\n')) throw refusal('feature-name', { name: path, index });
  return `${name}\n${toText(`${path}[${index}].expression`, fields.expression)}`;
}

/** Reads a list of features: names, or typed ones. */
export function toFeatures(path: string, value: unknown, limit: number): string[] {
  const list = toList(path, value, limit);
  return Array.from({ length: list.length }, (_, index) => toFeature(path, index, entryOf(path, list, index)));
}

/** Returns a feature as a configuration writes it. */
export function fromFeature(text: string): string | FeatureConfig {
  const end = text.indexOf('\n');
  return end < 0 ? text : { name: text.slice(0, end), expression: text.slice(end + 1) };
}
