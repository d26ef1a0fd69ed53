// Serves build/site with vite's preview: node wasm/toolchain/serve.mjs --port 4173 --base /some/path/
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isEntry, main, Problem, root } from './process.mjs';

export const defaultPort = 4173;

/** Returns the port from `--port`, from PORT, or the default. Throws a Problem for an invalid port. */
export function wantedPort(option, environment = process.env.PORT) {
  const text = option ?? environment ?? String(defaultPort);
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    throw new Problem(`'${text}' is not a port number: give a whole number from 1 to 65535.`);
  return port;
}

/** Throws a Problem if something else listens on the port. */
export function requireFree(port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const reason = error.code === 'EACCES' ? 'needs rights that this account lacks' : 'is taken by another program';
      reject(new Problem(`Port ${port} ${reason}. Choose another one: npm start -- --port ${port + 1}`));
    });
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}

/** Serves build/site and returns its address. */
export async function servePage(port, base = '/') {
  if (!existsSync(join(root, 'build/site/index.html')))
    throw new Problem('build/site is empty: run npm run build first.');
  await requireFree(port);
  const { preview } = await import('vite');
  await preview({
    configFile: join(root, 'web/vite.config.ts'),
    base,
    logLevel: 'error',
    preview: { port, strictPort: true, host: '127.0.0.1' },
  });
  return `http://127.0.0.1:${port}${base}`;
}

if (isEntry(import.meta.url)) {
  await main(async () => {
    const { values } = parseArgs({ options: { port: { type: 'string' }, base: { type: 'string', default: '/' } } });
    console.log(await servePage(wantedPort(values.port), values.base));
  });
}
