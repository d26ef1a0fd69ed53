// Checks which layer uses which, from includes and imports. The tables are the rules.
import { posix } from 'node:path';

const base = ['core/error', 'core/few', 'core/table', 'core/tensor'];

/**
 * What a layer of the core and of wasm/ may include, besides itself. A file belongs to the first layer whose path is a
 * prefix of its path.
 */
export const cppLayers = {
  // Decimal numbers, for texts and for messages.
  'core/decimal': [],
  'core/error': ['core/decimal'],
  // Look-up by name, shared by all tables.
  // Short lists in the rows of tables.
  'core/few': [],
  'core/table': ['core/error'],
  'core/tensor': ['core/error'],
  'core/kernels': ['core/error', 'core/tensor'],
  'core/gates': [...base, 'core/kernels'],
  'core/graph': [...base, 'core/kernels', 'core/gates'],
  'core/expression': [...base, 'core/decimal', 'core/gates', 'core/graph'],
  'core/data': base,
  // A regularizer is a term of the training graph.
  'core/optim': [...base, 'core/kernels', 'core/gates', 'core/graph'],
  'core/nn': [...base, 'core/gates', 'core/graph', 'core/optim'],
  'core/train': [
    ...base,
    'core/kernels',
    'core/gates',
    'core/graph',
    'core/expression',
    'core/data',
    'core/nn',
    'core/optim',
  ],
  'core/catalog': [
    ...base,
    'core/gates',
    'core/graph',
    'core/expression',
    'core/data',
    'core/nn',
    'core/optim',
    'core/train',
  ],
  'core/session': [...base, 'core/gates', 'core/graph', 'core/expression'],
  'wasm/facade': ['core'],
  'wasm/bindings': [
    'core/error',
    'core/data',
    'core/session',
    'core/expression',
    'core/train',
    'core/catalog',
    'wasm/facade',
  ],
};

/** Headers that only some files may include: a pattern of the header, and a pattern of the files. */
export const restrictedHeaders = [
  { header: /^emscripten(\/|\.h)/, files: /^wasm\/bindings\//, why: 'only the bindings know Emscripten' },
  {
    header: /^xtensor\//,
    files: /^core\/tensor\//,
    why: 'core/tensor says which headers of xtensor there are',
  },
  {
    header: /^core\/graph\/(?!graph\.hpp)/,
    files: /^(?!core\/expression\/)/,
    why: 'the parser builds graphs and runs none',
  },
];

/** What a layer of the page may import, besides itself; `types` are layers of which only types may be imported. */
export const webLayers = {
  i18n: { uses: ['ui'] },
  ui: { uses: [] },
  engine: { uses: [] },
  draw: { uses: ['ui'], types: ['engine'] },
  lessons: { uses: [], types: ['engine'] },
  state: { uses: ['engine', 'lessons', 'i18n', 'ui'] },
  panels: { uses: ['state', 'lessons', 'draw', 'i18n', 'ui'], types: ['engine'] },
  rooms: { uses: ['panels', 'state', 'draw', 'i18n', 'ui'], types: ['engine', 'lessons'] },
};

const layerOf = (path, names) =>
  names.find((name) => path.startsWith(`${name}/`) || path.startsWith(`${name}.`) || path.startsWith(`${name}_`));

/** Returns complaints about one C++ file's includes. */
export function checkIncludes(path, text) {
  const names = Object.keys(cppLayers);
  const layer = layerOf(path, names);
  if (!layer) return [`${path}: belongs to no layer; add it to tests/check/layers.mjs`];
  const complaints = [];
  for (const [, header] of text.matchAll(/^[ \t]*#[ \t]*include[ \t]+[<"]([^">]+)[">]/gm)) {
    for (const rule of restrictedHeaders) {
      if (rule.header.test(header) && !rule.files.test(path))
        complaints.push(`${path}: includes ${header}; ${rule.why}`);
    }
    if (!/^(core|wasm|tests|web)\//.test(header)) continue;
    const allowed = [layer, ...cppLayers[layer]];
    const target = layerOf(header, names);
    const may = target !== undefined && allowed.some((name) => target === name || target.startsWith(`${name}/`));
    if (!may)
      complaints.push(`${path}: includes ${header}; ${layer} may use only ${cppLayers[layer].join(', ') || 'itself'}`);
  }
  return complaints;
}

/** Imports of a TypeScript or Svelte text: { from, typeOnly }. */
export function importsOf(text) {
  const found = [];
  // `import … from`, `export … from`, bare and dynamic imports, and the worker's new URL(…).
  for (const [, clause, from] of text.matchAll(/^\s*(?:import|export)\s+([^'";]*?)\s*from\s*['"]([^'"]+)['"]/gm)) {
    const named = /^\{([^}]*)\}$/
      .exec(clause.trim())?.[1]
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean);
    found.push({
      from,
      typeOnly: /^type\b/.test(clause) || Boolean(named?.length && named.every((name) => name.startsWith('type '))),
    });
  }
  for (const [, from] of text.matchAll(/(?:^\s*import\s*|\bimport\(\s*|new URL\(\s*)['"]([^'"]+)['"]/gm))
    found.push({ from, typeOnly: false });
  return found;
}

/** Returns complaints about the imports of one file of web/src; `path` is relative to it. */
export function checkImports(path, text) {
  const layer = path.split('/')[0];
  const rule = webLayers[layer];
  // Files outside of the layers are the entry, which connects everything.
  if (!path.includes('/')) return [];
  if (!rule) return [`web/src/${path}: belongs to no layer; add it to tests/check/layers.mjs`];
  const complaints = [];
  for (const { from, typeOnly } of importsOf(text)) {
    // The judge of answers is plain functions, without the engine.
    const loaders = from === 'backflow/answers' ? ['engine', 'state'] : ['engine'];
    if (/^backflow(\/|$)/.test(from) && !loaders.includes(layer) && !typeOnly)
      complaints.push(`web/src/${path}: only the engine loads backflow`);
    if (!from.startsWith('.')) continue;
    const target = posix.normalize(posix.join(posix.dirname(path), from.split('?')[0])).split('/')[0];
    if (target === layer || target === '..' || rule.uses.includes(target)) continue;
    if (typeOnly && rule.types?.includes(target)) continue;
    complaints.push(`web/src/${path}: imports ${from}; ${layer} may use only ${rule.uses.join(', ') || 'itself'}`);
  }
  return complaints;
}

/** Returns all complaints about the tree; `files` are paths from `root`, `read` returns a file's text. */
export function checkLayers(files, read) {
  return files.flatMap((path) => {
    if (/^(core|wasm)\/.*\.(cpp|hpp)$/.test(path)) return checkIncludes(path, read(path));
    if (/^web\/src\/.*\.(ts|svelte)$/.test(path)) return checkImports(path.slice('web/src/'.length), read(path));
    return [];
  });
}
