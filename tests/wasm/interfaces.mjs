// Reads the interfaces that the package's sources declare: members by name, including those of their bases.
import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

const folder = new URL('../../wasm/package/', import.meta.url);

/**
 * Name → { bases, members: Map of name → { optional, parameters: their number, or undefined for members that are not
 * functions } }.
 */
function declared() {
  const found = new Map();
  for (const path of readdirSync(folder, { recursive: true })) {
    if (!path.endsWith('.ts')) continue;
    const source = ts.createSourceFile(path, readFileSync(new URL(path, folder), 'utf8'), ts.ScriptTarget.Latest);
    for (const node of source.statements) {
      if (!ts.isInterfaceDeclaration(node)) continue;
      const named = node.members.filter((member) => member.name !== undefined);
      const members = named.map((member) => [
        member.name.getText(source),
        { optional: member.questionToken !== undefined, parameters: member.parameters?.length },
      ]);
      const bases = (node.heritageClauses ?? []).flatMap(({ types }) => types.map((type) => type.getText(source)));
      found.set(node.name.text, { bases, members: new Map(members) });
    }
  }
  return found;
}

const interfaces = declared();

/** Returns the members of an interface, with those of its bases. */
export function membersOf(name) {
  const found = interfaces.get(name);
  if (!found) throw new Error(`the package declares no interface ${name}`);
  return new Map([...found.bases.flatMap((base) => [...membersOf(base)]), ...found.members]);
}
