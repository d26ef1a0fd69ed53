// Files that the processes of a workload share, in build/bench: initial weights, and the workload for the native program.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { shared } from '../read.mjs';
import { workload } from '../workloads.mjs';

/** The folder with the built package; `BACKFLOW_PACKAGE` names another one. */
export const packageFolder = resolve(
  process.env.BACKFLOW_PACKAGE ?? fileURLToPath(new URL('../../../build/package', import.meta.url)),
);
const fromPackage = (file) => import(pathToFileURL(join(packageFolder, file)).href);
/** What the package's two entries are bundled from. */
const fromModules = (file) => import(`../../../build/modules/${file}`);

const path = (name) => fileURLToPath(shared(name));
const put = (name, value) => writeFileSync(path(name), JSON.stringify(value));
const manyNumbers = 10000;

/** What the package passes to the module, as JSON: texts cross as UTF-8, lists of numbers as typed arrays. */
function readable(value) {
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (ArrayBuffer.isView(value)) return Array.from(value);
  return Array.isArray(value) ? value.map(readable) : value;
}

/** A tensor for the native program; a large one goes into a file of its own. */
function plain(name, value) {
  if (!value?.data) return value;
  const { shape, data } = value;
  if (data.length < manyNumbers) return { shape, data: Array.from(data) };
  writeFileSync(path(`${name}.f64`), Float64Array.from(data));
  return { shape, data: path(`${name}.f64`) };
}

/** Writes both files of a workload; returns the path of the native program's. */
export async function writeInput(name) {
  mkdirSync(path('.'), { recursive: true });
  const { config, ...work } = await workload(name);
  if (config) {
    const { toSettings } = await fromModules('trainer/settings.js');
    const { load } = await fromPackage('node.js');
    const backflow = await load();
    const trainer = backflow.trainer(config);
    const initial = trainer.parameters.map(({ shape, data }) => ({ shape, data: Array.from(data) }));
    trainer.dispose();
    put(`${name}.initial.json`, initial);
    work.settings = toSettings(config, backflow.catalog.options).map(([key, value]) => [
      readable(key),
      plain(name, readable(value)),
    ]);
  } else {
    const { toTensor } = await fromModules('values/tensors.js');
    work.inputs = Object.entries(work.inputs).map(([key, value]) => ({
      name: key,
      ...plain(key, toTensor(key, value)),
    }));
  }
  put(`${name}.native.json`, work);
  return path(`${name}.native.json`);
}
