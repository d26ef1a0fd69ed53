/** Questions about the net that the page asks now and then. Fetched with the first of them. */
import type { Backflow, Trainer } from 'backflow';
import type { Requests } from '../../protocol/messages';
import { isOff, spacedCheck } from '../spaced-check';
import { fetchData } from './fetched';
import type { Loop } from './loop';
import type { CheckedParameter, GradientCheck, SuspectGate } from '../../protocol/mistakes';
import type { Part } from '../../protocol/part';
import type { StepPaths } from '../../protocol/paths';

/** Rejects what a trainer can't be made from. */
export async function verify(engine: Backflow, { config, state }: Requests['verify']['request']): Promise<null> {
  await fetchData(engine, config);
  engine.trainer(config, state ? { restore: state } : {}).dispose();
  return null;
}

export { trainLinear } from './linear';
export { routine } from './routine';

/** So many entries of each parameter are checked, evenly spaced. */
const MOST_ENTRIES = 8;

/** The trainer, and its figures as they are now. */
interface Now {
  trainer: Trainer;
  loop: Loop;
}

export function checkGradients({ trainer, loop }: Now): GradientCheck {
  const graph = trainer.graph();
  try {
    const parameters = trainer.parameters.map(({ name, data }): CheckedParameter => {
      const entries = spacedCheck(graph, name, data.length, MOST_ENTRIES);
      const off = entries.filter(isOff);
      const [worst] = [...(off.length > 0 ? off : entries)].sort((a, b) => b.relativeError - a.relativeError);
      const { index, analytic, numeric, relativeError, verdict } = worst!;
      const shown = { index, analytic, numeric, relativeError, verdict };
      return { name, checked: entries.length, wrong: off.length, worst: shown };
    });
    const suspects = graph.suspects().map(({ node, slot, kind, expected, found }): SuspectGate => {
      const off = expected.data.map((value, k) => Math.abs(value - found.data[k]!));
      const index = off.indexOf(Math.max(...off));
      return { node, slot, kind, index, expected: expected.data[index]!, found: found.data[index]! };
    });
    return { step: loop.result.step, parameters, suspects, nodes: graph.nodes };
  } finally {
    graph.dispose();
  }
}

export function pathsOf({ trainer, loop }: Now, { name, index }: Part): StepPaths {
  const graph = trainer.graph();
  try {
    return { step: loop.result.step, paths: graph.paths(name, index), nodes: graph.nodes };
  } finally {
    graph.dispose();
  }
}
