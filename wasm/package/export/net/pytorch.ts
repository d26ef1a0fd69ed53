import { Printer } from '../formula/print.js';
import { numpy, torch } from '../formula/python.js';
import type { Notes } from '../notes.js';
import { blocks, comment, indented, lines, withoutUnused } from '../text.js';
import type { ExportedFile } from '../types.js';
import { dataFile } from './data-file.js';
import type { NetModel } from './model.js';
import { notebook, type Section } from './notebook.js';
import * as part from './python-parts.js';
import * as own from './torch-parts.js';
import { nextFunction, torchNumbers } from './torch-state.js';
import { clipLines, trainSection } from './torch-training.js';

const proveFunction = (net: NetModel): string =>
  lines(
    'def prove():',
    indented('"""Computes the examples of the proof and compares."""'),
    indented('net = make().eval()'),
    indented('X, target = tensors(PROOF["points"], PROOF["answers"])'),
    indented('outputs = net(X)'),
    indented('loss = loss_of(net, outputs, target)'),
    indented('loss.backward()'),
    indented('gradients = {name: one.grad.numpy().T for name, one in named(net).items()}'),
    net.state?.next && indented('gradients.update(next_update())'),
    indented('compare({"outputs": outputs.detach().numpy(), "loss": loss.item(), **gradients})'),
  );

function predictFunction({ loss }: NetModel): string {
  const [what, formula] =
    loss === 'binary_cross_entropy'
      ? ['The probabilities', 'torch.sigmoid(outputs)']
      : loss === 'softmax_cross_entropy'
        ? ['The probabilities of the classes', 'outputs.softmax(dim=1)']
        : ['The outputs', 'outputs'];
  return lines(
    'def predict(net, points):',
    indented(`"""${what} for points, as Backflow shows them."""`),
    indented('with torch.no_grad():'),
    indented('outputs = net.eval()(torch.from_numpy(features(points)))', 8),
    indented(`return ${formula}`),
  );
}

function sections(net: NetModel, notes: Notes): Section[] {
  const printer = new Printer(torch);
  const functions = new Printer(numpy);
  const imports = lines(
    'import math',
    'import sys',
    '',
    'import numpy as np',
    'import torch',
    'import torch.nn.functional as F',
    'from torch import nn',
    '',
    `DTYPE = torch.${net.single ? 'float32' : 'float64'}`,
  );
  const inputs = blocks([
    part.featuresFunction(net, functions, notes),
    part.targetsFunction(net),
    own.tensorsFunction,
    part.loadFunction(net),
  ]);
  const model = blocks([
    own.moduleClass(net, printer, notes),
    own.namedFunction(net),
    own.makeFunction(notes),
    own.lossFunction(net, notes),
    predictFunction(net),
  ]);
  const training = blocks([part.rateFunction(net, notes), ...trainSection(net, notes), part.plotFunction]);
  const numbers = blocks(
    [
      part.dictionary('PARAMETERS', net.parameters, net.single),
      torchNumbers(net),
      `UPDATES = ${net.updates}  # made in Backflow`,
      lines(comment(notes.say('proof')), part.proofNumbers(net)),
    ],
    1,
  );
  const helpers = [...functions.helpers(), ...printer.helpers()];
  return [
    { title: 'Libraries', code: imports },
    ...(helpers.length > 0 ? [{ title: 'Functions', code: blocks(helpers) }] : []),
    { title: 'Data: inputs and targets', code: inputs },
    { title: 'Network and loss', code: model },
    { title: 'Training', code: training },
    { title: 'Numbers from Backflow', code: numbers },
    {
      title: 'Proof',
      code: blocks([part.compareFunction(net), nextFunction(net, clipLines(net)), proveFunction(net)]),
    },
  ];
}

/** PyTorch, as a program and as a notebook. */
export function pytorchNet(net: NetModel, notes: Notes): ExportedFile[] {
  const all = sections(net, notes);
  const data = blocks([part.docstring(net, 'PyTorch'), ...all.map(({ code }) => code), part.mainPart]);
  const runs: Section[] = [
    { title: 'The proof: this notebook computes what Backflow computed', code: 'prove()' },
    { title: 'Train further, with the file data.csv beside this notebook', code: 'plot(train(updates=1000))' },
  ];
  return [
    { name: `${net.name}.py`, mime: 'text/x-python', data: `${withoutUnused(data)}\n` },
    notebook(net, `A network from Backflow (${net.title}), in PyTorch.`, [...all, ...runs]),
    dataFile(net),
  ];
}
