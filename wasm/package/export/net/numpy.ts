import { Printer } from '../formula/print.js';
import { numpy } from '../formula/python.js';
import type { Notes } from '../notes.js';
import { blocks, comment, indented, lines, withoutUnused, quoted } from '../text.js';
import type { ExportedFile } from '../types.js';
import { dataFile } from './data-file.js';
import { lossComments } from './loss-comments.js';
import { drops, type NetModel } from './model.js';
import { clipFunction, nextUpdate, trainFunction, updateFunction } from './numpy-training.js';
import { numpyLabelLosses, numpyMask, numpyWriter } from './numpy-pass.js';
import { backwardPass, forwardPass, lossOf, scoresOf, trained } from './pass.js';
import * as part from './python-parts.js';
import { stateFunction, stateNumbers } from './python-state.js';

const unpacked = (net: NetModel): string => {
  const names = net.parameters.map(({ name }) => name).join(', ');
  return `${names} = (parameters[name] for name in PARAMETERS)`;
};

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

const proveFunction = ({ state }: NetModel): string =>
  lines(
    'def prove():',
    indented('"""Computes the examples of the proof and compares."""'),
    indented('X, target = features(PROOF["points"]), targets_of(PROOF["answers"])'),
    indented('outputs, loss, gradients = loss_and_gradients(arrays(PARAMETERS), X, target)'),
    state?.next && indented('gradients.update(next_update())'),
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
    stateFunction(net, notes),
    trainFunction(net, notes),
    part.plotFunction,
    part.compareFunction(net),
    nextUpdate(net),
    proveFunction(net),
  ]);
  const frozen = net.layers.some((layer) => layer.frozen);
  const numbers = blocks(
    [
      lines(comment(notes.say('weights')), part.dictionary('PARAMETERS', net.parameters, net.single)),
      lines(frozen && comment(notes.say('frozen')), `TRAINED = ${quoted(trained(net))}`),
      stateNumbers(net),
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
