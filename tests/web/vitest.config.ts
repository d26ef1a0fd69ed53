import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { lessonText } from '../../web/lesson-text.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  plugins: [lessonText, svelte()],
  resolve: {
    // Svelte's own browser build, so that components can be mounted in happy-dom.
    conditions: ['browser'],
    alias: [
      { find: /^backflow\/answers$/, replacement: `${root}build/package/answers/index.js` },
      { find: /^backflow$/, replacement: `${root}build/package/node.js` },
    ],
  },
  test: {
    // Long enough for a busy machine, short enough to catch a hang.
    testTimeout: 60_000,
    include: ['tests/web/**/*.test.ts'],
    environment: 'happy-dom',
    // They start faster than processes.
    pool: 'threads',
    // Loaded by Node: as a part of the page, it would fetch its module from a server.
    server: { deps: { external: [/\/build\/package\//] } },
    allowOnly: false,
  },
});
