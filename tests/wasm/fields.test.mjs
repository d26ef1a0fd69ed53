// What crosses between C++ and TypeScript has the same fields on both sides: each list in wasm/bindings/fields is compared
// with the interface that the package declares, both ways, and so is what may be left out.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { membersOf } from './interfaces.mjs';

const folder = new URL('../../wasm/bindings/fields/', import.meta.url);

/** Interfaces that have another name than their struct. */
const interfaceOf = {
  Script: 'ParseResult',
  Snapshot: 'FlatSnapshot',
  UnitMaps: 'EngineMaps',
  ExamplesInfo: 'Examples',
  ParameterInfo: 'Parameter',
  Error: 'ErrorFields',
  ErrorRow: 'ErrorEntry',
  Hyperparameter: 'HyperparameterEntry',
  DatasetDefaults: 'DataConfig',
};
/** The package's own, or what a configuration may leave out and a default never does. */
const otherwise = { ErrorFields: ['fix'] };
const alwaysThere = new Set(['DataConfig']);

const lists = new Map();
for (const file of readdirSync(folder)) {
  const text = readFileSync(new URL(file, folder), 'utf8');
  for (const [, name, body] of text.matchAll(/struct Fields<(\w+)(?:<T>)?> \{([\s\S]*?)\n\};/g)) {
    const bases = [...body.matchAll(/Fields<(\w+)>::list/g)].map(([, base]) => base);
    const own = [...body.matchAll(/\b(field|if_any)\("(\w+)"/g)].map(([, kind, field]) => [field, kind === 'if_any']);
    lists.set(name, { bases, own });
  }
}

const fieldsOf = (name) => {
  const { bases, own } = lists.get(name);
  return [...bases.flatMap(fieldsOf), ...own];
};

test('there are lists of fields', () => assert.ok(lists.size > 25, String(lists.size)));

for (const name of lists.keys()) {
  test(`${name} has the fields of its interface`, () => {
    const type = interfaceOf[name] ?? name;
    const inType = [...membersOf(type)].filter(([member]) => !otherwise[type]?.includes(member));
    const typed = inType.map(([member, { optional }]) => [member, optional && !alwaysThere.has(type)]);
    assert.deepEqual(Object.fromEntries(fieldsOf(name)), Object.fromEntries(typed));
  });
}
