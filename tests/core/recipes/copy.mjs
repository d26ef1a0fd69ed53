// Copies of the sources, in build/recipes, in which tests follow recipes. Ninja compiles what a recipe changes, and in
// the next run only what has changed since; everything else comes from the native build.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');

/** What a build compiles: { file, command } of each source. */
const commandsOf = (build) => JSON.parse(readFileSync(join(root, build, 'compile_commands.json'), 'utf8'));

/** The sources of the native build, as paths from the root. */
export const nativeSources = () => commandsOf('build/dev').map(({ file }) => file.slice(root.length + 1));

/** How a build compiles a source, on the copy: the command without the source and its object. */
function flagsFor(build, source) {
  const { command } = commandsOf(build).find(({ file }) => file.endsWith(source));
  return command.replaceAll(`-I${root}`, '-I.').replace(/ -o .*$/, '');
}

/** The files of a folder, or a file itself, as paths from `from`. */
function filesBelow(from, path) {
  const at = join(from, path);
  if (!existsSync(at)) return [];
  if (statSync(at).isFile()) return [path];
  return readdirSync(at, { recursive: true })
    .map((name) => join(path, name))
    .filter((file) => statSync(join(from, file)).isFile());
}

/** Writes a file only if it is not the same already: ninja goes by a file's time. */
function write(path, content) {
  const bytes = Buffer.from(content);
  if (existsSync(path) && readFileSync(path).equals(bytes)) return;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}

/** Inserts a text before a mark that the file has once, or appends it if there is no mark. */
export function inserted(source, [file, mark, text]) {
  if (mark === undefined) return source + text;
  assert.equal(source.split(mark).length, 2, `${file} has not one "${mark}"`);
  return source.replace(mark, () => text + mark);
}

/** Returns the files that a recipe's edits touch. */
export const filesOf = (edits) => [...new Set(edits.map(([file]) => file))];

/**
 * Makes the copy with this name, of these folders and files, with a recipe's edits and added files, and returns its
 * path. What is not copied is linked.
 */
export function makeCopy(name, paths, edits, added = {}) {
  const copy = join(root, 'build/recipes', name);
  const contents = new Map(paths.flatMap((path) => filesBelow(root, path)).map((path) => [path, undefined]));
  for (const edit of edits) {
    const [file] = edit;
    contents.set(file, inserted(contents.get(file) ?? readFileSync(join(root, file), 'utf8'), edit));
  }
  for (const [file, text] of Object.entries(added)) contents.set(file, text);
  for (const file of paths.flatMap((path) => filesBelow(copy, path))) {
    if (!contents.has(file)) rmSync(join(copy, file));
  }
  for (const [file, text] of contents) write(join(copy, file), text ?? readFileSync(join(root, file)));
  for (const path of ['node_modules', 'build']) {
    rmSync(join(copy, path), { force: true });
    symlinkSync(join(root, path), join(copy, path));
  }
  return copy;
}

const rules = `rule compile
  command = $how -O0 -g0 -MD -MF $out.d -o $out -c $in
  depfile = $out.d
  deps = gcc
rule check
  command = $how -fsyntax-only -MD -MF $out.d -MT $out $in && touch $out
  depfile = $out.d
  deps = gcc
rule make
  command = $how
`;

/**
 * Makes what is not up to date in a folder of the copy, two things at a time. Each is { out, inputs, how, rule }, and
 * `how` is a command; without a rule it is complete. Rejects, with the output, if one can't be made.
 */
export async function make(copy, folder, things) {
  const lines = things.map(
    ({ out, inputs, how, rule = 'make' }) => `build ${out}: ${rule} ${inputs.join(' ')}\n  how = ${how}\n`,
  );
  const file = join(folder, 'build.ninja');
  write(join(copy, file), [`builddir = ${folder}\n`, rules, ...lines].join(''));
  await promisify(execFile)('ninja', ['-j', '2', '-f', file], { cwd: copy }).catch((error) => {
    throw new Error(`${error.message}\n${String(error.stdout).slice(-4000)}`);
  });
}

/** An object of a file of the copy, for `make`. Compiled as in the native build, but quickly, because it runs once. */
export const object = (source, out) => ({
  out,
  inputs: [source],
  how: flagsFor('build/dev', 'core/train/config.cpp'),
  rule: 'compile',
});

/** Makes a test program of these files of the copy and the native build's other objects, and returns its path. */
export async function buildTests(copy, files) {
  const objects = files.map((file, index) => object(file, `made/${index}-${basename(file)}.o`));
  const out = 'made/recipes';
  // The copy's objects come before the archive, so that they replace the archive's objects.
  const inputs = [
    ...objects.map(({ out }) => out),
    'build/dev/CMakeFiles/backflow_tests.dir/tests/core/main.cpp.o',
    'build/dev/libbackflow_core.a',
  ];
  await make(copy, 'made', [...objects, { out, inputs, how: `c++ -s ${inputs.join(' ')} -o ${out}` }]);
  return join(copy, out);
}

/** Has the compiler of the module check a file of the copy, without making code. */
export const checkForModule = (copy, file) =>
  make(copy, 'checked', [{ out: 'checked/module', inputs: [file], how: flagsFor('build/wasm', file), rule: 'check' }]);
