// npm run bench: one JSON line for each workload, natively and for the shipped module under Node, then bytes.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { buildAll } from './build.mjs';
import { cmake } from './compile.mjs';
import { main, must, Problem, root } from './process.mjs';

const folder = join(root, 'tests/bench');

/** Programs print JSON lines; anything else they say is not a result. */
const print = (line) => line.startsWith('{') && console.log(line);

function bytes(label, path) {
  const data = readFileSync(path);
  return {
    workload: 'bytes',
    file: label,
    raw: data.length,
    gzip: gzipSync(data, { level: 9 }).length,
    brotli: brotliCompressSync(data).length,
  };
}

await main(async () => {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const scripts = files.filter((name) => name.endsWith('.bench.mjs'));
  if (scripts.length === 0 || !files.some((name) => name.endsWith('.cpp')))
    throw new Problem('tests/bench has no workloads.');
  const step = await buildAll(1);
  await step('compiling the native bench', (onLine) => cmake('release', ['backflow_bench'], onLine));
  console.log('');
  const input = join(root, 'build/bench-input.json');
  writeFileSync(input, execFileSync(process.execPath, [join(folder, 'native-input.mjs')], { maxBuffer: 1 << 28 }));
  await must('the native bench failed:', join(root, 'build/release/backflow_bench'), [input], { onLine: print });
  for (const name of scripts) await must(`${name} failed:`, process.execPath, [join(folder, name)], { onLine: print });
  for (const name of ['backflow.wasm', 'backflow.mjs'])
    console.log(JSON.stringify(bytes(name, join(root, 'build/package', name))));
  const assets = join(root, 'build/site/assets');
  for (const name of readdirSync(assets).filter((name) => /\.(js|css|wasm)$/.test(name))) {
    console.log(JSON.stringify(bytes(`site/${name}`, join(assets, name))));
  }
});
