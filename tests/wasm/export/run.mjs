// Writes exported files into a folder and runs them.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Modules in the place of JAX and onnxruntime, which Debian lacks. */
const standIn = fileURLToPath(new URL('stand-in', import.meta.url));

/** Debian's Python, which has torch and numpy, even if another one comes first on the PATH. */
export const python = '/usr/bin/python3';

/** Writes files into a new folder, passes it to `use`, and removes it. */
export function inFolder(files, use) {
  const folder = mkdtempSync(join(tmpdir(), 'backflow-export-'));
  try {
    for (const { name, data } of files) writeFileSync(join(folder, name), data);
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs a command in a folder; resolves to its code and what it printed. */
export function run(folder, command, ...args) {
  const env = { ...process.env, PYTHONPATH: standIn, PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1' };
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 120_000,
    env,
  });
  if (error) throw error;
  return { code: status, output: stdout + stderr };
}
