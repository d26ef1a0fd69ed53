import { ExportError, exportError } from '../export/errors.js';
import type { FileTensor, ReadModel, ReadParameter } from './types.js';

/** A layer while it is put together: weights [inputs, units] and bias, twice for maxout. */
export interface FoundLayer {
  weights: FileTensor;
  bias: FileTensor | null;
  other?: { weights: FileTensor; bias: FileTensor | null };
  activation: string | null;
}

export function transposed({ name, shape, data }: FileTensor): FileTensor {
  const [rows, columns] = shape as [number, number];
  return {
    name,
    shape: [columns, rows],
    data: data.map((_, at) => data[(at % rows) * columns + Math.floor(at / rows)]!),
  };
}

type Part = 'weights' | 'bias' | 'otherWeights' | 'otherBias';

/** Where a tensor belongs by its name: a key of its layer, which sorts the layers, and the part of the layer. */
function placeOf(name: string): { layer: string; part: Part; turned: boolean } | null {
  const own = /^([WbVc])(\d{1,4})$/.exec(name);
  if (own) {
    const part = { W: 'weights', b: 'bias', V: 'otherWeights', c: 'otherBias' } as const;
    return { layer: own[2]!, part: part[own[1] as 'W'], turned: false };
  }
  const torch = /^(.+?)(_other)?\.(weight|bias)$/.exec(name);
  if (!torch) return null;
  const [, layer, other, kind] = torch as unknown as [string, string, string | undefined, string];
  const weights = kind === 'weight';
  return {
    layer,
    part: other ? (weights ? 'otherWeights' : 'otherBias') : weights ? 'weights' : 'bias',
    turned: weights,
  };
}

/** Numbers within names sort as numbers. */
const collator = new Intl.Collator('en', { numeric: true });

/** The name that a layer's missing weights would have. */
function weightsOf(parts: Partial<Record<Part, FileTensor>>, key: string): string {
  const [present] = Object.values(parts);
  return present!.name.includes('.') ? `${key}.weight` : `W${key}`;
}

/** An optimizer's state in the same file, as in Backflow's own .npz: it belongs to no layer. */
const ofOptimizer = ({ name }: FileTensor): boolean => name.startsWith('optimizer.');

/** Sorts tensors into layers by their names. All that doesn't fit is in the error. */
export function layersByName(tensors: FileTensor[], file: string): FoundLayer[] {
  const problems: ExportError[] = [];
  const found = new Map<string, Partial<Record<Part, FileTensor>>>();
  for (const [at, tensor] of tensors.filter((one) => !ofOptimizer(one)).entries()) {
    const { name, shape } = tensor;
    const counted = /^arr_\d+$/.test(name);
    const place = counted
      ? { layer: String(at >> 1), part: at % 2 === 0 ? ('weights' as const) : ('bias' as const), turned: false }
      : placeOf(name);
    if (shape.length < 1 || shape.length > 2 || shape.includes(0))
      problems.push(exportError('tensor-rank', { name, rank: shape.length }));
    else if (
      !place ||
      (place.part === 'weights' || place.part === 'otherWeights' ? shape.length !== 2 : shape.length !== 1)
    )
      problems.push(exportError('tensor-name', { name }));
    else {
      const layer = found.get(place.layer) ?? {};
      layer[place.part] = place.turned ? transposed(tensor) : tensor;
      found.set(place.layer, layer);
    }
  }
  if (found.size === 0 && problems.length === 0) problems.push(exportError('no-layers', { file }));
  const layers = [...found].sort(([a], [b]) => collator.compare(a, b));
  const made = layers.flatMap(([key, parts], at): FoundLayer[] => {
    const { weights, bias, otherWeights, otherBias } = parts;
    if (!weights) {
      problems.push(exportError('layer-missing', { layer: at + 1, name: weightsOf(parts, key) }));
      return [];
    }
    const other = otherWeights ? { weights: otherWeights, bias: otherBias ?? null } : undefined;
    return [{ weights, bias: bias ?? null, activation: other ? 'maxout' : null, ...(other && { other }) }];
  });
  throwAll(problems);
  return made;
}

/** Throws the first of some errors, with the sentences of the others. */
export function throwAll(problems: ExportError[]): void {
  const [first, ...others] = problems;
  if (first)
    throw new ExportError(
      first.reason,
      first.details,
      others.map(({ message }) => message),
    );
}

/** Checks one sum of a layer and returns its parameters. */
function sumOf(
  layer: number,
  letters: [weights: string, bias: string],
  { weights, bias }: { weights: FileTensor; bias: FileTensor | null },
  before: number | null,
  notes: string[],
): { parameters: ReadParameter[]; problems: ExportError[] } {
  const [inputs, units] = weights.shape as [number, number];
  const problems: ExportError[] = [];
  if (before !== null && inputs !== before)
    problems.push(exportError('layer-inputs', { layer, name: weights.name, inputs, units: before }));
  if (bias && bias.data.length !== units)
    problems.push(exportError('layer-bias', { layer, name: bias.name, length: bias.data.length, units }));
  for (const { name, data } of [weights, ...(bias ? [bias] : [])])
    if (!data.every(Number.isFinite)) problems.push(exportError('not-finite-parameter', { name }));
  if (!bias) notes.push(`Layer ${layer} has no bias in the file: it gets zeros.`);
  return {
    problems,
    parameters: [
      { name: `${letters[0]}${layer}`, shape: [inputs, units], data: weights.data },
      { name: `${letters[1]}${layer}`, shape: [units], data: bias?.data ?? new Float64Array(units) },
    ],
  };
}

/** Checks that the layers fit together, and describes them. */
export function describe(kind: ReadModel['kind'], layers: FoundLayer[], notes: string[] = []): ReadModel {
  const problems: ExportError[] = [];
  const parameters: ReadParameter[] = [];
  let before: number | null = null;
  for (const [at, layer] of layers.entries()) {
    const sums = [sumOf(at + 1, ['W', 'b'], layer, before, notes)];
    if (layer.other) {
      sums.push(sumOf(at + 1, ['V', 'c'], layer.other, layer.weights.shape[0]!, notes));
      if (layer.other.weights.shape[1] !== layer.weights.shape[1])
        problems.push(
          exportError('layer-bias', {
            layer: at + 1,
            name: layer.other.weights.name,
            length: layer.other.weights.shape[1]!,
            units: layer.weights.shape[1]!,
          }),
        );
    }
    for (const sum of sums) {
      parameters.push(...sum.parameters);
      problems.push(...sum.problems);
    }
    before = layer.weights.shape[1]!;
  }
  throwAll(problems);
  const last = layers.at(-1)!;
  return {
    kind,
    inputs: layers[0]!.weights.shape[0]!,
    outputs: last.weights.shape[1]!,
    layers: layers.slice(0, -1).map(({ weights, activation }) => ({ units: weights.shape[1]!, activation })),
    outputActivation: last.activation,
    parameters,
    notes,
  };
}
