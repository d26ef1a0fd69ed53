// Bytes as a server sends them that has compressed every file with brotli at its best.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { root } from '../../../wasm/toolchain/process.mjs';
import { packageFolder } from './input.mjs';

function kibibytes(file) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
  return brotliCompressSync(readFileSync(file), { params }).length / 1024;
}

const total = (files) => files.reduce((sum, file) => sum + kibibytes(file), 0);

/** KiB of the module and its glue. */
export const engineSize = () => total(['backflow.wasm', 'backflow.mjs'].map((file) => join(packageFolder, file)));

/** KiB of every file that the built page asks for until it can be used; undefined where there is no built page. */
export async function pageSize({ browser, server }) {
  if (!existsSync(join(root, 'build/site/index.html'))) return undefined;
  const context = await browser.newContext();
  const page = await context.newPage();
  const before = server.served.length;
  await page.goto(`${server.address}/build/site/`);
  // The state in which every browser test begins: the net is drawn and has a loss.
  for (const ready of ['[data-action="play"]', '[data-role="loss"]']) await page.locator(ready).waitFor();
  const files = new Set(server.served.slice(before));
  await context.close();
  return total([...files]);
}
