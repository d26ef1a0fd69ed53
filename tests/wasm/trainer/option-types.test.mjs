// Every option of the engine can be written in TypeScript: TrainerConfig has a field for its path.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import ts from 'typescript';
import { backflow } from '../help.mjs';

const file = new URL('../../../wasm/package/trainer/types.ts', import.meta.url);
const source = ts.createSourceFile('types.ts', readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
const interfaces = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]));

/** Returns the interfaces that a type names: in a union, in a list, or itself. */
function namedIn(type) {
  const found = [];
  const visit = (node) => {
    if (ts.isTypeReferenceNode(node) && interfaces.has(node.typeName.text)) found.push(node.typeName.text);
    ts.forEachChild(node, visit);
  };
  visit(type);
  return found;
}

/** Returns the dotted paths of an interface, and those under which any name is accepted. */
function pathsOf(name, head = '') {
  return interfaces.get(name).members.flatMap((member) => {
    if (ts.isIndexSignatureDeclaration(member)) return [`${head}*`];
    const path = head + member.name.text;
    const inner = ts.isTypeLiteralNode(member.type)
      ? member.type.members.map((one) => `${path}.${one.name.text}`)
      : namedIn(member.type).flatMap((one) => pathsOf(one, `${path}.`));
    return [path, ...inner];
  });
}

test('TrainerConfig has a field for every option and no other field', () => {
  const typed = new Set(pathsOf('TrainerConfig'));
  const has = (path) => typed.has(path) || typed.has(path.replace(/[^.]*$/, '*'));
  const options = backflow.catalog.options.map(({ name }) => name);
  assert.deepEqual(
    options.filter((path) => !has(path)),
    [],
  );
  const isGroup = (path) => options.some((option) => option.startsWith(`${path}.`));
  assert.deepEqual(
    [...typed].filter((path) => !path.endsWith('*') && !options.includes(path) && !isGroup(path)),
    [],
  );
});
