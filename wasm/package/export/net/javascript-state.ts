import type { Notes } from '../notes.js';
import { blocks, comment, indented as by, lines, nested } from '../text.js';
import { brackets, object } from './javascript-proof.js';
import type { NetModel } from './model.js';
import { optimizerOf } from './optimizers.js';
import { trained } from './pass.js';

/** What the optimizer has accumulated, and the update that proves it, in JavaScript. */

const indented = (text: string): string => by(text, 2);

/** The arrays that the optimizer keeps under one name, for the parameters that are trained. */
const slotOf = (net: NetModel, slot: string): string =>
  object(
    net
      .state!.arrays.filter(({ name }) => trained(net).includes(name))
      .map(({ name, shape, slots }) => ({ name, shape, data: slots.find((one) => one.slot === slot)!.data })),
    net.single,
  );

/** The numbers of the state; empty if there is none. */
export function stateNumbers(net: NetModel): string {
  const { state, single } = net;
  if (!state) return '';
  const { states, shared } = optimizerOf(net);
  const { next, updates } = state;
  const rows = (list: number[] | number[][]) =>
    Array.isArray(list[0])
      ? nested([list.length, list[0].length], (list as number[][]).flat(), single, brackets)
      : nested([list.length], list as number[], single, brackets);
  return blocks(
    [
      lines(
        'const STATE = { // of the optimizer',
        ...states.map((slot) => indented(`${slot}: ${slotOf(net, slot)},`)),
        ...shared.map(([name, value]) => indented(`${name}: ${value},`)),
        '};',
        `const STATE_UPDATES = ${updates};`,
      ),
      next &&
        lines(
          '/** The next update in Backflow, on a small batch and without dropout. */',
          'const NEXT = {',
          indented(`inputs: ${rows(next.inputs)},`),
          indented(`target: ${rows(next.target)},`),
          indented(`parameters: ${object(next.parameters, single, (name) => `'${name} after the next update'`)},`),
          '};',
        ),
    ],
    1,
  );
}

/** Comments about the state, for the place that reads it in JavaScript and C++. */
export const stateComments = ({ state }: NetModel, notes: Notes): string[] =>
  state
    ? [comment(notes.say('optimizerState'), '// '), ...(state.next ? [] : [comment(notes.say('stateUnproved'), '// ')])]
    : [];

/** The function that returns what the optimizer starts from. */
export function stateFunction(net: NetModel, notes: Notes): string {
  const { states, shared } = optimizerOf(net);
  const [from, list] = net.state
    ? ['numbers', 'fromRows(numbers[name]).data']
    : ['', 'fromRows(PARAMETERS[name]).data.fill(0)'];
  const kept = [
    ...states.map((slot) => `${slot}: lists(${net.state ? `STATE.${slot}` : ''})`),
    ...shared.map(([name, start]) => `${name}: ${net.state ? `STATE.${name}` : start}`),
  ];
  if (kept.length === 0) return '';
  return lines(
    ...stateComments(net, notes),
    '/** What the optimizer keeps: lists for each parameter that is trained. */',
    'function optimizerState() {',
    indented(`const lists = (${from}) => Object.fromEntries(TRAINED.map((name) => [name, ${list}]));`),
    indented(`return { ${kept.join(', ')} };`),
    '}',
  );
}

/** The function that makes the next update, for the proof; empty if there is none to prove. */
export function nextFunction({ state, targets, clip }: NetModel): string {
  if (!state?.next) return '';
  return lines(
    '/** The parameters after one more update. */',
    'function nextUpdate() {',
    indented('const parameters = arrays(PARAMETERS);'),
    indented(`const target = ${targets.kind === 'labels' ? 'NEXT.target' : 'fromRows(NEXT.target)'};`),
    indented('const { gradients } = lossAndGradients(parameters, fromRows(NEXT.inputs), target);'),
    (clip.norm || clip.value) && indented('clip(gradients);'),
    indented('update(parameters, gradients, optimizerState(), STATE_UPDATES + 1, learningRate(UPDATES));'),
    indented(
      'return Object.fromEntries(Object.entries(parameters).map(([name, one]) => [`${name} after the next update`, one]));',
    ),
    '}',
  );
}
