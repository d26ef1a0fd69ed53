// The project's files, in git or about to be added, as paths from the root.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../wasm/toolchain/process.mjs';

export function projectFiles(folder = root) {
  const list = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: folder,
    encoding: 'utf8',
  });
  // git still lists a file whose deletion is not committed.
  return list.split('\0').filter((path) => path && existsSync(join(folder, path)));
}

export const readFrom =
  (folder = root) =>
  (path) =>
    readFileSync(join(folder, path), 'utf8');
