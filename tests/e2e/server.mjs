// A plain static server without special headers, with the page below a path. Other paths serve the same files like servers with
// faults, always or when a test says so; the last serves the package to browsers.
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveFaulty } from './faulty-site.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const site = process.env.BACKFLOW_E2E_SITE ?? join(root, 'build/site');
const port = Number(process.argv[2] ?? 4199);

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** What a server does to a file of the site; undefined: nothing. */
const faults = {
  '/some/sub/path/': () => undefined,
  '/octet-stream/': (path) => path.endsWith('.wasm') && { type: 'application/octet-stream' },
  '/plain-text/': (path) => path.endsWith('.wasm') && { type: 'text/plain' },
  '/wasm-missing/': (path) => path.endsWith('.wasm') && { status: 404 },
  '/wasm-short/': (path) => path.endsWith('.wasm') && { bytes: 20_000 },
  '/wasm-cut/': (path) => path.endsWith('.wasm') && { bytes: 20_000, promised: true },
  '/wasm-other/': (path) => path.endsWith('.wasm') && { bytes: 8 },
  '/wasm-page/': (path) => path.endsWith('.wasm') && { file: 'index.html' },
  '/worker-missing/': (path) => /worker-[^/]*\.js$/.test(path) && { status: 404 },
};

/** Folders of the project that browsers may read: the package, and tests that also run in browsers. */
const open = ['build/package/', 'tests/wasm/', 'tests/fixtures/'];

const below = (folder, path) => {
  const file = normalize(join(folder, path));
  return file.startsWith(normalize(folder)) ? file : undefined;
};

function send(response, file, { type, status, bytes, promised } = {}) {
  if (status || !file || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(status ?? 404, { 'content-type': 'text/plain' });
    return response.end('not here');
  }
  const headers = { 'content-type': type ?? types[extname(file)] ?? 'application/octet-stream' };
  if (bytes === undefined) {
    response.writeHead(200, { ...headers, 'content-length': statSync(file).size });
    return createReadStream(file).pipe(response);
  }
  const whole = readFileSync(file);
  response.writeHead(200, { ...headers, 'content-length': promised ? whole.length : bytes });
  // The connection breaks before the promised bytes have arrived.
  return response.write(whole.subarray(0, bytes), () => (promised ? response.destroy() : response.end()));
}

createServer((request, response) => {
  const url = new URL(request.url, 'http://localhost');
  const path = decodeURIComponent(url.pathname);
  if (serveFaulty(url, response, (file) => send(response, below(site, file)))) return undefined;
  if (path === '/tree/') {
    response.writeHead(200, { 'content-type': types['.html'] });
    return response.end('<!doctype html><title>The package</title><link rel="icon" href="data:,">');
  }
  if (path.startsWith('/tree/')) {
    const wanted = path.slice('/tree/'.length);
    return send(response, open.some((folder) => wanted.startsWith(folder)) ? below(root, wanted) : undefined);
  }
  const base = Object.keys(faults).find((prefix) => path.startsWith(prefix));
  if (!base) return send(response, undefined);
  const wanted = path.slice(base.length) || 'index.html';
  const fault = faults[base](wanted) || {};
  return send(response, below(site, fault.file ?? wanted), fault);
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}/`));
