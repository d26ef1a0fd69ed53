// Objects that are passed between C++ and TypeScript have the same fields on both sides. Compares each list in
// wasm/bindings/fields with the interface that the package declares, in both directions, including which fields are
// optional.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { membersOf } from './interfaces.mjs';

const folder = new URL('../../wasm/bindings/fields/', import.meta.url);

/** Interfaces whose name differs from their struct. */
const interfaceOf = {
  Script: 'ParseResult',
  Snapshot: 'FlatSnapshot',
  UnitMaps: 'EngineMaps',
  ExamplesInfo: 'Examples',
  ParameterInfo: 'Parameter',
  GradientInfo: 'ParameterGradient',
  GradientOf: 'EngineGradientOf',
  Error: 'ErrorFields',
  ErrorRow: 'ErrorEntry',
  Hyperparameter: 'HyperparameterEntry',
  Gate: 'GateEntry',
  LossKind: 'LossEntry',
  Optimizer: 'OptimizerEntry',
  Schedule: 'ScheduleEntry',
  Regularizer: 'RegularizerEntry',
  Initializer: 'CatalogEntry',
  DatasetKind: 'DatasetEntry',
  Feature: 'FeatureEntry',
};
const lists = new Map();
for (const file of readdirSync(folder)) {
  const text = readFileSync(new URL(file, folder), 'utf8');
  for (const [, name, body] of text.matchAll(/struct Fields<(\w+)(?:<T>)?> \{([\s\S]*?)\n\};/g)) {
    const bases = [...body.matchAll(/Fields<(\w+)>::list/g)].map(([, base]) => base);
    const titled = /titled</.test(body)
      ? [
          ['name', false],
          ['title', false],
        ]
      : [];
    const own = [...body.matchAll(/\b(field|if_any)\("(\w+)"/g)].map(([, kind, field]) => [field, kind === 'if_any']);
    lists.set(name, { bases, own: [...titled, ...own] });
  }
}

const fieldsOf = (name) => {
  const { bases, own } = lists.get(name);
  return [...bases.flatMap(fieldsOf), ...own];
};

test('the lists of fields are found', () => assert.ok(lists.size > 25, String(lists.size)));

for (const name of lists.keys()) {
  test(`${name} has the fields of its interface`, () => {
    const type = interfaceOf[name] ?? name;
    const inType = [...membersOf(type)];
    const typed = inType.map(([member, { optional }]) => [member, optional]);
    assert.deepEqual(Object.fromEntries(fieldsOf(name)), Object.fromEntries(typed));
  });
}
