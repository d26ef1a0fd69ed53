// Sets up the machine: finds what is missing and installs it with apt on Debian; elsewhere, says what to install.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { headerFolders } from './needs.mjs';
import { Problem, run, tail, which } from './process.mjs';

const apt = (command, packages = []) => [
  '-y',
  '-o',
  'DPkg::Lock::Timeout=400',
  '-o',
  'Acquire::Retries=1',
  command,
  '--no-install-recommends',
  ...packages,
];

/** The Python that has Debian's modules, even if another one comes first on the PATH; elsewhere, the first one. */
export const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3';

/** True if Python finds a module, which is not loaded. */
function hasModule(module) {
  const program = `import importlib.util, sys; sys.exit(importlib.util.find_spec("${module}") is None)`;
  return spawnSync(python, ['-c', program]).status === 0;
}

/**
 * True if the commands, headers and modules of this need are found, however they were installed; undefined if only dpkg can
 * tell.
 */
export function found(need, folders = headerFolders) {
  if (!need.commands && !need.headers && !need.modules) return undefined;
  return (
    (need.commands ?? []).every(which) &&
    (need.modules ?? []).every(hasModule) &&
    (need.headers ?? []).every((names) =>
      names.some((name) => folders.some((folder) => existsSync(join(folder, name)))),
    )
  );
}

/** Returns the packages of `needs` that dpkg does not list as installed. */
async function notInstalled(needs) {
  const names = needs.map((need) => need.package);
  const { output } = await run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names]);
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return needs.filter((need) => !installed.has(need.package));
}

/** Returns which of `needs` are missing on this machine. */
export async function missing(needs) {
  const unseen = needs.filter((need) => !found(need));
  if (unseen.length === 0) return [];
  return which('dpkg-query') ? notInstalled(unseen) : unseen.filter((need) => found(need) === false);
}

/** Installs the missing `needs`, or throws a Problem that names them. */
export async function setUp(needs, onLine) {
  if (Number(process.versions.node.split('.')[0]) < 20)
    throw new Problem(`Node ${process.versions.node} is too old: install Node 20 or newer.`);
  const wanted = await missing(needs);
  if (wanted.length === 0) return [];
  const names = wanted.map((need) => need.package);
  if (!which('apt-get') || !which('dpkg-query')) {
    throw new Problem(
      `Missing on this machine: ${wanted.map((need) => need.name).join('; ')}.\n` +
        "Install them with your system's package manager so that they are on the PATH, then run the command again.",
    );
  }
  const byHand = `apt-get install --no-install-recommends ${names.join(' ')}`;
  if (process.getuid?.() !== 0) {
    throw new Problem(
      `Missing: ${names.join(', ')}. Installing them needs root. As root, run:\n  ${byHand}\nthen run the command again.`,
    );
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  onLine?.(`installing ${names.join(', ')}`);
  // A failed update alone is no reason to stop, because the existing lists may be enough.
  await run('apt-get', apt('update'), { env, onLine });
  const install = await run('apt-get', apt('install', names), { env, onLine });
  const still = await missing(needs);
  if (install.code !== 0 || still.length > 0) {
    throw new Problem(
      `apt-get could not install ${still.map((need) => need.package).join(', ') || names.join(', ')}. Is the network reachable, ` +
        `and is this Debian bookworm or newer? By hand:\n  apt-get update && ${byHand}\nWhat apt-get said last:\n${tail(install.output, 6)}`,
    );
  }
  return names;
}
