/** Bundles `backflow grade` with the data of the lessons, without their texts, as one file beside the package's entries. */
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';
import { svelte } from '@sveltejs/vite-plugin-svelte';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** What is judged are ids and numbers. */
const withoutTexts: Plugin = {
  name: 'without-texts',
  enforce: 'pre',
  transform: (_, id) => (/\.md(\?|$)/.test(id) ? { code: 'export default null;', map: null } : undefined),
};

export default defineConfig({
  root: here('.'),
  plugins: [withoutTexts, svelte()],
  build: {
    ssr: here('grade.ts'),
    target: 'node20',
    outDir: here('../../build/package'),
    emptyOutDir: false,
    copyPublicDir: false,
    minify: true,
    rolldownOptions: {
      external: /^backflow(\/answers)?$/,
      output: {
        entryFileNames: 'grade.js',
        codeSplitting: false,
        paths: { backflow: './node.js', 'backflow/answers': './answers/index.js' },
      },
    },
  },
  // What npm packages are used goes into the file: the package has no dependencies.
  ssr: { noExternal: true },
  logLevel: 'warn',
});
