/**
 * Writes a part of the training step's graph as a text with values for the Gates room: a layer, one of its neurons, the loss, or the
 * whole step. Its backward pass starts with the training net's gradient at the part's output.
 */
import type { Catalog, GraphNode, Tensor, TensorLike } from 'backflow';
import type { GraphSnapshot } from '../../engine/protocol/snapshot';
import { tensorOf } from '../../engine/protocol/tensor-shape';
import { firstPlace, type GatesPlace } from './fields';

export type Part =
  { kind: 'layer'; layer: number } | { kind: 'neuron'; layer: number; unit: number } | { kind: 'loss' | 'step' };

/** The parts that a node belongs to; `entry` is the flat index of the chosen result. */
export function partsOf(node: GraphNode, entry: number): Part[] {
  const { kind, layer } = node.group ?? {};
  const parts: Part[] = [];
  if ((kind === 'affine' || kind === 'activation') && layer !== undefined) {
    const unit = entry % (node.shape.at(-1) ?? 1);
    parts.push({ kind: 'neuron', layer, unit }, { kind: 'layer', layer });
  }
  if (kind === 'loss' || kind === 'regularization') parts.push({ kind: 'loss' });
  return [...parts, { kind: 'step' }];
}

export function carryOver(catalog: Catalog, snapshot: GraphSnapshot, part: Part): GatesPlace | null {
  const members = snapshot.nodes.filter((node) => belongs(node, part));
  const output = members.at(-1);
  if (!output || members.some(({ id }) => !snapshot.values[id])) return null;
  const unit = part.kind === 'neuron' ? part.unit : null;
  const inside = new Set(members.map(({ id }) => id));
  const outside = snapshot.nodes.filter(
    ({ id }) => !inside.has(id) && members.some(({ inputs }) => inputs.includes(id)),
  );
  const names = namesOf([...outside, ...members]);
  const layerInput = members[0]!.inputs[0];
  const values = Object.fromEntries(
    outside
      .filter(({ gate }) => gate !== 'constant')
      .map((node) => {
        // A neuron has its column of the layer's tensors; the layer's input is the same for all neurons.
        const whole = unit === null || node.id === layerInput;
        const value = snapshot.values[node.id]!;
        return [names.get(node.id)!, whole ? tensorLike(value) : columnOf(value, unit)];
      }),
  );
  const constants = new Map(
    snapshot.nodes.filter(({ gate }) => gate === 'constant').map(({ id }) => [id, literal(snapshot.values[id])]),
  );
  const word = (id: number): string => constants.get(id) ?? names.get(id)!;
  const text = members.map((node) => `${names.get(node.id)!} = ${written(catalog, node, word)}`).join('\n');
  const upstream = snapshot.gradients[output.id];
  const start =
    output.shape.length === 0 || !upstream ? null : unit === null ? tensorLike(upstream) : columnOf(upstream, unit);
  return { ...firstPlace(), text, values, upstream: start };
}

function belongs({ gate, group, inputs }: GraphNode, part: Part): boolean {
  if (inputs.length === 0 || gate === 'constant') return false;
  if (part.kind === 'step') return true;
  if (part.kind === 'loss') return group?.kind === 'loss' || group?.kind === 'regularization';
  const ofLayer = group?.kind === 'affine' || group?.kind === 'activation';
  return ofLayer && 'layer' in part && group.layer === part.layer;
}

function written(catalog: Catalog, { gate, inputs, attributes }: GraphNode, word: (id: number) => string): string {
  const sign = catalog.gates.find(({ name, maxInputs }) => name === gate && maxInputs === 2)?.operator;
  const words = [...inputs.map(word), ...attributes.map(String)];
  return sign && words.length === 2 ? words.join(` ${sign} `) : `${gate}(${words.join(', ')})`;
}

/** The graph's names; nodes without a name become `t12` and so on. */
function namesOf(nodes: readonly GraphNode[]): Map<number, string> {
  const taken = new Set(nodes.map(({ name }) => name));
  const names = new Map<number, string>();
  for (const { id, name } of nodes) {
    let made = name ?? `t${id}`;
    while (!name && taken.has(made)) made += '_';
    names.set(id, made);
  }
  return names;
}

/** A constant's number in the expression language; a sign after an operator needs no parentheses. */
function literal(value: Tensor | undefined): string {
  return String(short(value?.data[0] ?? 0));
}

/** Writes a number with nine digits: the training net computes in float32, which nine digits restore exactly. */
function short(value: number): number {
  return Number(value.toPrecision(9));
}

function tensorLike({ shape, data }: Tensor): TensorLike {
  return tensorOf(shape, (place) => short(data[place]!));
}

/** A unit's column of a matrix, its entry of a vector. */
function columnOf({ shape, data }: Tensor, unit: number): TensorLike {
  if (shape.length < 2) return short(data[unit] ?? data[0]!);
  const columns = shape[1]!;
  return Array.from({ length: shape[0]! }, (_, row) => short(data[row * columns + unit]!));
}
