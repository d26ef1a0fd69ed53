// A temporary copy of the sources in which a test follows a recipe. Only what the recipe changes is compiled;
// everything else comes from the native build.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

export const root = fileURLToPath(new URL('../../../', import.meta.url)).replace(/\/$/, '');
const native = join(root, 'build/dev');

/** Runs a shell command in a folder. Rejects, with its output, if it fails. */
const sh = (command, cwd = native) => promisify(execFile)('sh', ['-c', command], { cwd });

/** What a build compiles: { file, command } of each source. */
const commandsOf = (build) => JSON.parse(readFileSync(join(root, build, 'compile_commands.json'), 'utf8'));

/** The sources of the native build, as paths from the root. */
export const nativeSources = () => commandsOf('build/dev').map(({ file }) => file.slice(root.length + 1));

/** How a build compiles a source, on the copy: the command without the source and its object. */
function flagsFor(copy, build, source) {
  const { command } = commandsOf(build).find(({ file }) => file.endsWith(source));
  return command.replaceAll(`-I${root}`, `-I${copy}`).replace(/ -o .*$/, '');
}

/** Copies these folders and files, and links what is not copied. */
export function makeCopy(paths) {
  const copy = mkdtempSync(join(tmpdir(), 'backflow-recipes-'));
  for (const path of paths) cpSync(join(root, path), join(copy, path), { recursive: true });
  for (const path of ['node_modules', 'build']) symlinkSync(join(root, path), join(copy, path));
  return copy;
}

/** Inserts a text before a mark that the file has once. */
export function insert(copy, [file, mark, text]) {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  assert.equal(source.split(mark).length, 2, `${file} has not one "${mark}"`);
  writeFileSync(
    path,
    source.replace(mark, () => text + mark),
  );
}

/** Returns the files that a recipe's edits touch. */
export const filesOf = (edits) => [...new Set(edits.map(([file]) => file))];

/** Compiles files of the copy as the native build compiles them, two at a time. */
async function compile(copy, files) {
  const flags = flagsFor(copy, 'build/dev', 'core/train/config.cpp');
  const objects = files.map((file, index) => join(copy, `${index}-${basename(file)}.o`));
  let next = 0;
  const work = async () => {
    while (next < files.length) {
      const at = next++;
      await sh(`${flags} -o ${objects[at]} -c ${join(copy, files[at])}`);
    }
  };
  await Promise.all([work(), work()]);
  return objects;
}

/** Makes a test program of these files of the copy and the native build's other objects, and returns its path. */
export async function buildTests(copy, files) {
  const objects = await compile(copy, files);
  const program = join(copy, 'recipes');
  const main = join(native, 'CMakeFiles/backflow_tests.dir/tests/core/main.cpp.o');
  // The copy's objects come before the archive, so that they replace the archive's objects.
  await sh(`c++ ${objects.join(' ')} ${main} -o ${program} ${join(native, 'libbackflow_core.a')}`);
  return program;
}

/** Has the compiler of the module check a file of the copy, without making code. */
export const checkForModule = (copy, file) =>
  sh(`${flagsFor(copy, 'build/wasm', file)} -fsyntax-only ${join(copy, file)}`, join(root, 'build/wasm'));
