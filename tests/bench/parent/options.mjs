// The command line of the bench.
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

/** Parses the options of the README's table for measure(). */
export function readOptions(args = process.argv.slice(2)) {
  const text = { type: 'string' };
  const flag = { type: 'boolean', default: false };
  const options = { quick: flag, only: text, peers: text, runtime: text, plot: flag, 'no-build': flag };
  const { values } = parseArgs({ args, options });
  const spareW4b = values.quick && values.only === undefined;
  const partial = values.only !== undefined || values.peers !== undefined;
  // A quick run skips peers without a goal unless they are named.
  const spared = values.quick && !values.peers ? ['convnetjs', 'tfjs-by-hand'] : [];
  return {
    length: values.quick ? 'quick' : partial ? 'part' : 'full',
    build: !values['no-build'],
    // With selected workloads or peers, sizes and growth are skipped.
    partial,
    single: !partial,
    growth: values.plot || !(values.quick || partial),
    // W4b is W4 with larger batches; it takes as long as all the small workloads together.
    workloads: listOf('only', values.only, names).filter((name) => !spareW4b || name !== 'W4b'),
    platforms: ['backflow', ...listOf('peers', values.peers, peers).filter((one) => !spared.includes(one))],
    runtimes: listOf('runtime', values.runtime ?? (values.quick || partial ? 'node' : undefined), ['node', 'chromium']),
  };
}
