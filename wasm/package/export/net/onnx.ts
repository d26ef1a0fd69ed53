import { create, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import type { Expression } from '../formula/expression.js';
import { namesIn } from '../formula/expression.js';
import type { Notes } from '../notes.js';
import { indented, lines, nested } from '../text.js';
import type { ExportedFile } from '../types.js';
import type { NetLayer, NetModel } from './model.js';
import { floatMatrix, OnnxGraph } from './onnx-graph.js';
import { activationDefaults, activationOf, isActivated } from './pass.js';

/** From the points to the network's inputs. */
function inputs({ columns, reads, features, scale }: NetModel, graph: OnnxGraph): string {
  const column = (name: string, at: number) =>
    graph.node('Gather', ['points', graph.index(`column_${name}`, at)], { axis: 1 }, name);
  for (const { name, column: at } of reads) column(name, at);
  let X = 'points';
  if (features.length > 0) {
    const first = features.some(({ formula }) => namesIn(formula).length === 0) ? column('first', 0) : '';
    const wide = (formula: Expression) =>
      namesIn(formula).length > 0
        ? graph.formula(formula)
        : graph.node('Add', [graph.node('Sub', [first, first]), graph.formula(formula)]);
    X = graph.node(
      'Concat',
      features.map(({ formula }) => wide(formula)),
      { axis: 1 },
      'features',
    );
  }
  if (!scale) return X;
  const width = features.length || columns.length;
  const centered = graph.node('Sub', [X, graph.floats('means', [width], scale.means)]);
  return graph.node('Div', [centered, graph.floats('deviations', [width], scale.deviations)], {}, 'standardized');
}

/** The activations that are operators of their own. */
const own: Record<string, string> = { elu: 'Elu', leaky_relu: 'LeakyRelu', softsign: 'Softsign' };

/** A layer: Gemm with weights [inputs, units], then the activation. */
function addLayer(layer: NetLayer, from: string, graph: OnnxGraph): string {
  const { number: l, activation } = layer;
  graph.node('Gemm', [from, `W${l}`, `b${l}`], {}, `z${l}`);
  if (activation === 'maxout') {
    graph.node('Gemm', [from, `V${l}`, `c${l}`], {}, `y${l}`);
    return graph.node('Max', [`z${l}`, `y${l}`], {}, `a${l}`);
  }
  if (!isActivated(layer)) return `z${l}`;
  if (!own[activation]) return graph.formula(activationOf(layer), `a${l}`);
  const alpha = activationDefaults[activation];
  return graph.node(own[activation], [`z${l}`], alpha === undefined ? {} : { alpha }, `a${l}`);
}

function modelOf(net: NetModel, notes: Notes): Uint8Array {
  const graph = new OnnxGraph();
  let last = inputs(net, graph);
  for (const { name, shape, data } of net.parameters) graph.floats(name, shape, data);
  for (const layer of net.layers) last = addLayer(layer, last, graph);
  graph.node('Identity', [last], {}, 'outputs');
  const width = net.layers.at(-1)!.units;
  const outputs = [floatMatrix('outputs', width)];
  if (net.loss === 'binary_cross_entropy') graph.node('Sigmoid', [last], {}, 'probabilities');
  if (net.loss === 'softmax_cross_entropy') graph.node('Softmax', [last], { axis: 1 }, 'probabilities');
  if (net.loss.endsWith('cross_entropy')) outputs.push(floatMatrix('probabilities', width));
  const model = create(ModelProtoSchema, {
    irVersion: 8n,
    opsetImport: [{ domain: '', version: 17n }],
    producerName: 'backflow',
    docString: `A network from Backflow (${net.title}). ${notes.say('onnx')}`,
    graph: {
      name: net.name,
      node: graph.nodes,
      initializer: graph.initializers,
      input: [floatMatrix('points', net.columns.length)],
      output: outputs,
    },
  });
  return toBinary(ModelProtoSchema, model);
}

function proof({ name, proof: { points, outputs } }: NetModel): string {
  const rows = (list: number[][], single: boolean) => nested([list.length, list[0]!.length], list.flat(), single);
  return lines(
    `"""Proves that ${name}.onnx computes what Backflow computed. Needs onnxruntime and NumPy."""`,
    'import sys',
    '',
    'import numpy as np',
    'import onnxruntime',
    '',
    `POINTS = ${rows(points, false)}`,
    `OUTPUTS = ${rows(outputs, true)}`,
    'TOLERANCE = 1e-4  # points and numbers are float32',
    '',
    `session = onnxruntime.InferenceSession("${name}.onnx", providers=["CPUExecutionProvider"])`,
    'got = session.run(["outputs"], {"points": np.array(POINTS, dtype=np.float32)})[0]',
    'wanted = np.array(OUTPUTS)',
    'if got.shape != wanted.shape:',
    indented('sys.exit(f"the outputs have the shape {got.shape}, not {wanted.shape}")'),
    'difference = np.max(np.abs(got - wanted)) / max(1.0, np.max(np.abs(wanted)))',
    'if not difference <= TOLERANCE:',
    indented('sys.exit(f"the outputs differ from what Backflow computed: by {difference:.0e}")'),
    'print(f"largest difference {difference:.0e}")',
    '',
  );
}

/** ONNX (opset 17, IR 8), from points to raw outputs and probabilities, and a program that proves it. */
export function onnxNet(net: NetModel, notes: Notes): ExportedFile[] {
  return [
    { name: `${net.name}.onnx`, mime: 'application/octet-stream', data: modelOf(net, notes) },
    { name: `${net.name}_prove.py`, mime: 'text/x-python', data: proof(net) },
  ];
}
