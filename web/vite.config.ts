import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  // Relative addresses: the same files work under any sub-path and from any static server.
  base: './',
  plugins: [svelte()],
  resolve: { alias: { backflow: here('../build/package/browser.js') } },
  worker: { format: 'es' },
  build: {
    outDir: here('../build/site'),
    emptyOutDir: true,
    // data: addresses would break the content security policy.
    assetsInlineLimit: 0,
  },
  server: { port: 5173, strictPort: true, fs: { allow: [here('..')] } },
  preview: { port: 4173, strictPort: true },
});
