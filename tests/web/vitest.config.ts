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
    // A hang is a failure, a busy machine is not.
    testTimeout: 60_000,
    include: ['tests/web/**/*.test.ts'],
    environment: 'happy-dom',
    // Loaded by Node itself: as a part of the page it would ask a server for its module.
    server: { deps: { external: [/\/build\/package\//] } },
    allowOnly: false,
  },
});
