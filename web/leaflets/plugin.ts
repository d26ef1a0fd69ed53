/** Writes the static pages when the page is built. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runnerImport, type Plugin } from 'vite';

/** `folder` is this one. `BACKFLOW_SITE` is the address at which the site will stand; without it, links are relative. */
export function leaflets(folder: URL): Plugin {
  return {
    name: 'leaflets',
    apply: 'build',
    async generateBundle() {
      if (this.environment.name !== 'client') return;
      // Loaded now, because the page's sources are no part of the configuration, and the package may not be built when that is read.
      const make = fileURLToPath(new URL('make.ts', folder));
      const { module } = await runnerImport<typeof import('./make')>(make, { configFile: false, logLevel: 'warn' });
      for (const { path, html } of await module.makePages(process.env.BACKFLOW_SITE))
        this.emitFile({ type: 'asset', fileName: path, source: html });
      const style = readFileSync(new URL('leaflet.css', folder), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'leaflet.css', source: style });
    },
  };
}
