import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Every browser that runs the engine reads woff2: KaTeX's other fonts stay at home. */
const onlyWoff2: Plugin = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: (code, id) =>
    /katex[^?]*\.css/.test(id) ? code.replace(/,\s*url\([^)]*\.(?:woff|ttf)\)\s*format\([^)]*\)/g, '') : undefined,
};

/** Vite's helper for dynamic imports takes a style sheet that could not be had for one that is there, the next time it is wanted. */
const stylesAgain: Plugin = {
  name: 'styles-again',
  apply: 'build',
  transform(code, id) {
    if (!id.includes('vite/preload-helper')) return undefined;
    const mended = code.replace(/(\(err\)\s*=>\s*\{\s*)seen\[href\]\s*=\s*void 0;/, '$1delete seen[href];');
    if (mended === code)
      this.error('the helper for dynamic imports is another one: look whether it needs mending still');
    return mended;
  },
};

export default defineConfig({
  root: here('.'),
  // Relative addresses: the same files work under any sub-path and from any static server.
  base: './',
  plugins: [onlyWoff2, stylesAgain, svelte()],
  resolve: { alias: { backflow: here('../build/package/browser.js') } },
  worker: { format: 'es' },
  build: {
    outDir: here('../build/site'),
    emptyOutDir: true,
    // data: addresses would break the content security policy.
    assetsInlineLimit: 0,
    // What others wrote comes with their terms.
    license: { fileName: 'licenses.md' },
  },
  server: { port: 5173, strictPort: true, fs: { allow: [here('..')] } },
  preview: { port: 4173, strictPort: true },
});
