import { Printer } from '../formula/print.js';
import { numpy } from '../formula/python.js';
import type { Convention, Notes } from '../notes.js';
import { blocks, comment, indented, lines, withoutUnused } from '../text.js';
import type { ExportedFile } from '../types.js';
import { dataFile } from './data-file.js';
import type { NetModel } from './model.js';
import { numpyLabelLosses, numpyMask, numpyWriter } from './numpy-pass.js';
import { assignments, optimizerOf } from './optimizers.js';
import { backwardPass, forwardPass, lossOf, scoresOf, trained } from './pass.js';
import * as part from './python-parts.js';

const unpacked = (net: NetModel): string => {
  const names = net.parameters.map(({ name }) => name).join(', ');
  return `${names} = (parameters[name] for name in PARAMETERS)`;
};

/** What differs from other programs in this net's loss, as comments. */
export function lossComments(net: NetModel, notes: Notes): string[] {
  const keys: Convention[] = [];
  if (net.loss in { squared_error: 1, absolute_error: 1, huber: 1, binary_cross_entropy: 1, binary_hinge: 1, hinge: 1 })
    keys.push(net.loss as Convention);
  if (net.penalty) keys.push(net.penalty.name, net.penalty.biases ? 'biases' : 'weightsOnly');
  return keys.map((key) => comment(notes.say(key)));
}

export const drops = ({ layers }: NetModel): boolean => layers.some(({ dropout }) => dropout > 0);

function gradientsFunction(net: NetModel, printer: Printer, notes: Notes): string {
  const writer = numpyWriter(printer);
  const body = lines(
    unpacked(net),
    'n = len(X)',
    '# Forward',
    net.layers.some(({ activation }) => activation === 'maxout') && comment(notes.say('maxout')),
    drops(net) && comment(notes.say('dropout')),
    ...forwardPass(net, writer, true),
    ...lossComments(net, notes),
    ...lossOf(net, writer),
    '# Backward: each line is the upstream gradient times the gate’s local gradient.',
    ...backwardPass(net, writer),
    `gradients = {${net.parameters.map(({ name }) => `"${name}": d${name}`).join(', ')}}`,
    `return ${scoresOf(net)}, loss, gradients`,
  );
  return lines(
    `def loss_and_gradients(parameters, X, target${drops(net) ? ', random=None' : ''}):`,
    indented('"""The outputs, the loss and its gradient by every parameter."""'),
    indented(body),
  );
}

const predictFunction = (net: NetModel, printer: Printer): string =>
  lines(
    'def outputs_of(parameters, X):',
    indented('"""The raw outputs of the network [n, outputs]."""'),
    indented(lines(unpacked(net), ...forwardPass(net, numpyWriter(printer), false), `return ${scoresOf(net)}`)),
  );

/** How a prediction follows from the outputs, by loss. */
const prediction: Record<string, [what: string, formula: string, helper?: string]> = {
  binary_cross_entropy: ['The probabilities', 'sigmoid(outputs)', 'sigmoid'],
  softmax_cross_entropy: ['The probabilities of the classes', 'softmax(outputs)', 'softmax'],
};

function usage(net: NetModel, printer: Printer): string {
  const [what, formula, helper] = prediction[net.loss] ?? ['The outputs', 'outputs'];
  if (helper) printer.use(helper);
  return lines(
    'def predict(points, parameters=None):',
    indented(`"""${what} for points, as Backflow shows them."""`),
    indented('outputs = outputs_of(parameters or arrays(PARAMETERS), features(points))'),
    indented(`return ${formula}`),
  );
}

const arraysFunction = lines(
  'def arrays(numbers):',
  indented('return {name: np.array(one, dtype=DTYPE) for name, one in numbers.items()}'),
);

function updateFunction(net: NetModel, printer: Printer): string {
  const { states, numbers, steps } = optimizerOf(net);
  const comma = states.length === 1 ? ',' : '';
  return lines(
    `def update(parameters, gradients, state, t, rate):`,
    indented(`"""One update with ${net.optimizer.name}; t counts the updates, from 1."""`),
    numbers.length > 0 && indented('product = state["product"]'),
    numbers.length > 0 && indented(assignments(numbers, printer)),
    numbers.length > 0 && indented('state["product"] = product'),
    indented('for name in TRAINED:'),
    indented('w, g = parameters[name], gradients[name]', 8),
    states.length > 0 && indented(`${states.join(', ')}${comma} = state[name]`, 8),
    indented(assignments(steps, printer), 8),
    indented('parameters[name] = w.astype(DTYPE)', 8),
    states.length > 0 && indented(`state[name] = (${states.join(', ')}${comma})`, 8),
  );
}

