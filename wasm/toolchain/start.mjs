// npm start: sets up, builds and serves the page, from a fresh clone. With --dev, runs vite's development server
// instead.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from './build.mjs';
import { main, Problem, root } from './process.mjs';
import { requireFree, servePage, wantedPort } from './serve.mjs';

function options() {
  try {
    return parseArgs({ options: { port: { type: 'string' }, dev: { type: 'boolean', default: false } } }).values;
  } catch (error) {
    throw new Problem(`${error.message}\nusage: npm start [-- --port N]`);
  }
}

async function develop(port) {
  const { createServer } = await import('vite');
  const server = await createServer({
    configFile: join(root, 'web/vite.config.ts'),
    server: { port, strictPort: true, host: '127.0.0.1' },
  });
  await server.listen();
  return `http://127.0.0.1:${port}/`;
}

await main(async () => {
  const { port: option, dev } = options();
  const port = wantedPort(option);
  // Checked first, so that the user need not wait for a build to learn that the port is in use.
  await requireFree(port);
  const step = await buildAll(1, !dev);
  const address = await step('starting the server', () => (dev ? develop(port) : servePage(port)));
  console.log(`\nBackflow is at ${address}\nCtrl+C ends it.`);
});
