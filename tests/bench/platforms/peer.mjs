// Loads the peers' packages from where parent/peers.mjs installs them: modules in Node, their published scripts in a page.
const folder = new URL('../../../build/bench/peers/node_modules/', import.meta.url);
const browser = 'document' in globalThis;

/** The address of a file of a package. */
export const fileOf = (path) => new URL(path, folder).href;

function addScript(src) {
  return new Promise((resolve, reject) => {
    const onerror = () => reject(new Error(`${src} could not be loaded`));
    globalThis.document.head.append(
      Object.assign(globalThis.document.createElement('script'), { src, onload: resolve, onerror }),
    );
  });
}

/** The joined exports of CommonJS packages; in a page, the global `name` that their `scripts` define. */
export async function common(packages, scripts, name) {
  if (browser) {
    // The order matters: later scripts extend earlier ones.
    for (const script of scripts) await addScript(fileOf(script));
    return globalThis[name];
  }
  const { createRequire } = await import('node:module');
  return Object.assign({}, ...packages.map(createRequire(folder)));
}

/** What a package's module exports: one file in Node, another in a page. */
export const module = (forNode, forPage) => import(fileOf(browser ? forPage : forNode));
