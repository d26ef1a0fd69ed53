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

const peers = Object.keys(platforms).filter((one) => one !== 'backflow');

/** What the README's table of options says, as measure() takes it. */
export function readOptions(args = process.argv.slice(2)) {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const options = { quick: flag, only: text, peers: text, runtime: text, plot: flag, 'no-build': flag };
  const { values } = parseArgs({ args, options });
  const spareW4b = values.quick && values.only === undefined;
  const partial = values.only !== undefined || values.peers !== undefined;
  // A quick run has no time for peers that no goal is about, unless somebody asks for them.
  const spared = values.quick && !values.peers ? ['convnetjs', 'tfjs-by-hand'] : [];
  return {
    length: values.quick ? 'quick' : partial ? 'part' : 'full',
    build: !values['no-build'],
    // A person who tunes asks for a part and wants no sizes and no growth with it.
    partial,
    single: !partial,
    growth: values.plot || !(values.quick || partial),
    // W4b is W4 with larger batches, and takes as long as all small ones together.
    workloads: listOf('only', values.only, names).filter((name) => !spareW4b || name !== 'W4b'),
    platforms: ['backflow', ...listOf('peers', values.peers, peers).filter((one) => !spared.includes(one))],
    runtimes: listOf('runtime', values.runtime ?? (values.quick || partial ? 'node' : undefined), ['node', 'chromium']),
  };
}
