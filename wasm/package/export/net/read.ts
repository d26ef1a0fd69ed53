import type { Graph, LayerConfig, Parameter, Tensor, Trainer, TrainerConfig } from '../../types.js';
import { exportError } from '../errors.js';
import { elementGates, labelLosses, pairLosses } from '../formula/gates.js';
import { inputsOf } from './inputs.js';
import { type NetLayer, type NetModel, type NetProof, type NetTable, type NetTargets } from './model.js';
import { lossOf } from './loss-node.js';
import { stateOf } from './state.js';
import { optimizerNames, schedules } from './optimizers.js';

/** The most examples of a proof. */
const proofExamples = 8;

const rowsOf = (tensor: Tensor): number[][] => {
  const [count = 0, width = 0] = tensor.shape;
  return Array.from({ length: count }, (_, row) => Array.from(tensor.data.subarray(row * width, (row + 1) * width)));
};

function layersOf(config: TrainerConfig, parameters: readonly Parameter[]): NetLayer[] {
  const weights = parameters.filter(({ name }) => name.startsWith('W'));
  const hidden: LayerConfig[] = config.layers ?? [];
  return weights.map(({ shape }, index) => ({
    number: index + 1,
    inputs: shape[0]!,
    units: shape[1]!,
    activation: hidden[index]?.activation ?? config.outputActivation ?? 'identity',
    dropout: hidden[index]?.dropout ?? 0,
    frozen: hidden[index]?.frozen ?? false,
    output: index === weights.length - 1,
  }));
}

function targetsOf(loss: string, outputs: number, given: boolean): NetTargets {
  if ((labelLosses as readonly string[]).includes(loss)) return { kind: 'labels', low: 0, high: 1 };
  if (given) return { kind: 'given', low: 0, high: 1 };
  const signs = loss === 'binary_hinge' || (outputs === 1 && loss !== 'binary_cross_entropy');
  return { kind: outputs === 1 ? 'one number' : 'one-hot', low: signs ? -1 : 0, high: 1 };
}

function tables({ data }: Trainer): { train: NetTable; test: NetTable } {
  const { trainTargets, testTargets } = data;
  return {
    train: { points: rowsOf(data.trainPoints), answers: trainTargets ? rowsOf(trainTargets) : [...data.trainLabels] },
    test: { points: rowsOf(data.testPoints), answers: testTargets ? rowsOf(testTargets) : [...data.testLabels] },
  };
}

/** Adds the numbers of one example's graph to those of the proof. */
function addExample(proof: NetProof, graph: Graph, share: number): void {
  graph.backward();
  proof.outputs.push(Array.from(graph.value(lossOf(graph).scores).data));
  proof.loss += share * graph.value(graph.output).data[0]!;
  for (const { name, data } of proof.gradients) {
    const gradient = graph.gradient(name).data;
    for (let i = 0; i < gradient.length; i++) (data as number[])[i]! += share * gradient[i]!;
  }
}

/** The proof's examples are spread over the training set. Each is computed alone, because then no unit is dropped. */
function proofOf(trainer: Trainer, { points, answers }: NetTable, single: boolean): NetProof {
  const count = Math.min(proofExamples, points.length);
  if (count === 0) throw exportError('no-training-data', {});
  const chosen = Array.from({ length: count }, (_, at) => Math.floor((at * points.length) / count));
  const proof: NetProof = {
    points: chosen.map((row) => points[row]!),
    answers: chosen.map((row) => answers[row]!) as NetProof['answers'],
    outputs: [],
    loss: 0,
    gradients: trainer.parameters.map(({ name, shape, data }) => ({ name, shape, data: [...data].fill(0) })),
    tolerance: single ? 1e-5 : 1e-8,
  };
  for (const example of chosen) {
    const graph = trainer.graph({ example });
    try {
      addExample(proof, graph, 1 / count);
    } finally {
      graph.dispose();
    }
  }
  return proof;
}

/** Throws for a choice that no format can write, because the catalog has more rows than the tables here. */
function requireKnown(config: TrainerConfig, layers: readonly NetLayer[], loss: string, format: string): void {
  const known: [option: string, value: string, names: readonly string[]][] = [
    ['regularizer', config.regularizer?.name ?? 'none', ['none', 'l1', 'l2']],
    ['optimizer', config.optimizer?.name ?? 'sgd', optimizerNames],
    ['schedule', config.schedule?.name ?? 'constant', Object.keys(schedules)],
    ['loss', loss, [...Object.keys(pairLosses), ...labelLosses]],
    ...layers.map(({ activation }): [string, string, string[]] => [
      'activation',
      activation,
      ['maxout', ...Object.keys(elementGates)],
    ]),
  ];
  for (const [option, value, names] of known)
    if (!names.includes(value)) throw exportError('option-not-translatable', { option, value, format });
}

/** Throws if a number of the net or of its proof is not finite. */
function requireFinite({ parameters, proof }: Pick<NetModel, 'parameters' | 'proof'>): void {
  const all = [
    ...parameters.map(({ name, data }) => ({ name, data })),
    ...proof.gradients.map(({ name, data }) => ({ name: `gradient of ${name}`, data })),
    { name: 'loss', data: [proof.loss] },
    { name: 'outputs', data: proof.outputs.flat() },
  ];
  const bad = all.find(({ data }) => !Array.from(data).every(Number.isFinite));
  if (bad) throw exportError('not-finite', { name: bad.name });
}

const titleOf = (layers: readonly NetLayer[], loss: string): string => {
  const widths = [layers[0]!.inputs, ...layers.map(({ units }) => units)].join('-');
  const activations = [...new Set(layers.slice(0, -1).map(({ activation }) => activation))].join(', ');
  return `${widths}${activations ? `, ${activations}` : ', linear'}, ${loss.replaceAll('_', ' ')}`;
};

/** Reads everything that an export needs. The trainer stays as it was. */
export function readNet(trainer: Trainer, name: string, format: string): NetModel {
  const { config, parameters } = trainer;
  const single = config.precision !== 'float64';
  const layers = layersOf(config, parameters);
  const { train, test } = tables(trainer);
  const proof = proofOf(trainer, train, single);
  const graph = trainer.graph({ example: 0 });
  const loss = lossOf(graph).gate;
  graph.dispose();
  requireKnown(config, layers, loss, format);
  const outputs = layers.at(-1)!.units;
  const given = trainer.data.trainTargets !== null;
  const { name: penalty = 'none', rate = 0, biases = false } = config.regularizer ?? {};
  const model: Omit<NetModel, 'state'> = {
    name,
    title: titleOf(layers, loss),
    ...inputsOf(trainer, format),
    layers,
    parameters: parameters.map(({ name, shape, data }) => ({ name, shape, data })),
    loss,
    targets: targetsOf(loss, outputs, given),
    classes: given ? 0 : Math.max(outputs, 2),
    penalty: (penalty === 'l1' || penalty === 'l2') && rate > 0 ? { name: penalty, rate, biases } : null,
    optimizer: { ...config.optimizer, name: config.optimizer?.name ?? 'sgd' },
    schedule: { ...config.schedule, name: config.schedule?.name ?? 'constant' },
    clip: { norm: config.clip?.norm ?? 0, value: config.clip?.value ?? 0 },
    batchSize: Number(config.batchSize) < train.points.length ? config.batchSize! : 'all',
    shuffle: config.shuffle ?? true,
    single,
    updates: trainer.step(0, { evaluate: false }).step,
    proof,
    train,
    test,
  };
  requireFinite(model);
  return { ...model, state: stateOf(trainer, model) };
}
