import type { Notes } from '../notes.js';
import { indented as by, lines } from '../text.js';
import { stateComments } from './javascript-state.js';
import { matrixOf, structOf } from './cpp-proof.js';
import type { NetModel } from './model.js';
import { optimizerOf } from './optimizers.js';
import { trained } from './pass.js';

/** What the optimizer has accumulated, and the update that proves it, in C++. */

const indented = (text: string): string => by(text, 2);

/** The type of the state, and the function that returns what the optimizer starts from. */
export function stateFunctions(net: NetModel, notes: Notes): string {
  const { states, shared } = optimizerOf(net);
  const { state, single } = net;
  const arrays = state ? state.arrays.filter(({ name }) => trained(net).includes(name)) : [];
  return lines(
    '/** What the optimizer keeps for each parameter that is trained. */',
    'struct State {',
    states.length > 0 && indented(`Parameters ${states.join(', ')};`),
    ...shared.map(([name, value]) => indented(`Real ${name} = ${value};`)),
    '};',
    '',
    ...stateComments(net, notes),
    'inline State optimizerState() {',
    indented('State state;'),
    ...arrays.flatMap(({ name, shape, slots }) =>
      slots.map(({ slot, data }) => indented(`state.${slot}.${name} = ${matrixOf(shape, data, single)};`)),
    ),
    !state && states.length > 0 && indented('Parameters zeros = parameters();'),
    !state &&
      states.length > 0 &&
      indented('for (Matrix* one : trained(zeros)) *one = Matrix(one->rows, one->columns);'),
    ...(state ? [] : states.map((slot) => indented(`state.${slot} = zeros;`))),
    indented('return state;'),
    '}',
  );
}

/** The function that makes the next update and compares, for the proof; empty if there is none to prove. */
export function nextFunction({ state, single, clip, parameters }: NetModel): string {
  if (!state?.next) return '';
  const { inputs, target, parameters: wanted } = state.next;
  const rows: number[][] = target.map((one) => (Array.isArray(one) ? one : [one]));
  const matrix = (list: number[][]) => matrixOf([list.length, list[0]!.length], list.flat(), single);
  return lines(
    '/** Makes one more update, on a small batch and without dropout. Returns the largest difference from Backflow’s. */',
    'inline Real proveNextUpdate() {',
    indented(`const Matrix inputs = ${matrix(inputs)};`),
    indented(`const Matrix target = ${matrix(rows)};`),
    indented('const Parameters wanted = []() -> Parameters {'),
    by(structOf(wanted, single), 4),
    indented('}();'),
    indented('Parameters p = parameters();'),
    indented('State state = optimizerState();'),
    indented('Pass pass = lossAndGradients(p, inputs, target);'),
    (clip.norm || clip.value) && indented('clip(pass.gradients);'),
    indented('update(p, pass.gradients, state, Real(state_updates + 1), learningRate(Real(updates_made)));'),
    indented('Real largest = 0;'),
    ...parameters.map(({ name }) =>
      indented(`largest = std::max(largest, compare("${name} after the next update", p.${name}, wanted.${name}));`),
    ),
    indented('return largest;'),
    '}',
  );
}