function clipFunction({ clip }: NetModel): string {
  if (!clip.norm && !clip.value) return '';
  return lines(
    'def clip(gradients):',
    indented('"""Limits the gradients that an update applies."""'),
    indented('gradients = {name: gradients[name] for name in TRAINED}'),
    clip.value > 0 &&
      indented(`gradients = {name: np.clip(g, -${clip.value}, ${clip.value}) for name, g in gradients.items()}`),
    clip.norm > 0 && indented('norm = np.sqrt(sum((g**2).sum() for g in gradients.values()))'),
    clip.norm > 0 && indented(`scale = min(1.0, ${clip.norm} / (norm + 1e-6))`),
    indented(clip.norm > 0 ? 'return {name: scale * g for name, g in gradients.items()}' : 'return gradients'),
  );
}

function trainFunction(net: NetModel, notes: Notes): string {
  const { states, numbers } = optimizerOf(net);
  const empty =
    states.length === 0
      ? '{}'
      : `{name: ${'(0.0,)'.replace('0.0,', states.map(() => '0.0').join(', ') + (states.length === 1 ? ',' : ''))} for name in TRAINED}`;
  const whole = net.batchSize === 'all';
  const clipped = net.clip.norm || net.clip.value;
  return lines(
    comment(notes.say('optimizer')),
    !whole || drops(net) ? comment(notes.say('order')) : false,
    'def train(updates=1000, every=100):',
    indented('"""Trains on data.csv and returns [update, training loss, test loss] of each report."""'),
    indented('points, answers, test_points, test_answers = load()'),
    indented('X, target = features(points), targets_of(answers)'),
    indented('test_X, test_target = features(test_points), targets_of(test_answers)'),
    indented('parameters, random = arrays(PARAMETERS), np.random.default_rng(1)'),
    indented(`state = ${empty}`),
    numbers.length > 0 && indented('state["product"] = 1.0'),
    indented('history, order = [], []'),
    indented('for t in range(1, updates + 1):'),
    whole && indented('batch = np.arange(len(X))  # the whole set', 8),
    !whole && indented('if len(order) == 0:', 8),
    !whole && indented(`order = ${net.shuffle ? 'random.permutation(len(X))' : 'np.arange(len(X))'}`, 12),
    !whole && indented(`batch, order = order[:${net.batchSize}], order[${net.batchSize}:]`, 8),
    indented(
      `_, _, gradients = loss_and_gradients(parameters, X[batch], target[batch]${drops(net) ? ', random' : ''})`,
      8,
    ),
    clipped && indented('gradients = clip(gradients)', 8),
    indented('update(parameters, gradients, state, t, learning_rate(UPDATES + t - 1))', 8),
    indented('if t % every == 0 or t == updates:', 8),
    indented('loss = loss_and_gradients(parameters, X, target)[1]', 12),
    indented('test = loss_and_gradients(parameters, test_X, test_target)[1] if len(test_X) else None', 12),
    indented('history.append((t, loss, test))', 12),
    indented('print(f"update {t}: loss {loss:.9g}" + (f", test {test:.9g}" if len(test_X) else ""))', 12),
    indented('return history'),
  );
}

const proveFunction = lines(
  'def prove():',
  indented('"""Computes the examples of the proof and compares."""'),
  indented('X, target = features(PROOF["points"]), targets_of(PROOF["answers"])'),
  indented('outputs, loss, gradients = loss_and_gradients(arrays(PARAMETERS), X, target)'),
  indented('compare({"outputs": outputs, "loss": loss, **gradients})'),
);

/** NumPy from scratch, with the backward pass written out. */
export function numpyNet(net: NetModel, notes: Notes): ExportedFile[] {
  const printer = new Printer(numpy);
  const body = blocks([
    part.featuresFunction(net, printer, notes),
    part.targetsFunction(net),
    drops(net) && numpyMask,
    numpyLabelLosses[net.loss],
    arraysFunction,
    predictFunction(net, printer),
    gradientsFunction(net, printer, notes),
    usage(net, printer),
    part.loadFunction(net),
    part.rateFunction(net, notes),
    clipFunction(net),
    updateFunction(net, printer),
    trainFunction(net, notes),
    part.plotFunction,
    part.compareFunction,
    proveFunction,
  ]);
  const frozen = net.layers.some((layer) => layer.frozen);
  const numbers = blocks(
    [
      lines(comment(notes.say('weights')), part.dictionary('PARAMETERS', net.parameters, net.single)),
      lines(frozen && comment(notes.say('frozen')), `TRAINED = ${JSON.stringify(trained(net))}`),
      `UPDATES = ${net.updates}  # made in Backflow`,
      lines(comment(notes.say('proof')), part.proofNumbers(net)),
    ],
    1,
  );
  const data = blocks([
    part.docstring(net, 'NumPy'),
    lines(
      'import math',
      'import sys',
      '',
      'import numpy as np',
      '',
      `DTYPE = np.${net.single ? 'float32' : 'float64'}`,
    ),
    ...printer.helpers(),
    body,
    numbers,
    part.mainPart,
  ]);
  return [{ name: `${net.name}.py`, mime: 'text/x-python', data: `${withoutUnused(data)}\n` }, dataFile(net)];
}
