import { Printer } from '../formula/print.js';
import { jax, numpy } from '../formula/python.js';
import type { Notes } from '../notes.js';
import { blocks, comment, indented, lines, withoutUnused, quoted } from '../text.js';
import type { ExportedFile } from '../types.js';
import { dataFile } from './data-file.js';
import { penalized, type NetModel } from './model.js';
import { lossComments } from './loss-comments.js';
import { drops } from './model.js';
import { clipFunction, nextUpdate, trainFunction, updateFunction } from './jax-training.js';
import { activationOf, inputOf, isActivated, scoresOf, trained } from './pass.js';
import * as part from './python-parts.js';
import { stateFunction, stateNumbers } from './python-state.js';

function outputsFunction(net: NetModel, printer: Printer, notes: Notes): string {
  const dropped = drops(net);
  const body = net.layers.flatMap((layer) => {
    const { number: l, activation, dropout } = layer;
    const from = inputOf(net, layer, true);
    const maxout = activation === 'maxout';
    return [
      `z${l} = ${from} @ p["W${l}"] + p["b${l}"]`,
      ...(maxout ? [`y${l} = ${from} @ p["V${l}"] + p["c${l}"]`, comment(notes.say('maxout'))] : []),
      ...(isActivated(layer) ? [`a${l} = ${printer.print(activationOf(layer, true))}`] : []),
      ...(dropout > 0 ? [comment(notes.say('dropout')), `d${l} = dropout(a${l}, ${dropout}, key, ${l})`] : []),
    ];
  });
  return lines(
    comment(notes.say('weights')),
    `def outputs_of(p, X${dropped ? ', key=None' : ''}):`,
    indented('"""The raw outputs [n, outputs] for the inputs that `features` returns."""'),
    ...body.map((line) => indented(line)),
    indented(`return ${scoresOf(net)}`),
  );
}

const dropoutFunction = lines(
  'def dropout(a, rate, key, layer):',
  indented('"""Inverted dropout; without a key, no unit is dropped."""'),
  indented('if key is None:'),
  indented('return a', 8),
  indented('kept = jax.random.bernoulli(jax.random.fold_in(key, layer), 1 - rate, a.shape)'),
  indented('return jnp.where(kept, a / (1 - rate), 0)'),
);

const dataLoss: Record<string, string> = {
  squared_error: '(0.5 * (outputs - target) ** 2).sum() / len(target)',
  absolute_error: 'jnp.abs(outputs - target).sum() / len(target)',
  huber:
    'jnp.where(jnp.abs(outputs - target) <= 1, 0.5 * (outputs - target) ** 2, jnp.abs(outputs - target) - 0.5).sum() / len(target)',
  binary_cross_entropy: '(jax.nn.softplus(outputs) - target * outputs).sum() / len(target)',
  binary_hinge: 'jax.nn.relu(1 - outputs * target).sum() / len(target)',
  softmax_cross_entropy:
    '-jnp.take_along_axis(jax.nn.log_softmax(outputs), target[:, None], axis=1).sum() / len(target)',
  hinge: '(jax.nn.relu(outputs - right + 1) * wrong).sum() / len(target)',
};

function lossFunction(net: NetModel, notes: Notes): string {
  const { penalty } = net;
  const each = penalty?.name === 'l2' ? '0.5 * (p[name] ** 2).sum()' : 'jnp.abs(p[name]).sum()';
  const key = drops(net) ? ', key' : '';
  return lines(
    `def loss_of(p, X, target${key && ', key=None'}):`,
    indented('"""The loss, and the outputs beside it."""'),
    indented(`outputs = outputs_of(p, X${key})`),
    ...lossComments(net, notes).map((text) => indented(text)),
    net.loss === 'hinge' && indented('right = jnp.take_along_axis(outputs, target[:, None], axis=1)'),
    net.loss === 'hinge' && indented(`wrong = 1 - jnp.eye(${net.classes})[target]`),
    indented(`loss = ${dataLoss[net.loss]!}`),
    penalty && indented(`loss = loss + ${penalty.rate} * sum(${each} for name in ${quoted(penalized(net))})`),
    indented('return loss, outputs'),
  );
}

const prediction: Record<string, [what: string, formula: string]> = {
  binary_cross_entropy: ['The probabilities', 'jax.nn.sigmoid(outputs)'],
  softmax_cross_entropy: ['The probabilities of the classes', 'jax.nn.softmax(outputs)'],
};

function predictFunction(net: NetModel): string {
  const [what, formula] = prediction[net.loss] ?? ['The outputs', 'outputs'];
  return lines(
    'def predict(points, parameters=None):',
    indented(`"""${what} for points, as Backflow shows them."""`),
    indented('outputs = outputs_of(parameters or arrays(PARAMETERS), features(points))'),
    indented(`return ${formula}`),
  );
}

const proveFunction = ({ state }: NetModel): string =>
  lines(
    'def prove():',
    indented('"""Computes the examples of the proof and compares."""'),
    indented('X, target = features(PROOF["points"]), targets_of(PROOF["answers"])'),
    indented('gradients, outputs = jax.grad(loss_of, has_aux=True)(arrays(PARAMETERS), X, target)'),
    indented('loss, _ = loss_of(arrays(PARAMETERS), X, target)'),
    state?.next && indented('gradients.update(next_update())'),
    indented('compare({"outputs": outputs, "loss": loss, **gradients})'),
  );

/** JAX: the forward pass as a function, and `jax.grad`. */
export function jaxNet(net: NetModel, notes: Notes): ExportedFile[] {
  const [printer, functions] = [new Printer(jax), new Printer(numpy)];
  const body = blocks([
    part.featuresFunction(net, functions, notes),
    part.targetsFunction(net),
    drops(net) && dropoutFunction,
    lines(
      'def arrays(numbers):',
      indented('return {name: jnp.array(one, dtype=DTYPE) for name, one in numbers.items()}'),
    ),
    outputsFunction(net, printer, notes),
    lossFunction(net, notes),
    predictFunction(net),
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
      part.dictionary('PARAMETERS', net.parameters, net.single),
      lines(frozen && comment(notes.say('frozen')), `TRAINED = ${quoted(trained(net))}`),
      stateNumbers(net),
      `UPDATES = ${net.updates}  # made in Backflow`,
      lines(comment(notes.say('proof')), part.proofNumbers(net)),
    ],
    1,
  );
  const data = blocks([
    part.docstring(net, 'JAX', [notes.say('jax')]),
    lines(
      'import math',
      'import sys',
      '',
      'import jax',
      'import jax.numpy as jnp',
      'import numpy as np',
      '',
      !net.single && 'jax.config.update("jax_enable_x64", True)',
      `DTYPE = jnp.${net.single ? 'float32' : 'float64'}`,
    ),
    ...functions.helpers(),
    ...printer.helpers(),
    body,
    numbers,
    part.mainPart,
  ]);
  return [{ name: `${net.name}.py`, mime: 'text/x-python', data: `${withoutUnused(data)}\n` }, dataFile(net)];
}
