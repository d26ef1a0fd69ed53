// What the command line of the bench may say.
import { parseArgs } from 'node:util';
import { Problem } from '../../../wasm/toolchain/process.mjs';
import { names } from '../workloads.mjs';
import { platforms } from './workload.mjs';

function listOf(option, text, known) {
  const wanted = text?.split(',') ?? known;
  const stranger = wanted.find((one) => !known.includes(one));
  if (stranger !== undefined)
    throw new Problem(`--${option}: there is no '${stranger}'; there are ${known.join(', ')}.`);
  return wanted;
}

/** --quick (Node, short), --only W1,W2 (workloads), --peers plain,native, --runtime node,chromium, --no-build. */
export function readOptions(args = process.argv.slice(2)) {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const options = { quick: flag, only: text, peers: text, runtime: text, 'no-build': flag };
  const { values } = parseArgs({ args, options });
  const partial = values.only !== undefined || values.peers !== undefined;
  return {
    quick: values.quick,
    build: !values['no-build'],
    // A person who tunes asks for a part and wants no sizes and no growth with it.
    partial,
    workloads: listOf('only', values.only, names),
    platforms: ['backflow', ...listOf('peers', values.peers, Object.keys(platforms).slice(1))],
    runtimes: listOf('runtime', values.runtime ?? (values.quick || partial ? 'node' : undefined), ['node', 'chromium']),
  };
}
