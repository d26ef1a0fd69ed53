/** The nodes of a training step, with the names, groups and order of core/nn/network.cpp. */
import type { GraphNode, Group } from 'backflow';

/** Gates of an MLP from `sizes` (inputs, hidden layers, outputs); `l2` adds the regularizer. */
export function stepGraph(sizes: readonly number[], rows: number, l2: boolean): GraphNode[] {
  const nodes: GraphNode[] = [];
  const add = (gate: string, inputs: number[], shape: number[], group: Group, name?: string): number => {
    const id = nodes.length;
    nodes.push({
      id,
      gate,
      inputs,
      attributes: [],
      shape,
      group,
      pattern: 'none',
      ...(name === undefined ? {} : { name }),
    });
    return id;
  };
  let values = add('input', [], [rows, sizes[0]!], { kind: 'input' }, 'X');
  const weights: number[] = [];
  for (let layer = 1; layer < sizes.length; ++layer) {
    const shape = [rows, sizes[layer]!];
    const w = add('input', [], [sizes[layer - 1]!, sizes[layer]!], { kind: 'input', layer }, `W${layer}`);
    const b = add('input', [], [sizes[layer]!], { kind: 'input', layer }, `b${layer}`);
    weights.push(w);
    const product = add('matmul', [values, w], shape, { kind: 'affine', layer }, `p${layer}`);
    values = add('add', [product, b], shape, { kind: 'affine', layer }, `z${layer}`);
    if (layer < sizes.length - 1) values = add('tanh', [values], shape, { kind: 'activation', layer }, `a${layer}`);
  }
  const label = add('input', [], [rows], { kind: 'input' }, 'label');
  const loss = add('softmax_cross_entropy', [values, label], [], { kind: 'loss' }, l2 ? 'data_loss' : 'loss');
  if (!l2) return nodes;
  const group: Group = { kind: 'regularization' };
  const rate = add('constant', [], [], group);
  let penalty = -1;
  for (const w of weights) {
    const squares = add('mul', [w, w], nodes[w]!.shape, group);
    const sum = add('sum', [squares], [], group);
    const half = add('constant', [], [], group);
    const halfRate = add('mul', [half, rate], [], group);
    const one = add('mul', [halfRate, sum], [], group);
    penalty = penalty < 0 ? one : add('add', [penalty, one], [], group);
  }
  add('add', [loss, penalty], [], group, 'loss');
  return nodes;
}

/** The node with a name. */
export function named(nodes: readonly GraphNode[], name: string): GraphNode {
  return nodes.find((node) => node.name === name)!;
}
