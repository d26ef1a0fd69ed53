// Installs the npm packages of the lock file if node_modules does not match it.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, Problem, root, tail } from './process.mjs';

const stamp = join(root, 'node_modules/.backflow-lock');

/** Returns what node_modules was installed from: the lock file, and the platform that optional binaries depend on. */
function wantedStamp() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.platform} ${process.arch} ${process.version.split('.')[0]}`;
}

/** Resolves to true if it had to install. */
export async function installDependencies(onLine) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedStamp()) return false;
  const { code, output } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { onLine });
  if (code !== 0) {
    throw new Problem(
      `npm could not install the packages of package-lock.json. Is the network reachable? npm said:\n${tail(output, 12)}`,
    );
  }
  writeFileSync(stamp, wantedStamp());
  return true;
}
