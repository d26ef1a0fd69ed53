// The limit (roof) of W4: compiles its module and converts its rates to operations per second.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { must, root } from '../../../wasm/toolchain/process.mjs';

const source = join(root, 'tests/bench/platforms/roof.cpp');
const module = join(root, 'build/bench/roof.wasm');
const options = ['-std=c++20', '-O3', '-msimd128', '-fno-exceptions', '--no-entry', '-sSTANDALONE_WASM'];

/** Compiles tests/bench/platforms/roof.cpp if it changed. */
export async function compileRoof(onLine) {
  if (existsSync(module) && statSync(module).mtimeMs > statSync(source).mtimeMs) return;
  mkdirSync(join(root, 'build/bench'), { recursive: true });
  // Debian packages Emscripten's acorn separately; elsewhere the missing folder is harmless.
  const env = { NODE_PATH: '/usr/share/nodejs' };
  await must('compiling tests/bench/platforms/roof.cpp failed:', 'em++', [...options, source, '-o', module], {
    env,
    onLine,
  });
}

/** Operations of the two large products of a step, X·W and Xᵀ·dY of 3072 inputs and 100 units, a multiply-add being two. */
const operations = { W4: 4 * 64 * 3072 * 100, W4b: 4 * 256 * 3072 * 100 };

/** One line for each workload with a roof: the roof's rate and Backflow's share of it. */
export function roofLines(results) {
  return Object.keys(operations).flatMap((name) => {
    const rateOf = (platform) =>
      results.find((one) => one.workload === name && one.platform === platform && one.perSecond)?.perSecond;
    const speed = (rate) => `${((rate * operations[name]) / 1e9).toFixed(1)} GFLOP/s`;
    const [roof, backflow] = [rateOf('roof'), rateOf('backflow')];
    if (!roof || !backflow) return [];
    const megaflop = (operations[name] / 1e6).toFixed(1);
    return [`${name}: ${megaflop} MFLOP of products a step; the roof does ${speed(roof)}, Backflow ${speed(backflow)}`];
  });
}
