// No file of the page imports itself through others, not even for types: of two files in a cycle, neither can be read
// first.
import { posix } from 'node:path';
import { importsOf } from './layers.mjs';

/** Returns the file that an import names, if it exists; undefined: a package, a style sheet, a worker's address. */
function target(path, from, known) {
  if (!from.startsWith('.')) return undefined;
  const place = posix.normalize(posix.join(posix.dirname(path), from.split('?')[0]));
  return [place, `${place}.ts`, `${place}/index.ts`].find((candidate) => known.has(candidate));
}

/** Returns complaints about import cycles among the files of web/src; each is named once, with its path. */
export function checkCycles(files, read) {
  const known = new Set(files.filter((path) => /^web\/src\/.*\.(ts|svelte)$/.test(path)));
  const uses = (path) => importsOf(read(path)).flatMap(({ from }) => target(path, from, known) ?? []);
  const done = new Set();
  const way = [];
  const complaints = [];
  const visit = (path) => {
    const start = way.indexOf(path);
    if (start >= 0) complaints.push(`imports in a cycle: ${[...way.slice(start), path].join(' → ')}`);
    if (start >= 0 || done.has(path)) return;
    way.push(path);
    for (const used of new Set(uses(path))) visit(used);
    way.pop();
    done.add(path);
  };
  for (const path of known) visit(path);
  return complaints;
}
