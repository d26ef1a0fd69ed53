// Transfer sizes: every file compressed with brotli at its highest quality.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../../../wasm/toolchain/process.mjs';
import { packageFolder } from './input.mjs';
import { median } from './rounds.mjs';

function kibibytes(file) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(readFileSync(file), { params }).length / 1024;
}

const total = (files) => files.reduce((sum, file) => sum + kibibytes(file), 0);

/** KiB of a module and the glue: the whole one, or the first half, with which the page starts. */
const engineSize = (module) => total([module, 'backflow.mjs'].map((file) => join(packageFolder, file)));
export const wholeSize = () => engineSize('backflow.wasm');
export const firstSize = () => engineSize('backflow-first.wasm');

/** One navigation on a cold cache: milliseconds until the page can be used, and the files requested until then. */
async function visit({ browser, server }) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const before = server.served.length;
  const started = performance.now();
  await page.goto(`${server.address}/build/site/`);
  // Every browser test begins in this state: the net is drawn and has a loss.
  for (const ready of ['[data-action="play"]', '[data-role="loss"]']) await page.locator(ready).waitFor();
  const ms = performance.now() - started;
  await context.close();
  // The rest of the engine is asked for when the net can be seen (tests/e2e/page/first-load.chromium.spec.ts).
  const files = server.served.slice(before).filter((file) => !/backflow-rest-[^/]*\.wasm$/.test(file));
  return { ms, files: new Set(files) };
}

/** Loading the built page until it can be used: KiB of all files, median milliseconds; undefined if it is not built. */
export async function firstLoad(chromium, visits = 5) {
  if (!existsSync(join(root, 'build/site/index.html'))) return undefined;
  const all = [];
  for (let i = 0; i < visits; i++) all.push(await visit(chromium));
  return { size: total([...all[0].files]), ms: median(all.map(({ ms }) => ms)) };
}
