import type { Notes } from '../notes.js';
import { comment, indented, lines, nested } from '../text.js';
import type { NetModel } from './model.js';
import { optimizerOf } from './optimizers.js';
import { trained } from './pass.js';

/** What the optimizer has accumulated, and the update that proves it, in Python. */

const targetText = (target: number[] | number[][], single: boolean): string =>
  Array.isArray(target[0])
    ? nested([target.length, target[0].length], (target as number[][]).flat(), single)
    : nested([target.length], target as number[], single);

/** The numbers of the state. `keys`: a library's names for what is kept; `counted`: its optimizer counts the updates. */
export function stateNumbers(net: NetModel, keys: Record<string, string> = {}, counted = true): string {
  const { state, single } = net;
  if (!state) return '';
  const { arrays, next, updates } = state;
  const names = trained(net);
  const rows = arrays
    .filter(({ name }) => names.includes(name))
    .map(({ name, shape, slots }) => {
      const kept = slots.map(({ slot, data }) => `"${keys[slot] ?? slot}": ${nested(shape, data, single)}`);
      return indented(`"${name}": {${kept.join(', ')}},`);
    });
  return lines(
    'STATE = {  # of the optimizer',
    ...rows,
    '}',
    counted && `STATE_UPDATES = ${updates}`,
    ...optimizerOf(net).shared.map(([name, value]) => `STATE_${name.toUpperCase()} = ${value}`),
    next && 'NEXT = {  # the next update in Backflow, on a small batch and without dropout',
    next && indented(`"inputs": ${nested([next.inputs.length, next.inputs[0]!.length], next.inputs.flat(), single)},`),
    next && indented(`"target": ${targetText(next.target, single)},`),
    next && indented('"parameters": {'),
    ...(next?.parameters ?? []).map((one) =>
      indented(`"${one.name} after the next update": ${nested(one.shape, one.data, single)},`, 8),
    ),
    next && indented('},'),
    next && '}',
  );
}

/** Comments about the state, for the place that reads it. */
export const stateComments = ({ state }: NetModel, notes: Notes): string[] =>
  state ? [comment(notes.say('optimizerState')), ...(state.next ? [] : [comment(notes.say('stateUnproved'))])] : [];

/** In NumPy and JAX, the function that returns what the optimizer starts from; empty if it keeps nothing. */
export function stateFunction(net: NetModel, notes: Notes): string {
  const { states, shared } = optimizerOf(net);
  if (states.length === 0) return '';
  const zeros = states.map(() => '0.0').join(', ') + (states.length === 1 ? ',' : '');
  return lines(
    'def optimizer_state():',
    indented('"""What the optimizer keeps for each parameter."""'),
    ...stateComments(net, notes).map((one) => indented(one)),
    net.state && indented('state = {name: tuple(arrays(kept).values()) for name, kept in STATE.items()}'),
    !net.state && indented(`state = {name: (${zeros}) for name in TRAINED}`),
    ...shared.map(([name, start]) =>
      indented(`state["${name}"] = ${net.state ? `STATE_${name.toUpperCase()}` : start.toFixed(1)}`),
    ),
    indented('return state'),
  );
}

/** The number of an update of the optimizer, in training. */
export const countOf = ({ state }: NetModel): string => (state ? 'STATE_UPDATES + t' : 't');

/** How NumPy and JAX compute gradients and make an update. */
interface NextForms {
  array: string;
  gradients: string;
  update: (count: string, rate: string) => string;
}

/** In NumPy and JAX, the function that makes the next update, for the proof; empty if there is none to prove. */
export function nextFunction(net: NetModel, { array, gradients, update }: NextForms): string {
  if (!net.state?.next) return '';
  const type = net.targets.kind === 'labels' ? '' : ', dtype=DTYPE';
  return lines(
    'def next_update():',
    indented('"""The parameters after one more update."""'),
    indented('parameters, state = arrays(PARAMETERS), optimizer_state()'),
    indented(`X, target = ${array}(NEXT["inputs"], dtype=DTYPE), ${array}(NEXT["target"]${type})`),
    indented(gradients),
    (net.clip.norm || net.clip.value) && indented('gradients = clip(gradients)'),
    indented(update('STATE_UPDATES + 1', 'learning_rate(UPDATES)')),
    indented('return {f"{name} after the next update": one for name, one in parameters.items()}'),
  );
}
