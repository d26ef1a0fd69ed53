// From sources to build/: cmake presets, the npm package, the page.
import { copyFileSync, cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { must, root, run } from './process.mjs';
import { splitModule } from './split/split.mjs';

const at = (path) => join(root, path);
const tool = (path) => at(`node_modules/${path}`);

/** True if a preset was never configured, or if something that was missing then may have been installed since. */
function needsConfiguring(preset) {
  if (!existsSync(at(`build/${preset}/build.ninja`))) return true;
  return /^\w+_INCLUDE:.*-NOTFOUND$/m.test(readFileSync(at(`build/${preset}/CMakeCache.txt`), 'utf8'));
}

/** Configures a preset if needed, and builds some of its targets. */
export async function cmake(preset, targets, onLine) {
  if (needsConfiguring(preset)) {
    const first = await run('cmake', ['--preset', preset], { onLine });
    // The usual reason is a cache from another folder or toolchain. Without it, the error is the real one.
    if (first.code !== 0)
      await must(`cmake could not configure '${preset}':`, 'cmake', ['--preset', preset, '--fresh'], { onLine });
  }
  const wanted = targets.flatMap((target) => ['--target', target]);
  await must(`compiling '${preset}' failed:`, 'cmake', ['--build', '--preset', preset, ...wanted], { onLine });
}

export const buildModule = (onLine) => cmake('wasm', ['backflow'], onLine);

/** Builds the types and entries of the package. Needs no module. */
export const compilePackage = () =>
  must('the TypeScript of the package has errors:', process.execPath, [
    tool('typescript/bin/tsc'),
    '-p',
    'wasm/package',
  ]);

/**
 * Returns what the module imports and exports, in the form of `shapeOf` in wasm/package/engine/loader.ts, which
 * identifies it.
 */
function writeModuleShape() {
  const module = new WebAssembly.Module(readFileSync(at('build/wasm/backflow.wasm')));
  const imports = WebAssembly.Module.imports(module).map((one) => `${one.module}.${one.name}:${one.kind}`);
  const exports = WebAssembly.Module.exports(module).map((one) => `${one.name}:${one.kind}`);
  const shape = JSON.stringify([...imports, '', ...exports].join(' '));
  writeFileSync(at('build/modules/shape.mjs'), `export const moduleShape = ${shape};\n`);
}

/**
 * Keeps the module's glue as a separate file beside each entry, because other bundlers look there for the address of
 * the WebAssembly.
 */
const glueBeside = {
  name: 'glue-beside',
  resolveId: (id) => (id.endsWith('/backflow.mjs') ? { id: './backflow.mjs', external: true } : undefined),
};

/**
 * Builds build/package as npm ships it. Each entry is one file, because finding and linking fifteen files takes Node 15
 * ms. The exports and the judge of answers are entries of their own, which most programs never load.
 */
export async function buildPackage(onLine) {
  await compilePackage();
  writeModuleShape();
  // Not at the top of the file, because on a fresh machine npm's packages are installed later.
  const { build } = await import('rolldown');
  for (const entry of ['node.js', 'browser.js', 'split.js', 'export/index.js', 'answers/index.js']) {
    const input = at(`build/modules/${entry}`);
    await build({
      input,
      external: /^node:/,
      plugins: [glueBeside],
      output: { file: at(`build/package/${entry}`) },
      logLevel: 'warn',
    });
  }
  const glue = 'backflow.mjs';
  await build({
    input: at(`build/wasm/${glue}`),
    output: { file: at(`build/package/${glue}`), minify: true },
    logLevel: 'warn',
  });
  const { names } = await import(pathToFileURL(at('build/modules/engine/halves.js')).href);
  const { whole, first, rest, able } = await splitModule(names, onLine);
  if (!able) onLine?.('without wasm-split, the page loads the whole module at once');
  for (const file of [whole, first, rest]) copyFileSync(file, at(`build/package/${basename(file)}`));
  cpSync(at('wasm/package/data'), at('build/package/data'), { recursive: true });
  await buildGrader();
}

/** Builds the command `backflow`, which judges receipts with the lessons of the page. */
const buildGrader = () =>
  must('building the command failed:', process.execPath, [
    tool('vite/bin/vite.js'),
    'build',
    '--config',
    'web/grade/vite.config.ts',
  ]);

/** Builds build/site, the static page. */
export const buildPage = (onLine) =>
  must(
    'building the page failed:',
    process.execPath,
    [tool('vite/bin/vite.js'), 'build', '--config', 'web/vite.config.ts'],
    { onLine },
  );
