// node --import use.mjs: `backflow` is the engine in halves.
import { register } from 'node:module';

const entry = JSON.stringify(new URL('./entry.mjs', import.meta.url).href);
const hook = `export const resolve = (name, context, next) =>
  name === 'backflow' ? { url: ${entry}, shortCircuit: true } : next(name, context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
