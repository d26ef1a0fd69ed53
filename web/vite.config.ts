import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { leaflets } from './leaflets/plugin.ts';
import { lessonText } from './lesson-text.ts';

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

/** Emscripten's glue names the whole module, which the page never loads: without its address, the site has only the halves. */
const onlyHalves: Plugin = {
  name: 'only-halves',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/build/package/backflow.mjs')
      ? code.replace(/new URL\((["'`])backflow\.wasm\1,\s*import\.meta\.url\)/g, '"backflow.wasm"')
      : undefined,
};

interface ModuleInfo {
  importedIds: readonly string[];
}

/**
 * Names the chunk of everything that the page needs at once: one file compresses better than the many that the bundler would make of
 * what later parts share with it.
 */
function chunkOfFirstLoad() {
  const entry = here('src/main.ts');
  let needed: Set<string> | null = null;
  const walk = (infoOf: (id: string) => ModuleInfo | null): Set<string> => {
    const seen = new Set<string>();
    const ids = [entry];
    for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      ids.push(...(infoOf(id)?.importedIds ?? []));
    }
    return seen;
  };
  return (id: string, context: { getModuleInfo(id: string): ModuleInfo | null }): string | null => {
    needed ??= walk((one) => context.getModuleInfo(one));
    return needed.has(id) ? 'page' : null;
  };
}

/**
 * The page without a network: a service worker keeps every file, under whatever path the site stands. A new version waits until no
 * tab of the old one is open, so that a tab never mixes files of two versions.
 */
const offline = VitePWA({
  registerType: 'prompt',
  injectRegister: false,
  scope: './',
  manifest: {
    id: './',
    name: 'Backflow',
    short_name: 'Backflow',
    description: 'A neural net that learns in your browser, and the gates it learns through.',
    start_url: './',
    scope: './',
    display: 'standalone',
    background_color: '#ffffff',
    theme_color: '#ffffff',
    icons: [
      { src: 'icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: 'icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any maskable' },
      { src: 'favicon.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
  },
  workbox: {
    globPatterns: ['**/*.{html,js,css,wasm,csv,woff2,svg,md}'],
    maximumFileSizeToCacheInBytes: 8 * 2 ** 20,
    dontCacheBustURLsMatching: /^assets\//,
    // The language and what a test asks for; the state is behind the #.
    ignoreURLParametersMatching: [/./],
    // Static pages are read online, and are no part of the program.
    globIgnores: ['**/{lessons,questions}/*.html', 'leaflet.css'],
    navigateFallback: 'index.html',
    navigateFallbackDenylist: [/\/(lessons|questions)\//],
    cleanupOutdatedCaches: true,
    sourcemap: false,
  },
});

export default defineConfig({
  root: here('.'),
  // Relative addresses: the same files work under any sub-path and from any static server.
  base: './',
  plugins: [
    onlyWoff2,
    onlyHalves,
    stylesAgain,
    lessonText,
    leaflets(new URL('./leaflets/', import.meta.url)),
    svelte(),
    offline,
  ],
  resolve: {
    alias: [
      { find: /^backflow\/split$/, replacement: here('../build/package/split.js') },
      { find: /^backflow\/export$/, replacement: here('../build/package/export/index.js') },
      // File by file, so that the first load gets only the reader of numbers.
      { find: /^backflow\/answers$/, replacement: here('../build/modules/answers/index.js') },
      { find: /^backflow$/, replacement: here('../build/package/browser.js') },
    ],
  },
  worker: { format: 'es', plugins: () => [onlyHalves] },
  build: {
    outDir: here('../build/site'),
    emptyOutDir: true,
    // data: addresses would break the content security policy.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [{ name: chunkOfFirstLoad(), debugName: 'page' }] } } },
    // What others wrote comes with their terms.
    license: { fileName: 'licenses.md' },
  },
  server: { port: 5173, strictPort: true, fs: { allow: [here('..')] } },
  preview: { port: 4173, strictPort: true },
});
