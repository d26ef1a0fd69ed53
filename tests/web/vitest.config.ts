import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  plugins: [svelte()],
  resolve: {
    // Svelte's own browser build, so that components can be mounted in happy-dom.
    conditions: ['browser'],
    alias: { backflow: `${root}build/package/node.js` },
  },
  test: {
    include: ['tests/web/**/*.test.ts'],
    environment: 'happy-dom',
    // Loaded by Node itself: as a part of the page it would ask a server for its module.
    server: { deps: { external: [/\/build\/package\//] } },
    // Of a machine that does something else beside: a test that hangs fails all the same.
    testTimeout: 60_000,
    allowOnly: false,
  },
});
