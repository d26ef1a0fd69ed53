// The peers from npm: installed into build/bench/peers on demand, never with the project itself.
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, Problem, root, tail } from '../../../wasm/toolchain/process.mjs';

const lists = ['package.json', 'package-lock.json'].map((name) => join(root, 'tests/bench/peers', name));
const folder = join(root, 'build/bench/peers');
const stamp = join(folder, 'node_modules/.installed');

/** The platforms that come from npm. */
const fromNpm = ['convnetjs', 'tfjs', 'tfjs-by-hand', 'onnxruntime'];

/** Installs the peers in `platforms` unless this lock file's versions are already there. */
export async function installPeers(platforms, onLine) {
  const lock = readFileSync(lists[1], 'utf8');
  if (!platforms.some((platform) => fromNpm.includes(platform))) return;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  mkdirSync(folder, { recursive: true });
  for (const list of lists) copyFileSync(list, join(folder, list.split('/').at(-1)));
  onLine?.('npm installs ConvNetJS, TensorFlow.js and ONNX Runtime into build/bench/peers, once (450 MB)');
  const { code, output } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: folder, onLine });
  if (code !== 0) {
    throw new Problem(
      'npm could not install the peers of tests/bench/peers. Is the network reachable? Without them: ' +
        `npm run bench -- --peers plain,native. npm said:\n${tail(output, 12)}`,
    );
  }
  writeFileSync(stamp, lock);
}
