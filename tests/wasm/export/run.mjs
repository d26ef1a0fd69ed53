// Writes exported files into a folder and runs them.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { python } from '../../../wasm/toolchain/setup.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

export { python };

/** `stand-in` has modules in the place of JAX and onnxruntime, which Debian lacks. */
const env = {
  ...process.env,
  PYTHONPATH: here('stand-in'),
  PYTHONDONTWRITEBYTECODE: '1',
  PYTHONIOENCODING: 'utf-8',
  OMP_NUM_THREADS: '1',
};

/** Makes a folder, passes it to `use`, and removes it. */
export async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'backflow-export-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes files into a new folder within a folder, and returns its path. */
export function write(folder, name, files) {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  for (const file of files) writeFileSync(join(path, file.name), file.data);
  return path;
}

/** Runs a command in a folder; returns its code and what it printed. */
export function run(folder, command, ...args) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 240_000,
    env,
  });
  if (error) throw error;
  return { code: status, output: stdout + stderr };
}

/** Runs Python programs, given as paths with options; returns [program, how it ended or null, what it printed]. */
export function runPython(programs) {
  const output = execFileSync(python, [here('run_all.py')], {
    input: JSON.stringify(programs),
    encoding: 'utf8',
    env,
    maxBuffer: 1e8,
  });
  return JSON.parse(output);
}

/** The largest difference that a proof printed, which must be at most `limit`. */
export function assertProved(what, ended, printed, limit = 1e-4) {
  assert.equal(ended, null, `${what}: ${ended}`);
  const found = /^largest difference (\d\S*)\n?$/.exec(printed);
  assert.ok(found, `${what} printed: ${printed}`);
  assert.ok(Number(found[1]) <= limit, `${what}: ${printed}`);
}
