// A static server for the bench's pages: its own files, build/bench, the package, and the built page.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { extname, join, normalize } from 'node:path';
import { root } from '../../../wasm/toolchain/process.mjs';
import { packageFolder } from './input.mjs';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.wasm': 'application/wasm',
};

/** The folders that are served. */
const folders = {
  '/build/package/': packageFolder,
  '/build/bench/': join(root, 'build/bench'),
  '/build/site/': join(root, 'build/site'),
  '/tests/bench/': join(root, 'tests/bench'),
  '/tests/fixtures/': join(root, 'tests/fixtures'),
};

function fileOf(path) {
  const prefix = Object.keys(folders).find((start) => path.startsWith(start));
  if (!prefix) return undefined;
  const file = normalize(join(folders[prefix], path.slice(prefix.length) || 'index.html'));
  return file.startsWith(normalize(folders[prefix])) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function serve(request, response, served) {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  if (path === '/empty') {
    response.writeHead(200, { 'content-type': types['.html'] });
    return response.end('<!doctype html><title>Bench</title><link rel="icon" href="data:,">');
  }
  const file = fileOf(path);
  if (file) served.push(file);
  response.writeHead(file ? 200 : 404, { 'content-type': types[extname(file ?? '')] ?? 'application/octet-stream' });
  return file ? createReadStream(file).pipe(response) : response.end();
}

/** Starts the server on a free port: its address, the files it has served so far, and how to end it. */
export async function startServer() {
  const served = [];
  const server = createServer((request, response) => serve(request, response, served)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    served,
    end() {
      server.closeAllConnections();
      server.close();
    },
  };
}
