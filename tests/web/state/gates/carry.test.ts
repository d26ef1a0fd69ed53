// @vitest-environment node
import type { Tensor } from 'backflow';
import { describe, expect, it } from 'vitest';
import { carryOver, partsOf } from '../../../../web/src/state/gates/carry';
import { rowsOf } from '../../../../web/src/state/gates/tensor-text';
import { backflow } from '../../catalog';
import { Bench } from '../../engine/worker/gates/worker';

const trainer = backflow.trainer({
  data: { name: 'spiral', classes: 3, samples: 40, seed: 2 },
  layers: [{ units: 5, activation: 'tanh' }],
  regularizer: { name: 'l2', rate: 0.01 },
  seed: 4,
});
trainer.step(50);
const graph = trainer.graph();
graph.backward();
const nodes = graph.nodes;
const read = (of: (id: number) => Tensor) => Object.fromEntries(nodes.map(({ id }) => [id, of(id)]));
const snapshot = {
  nodes,
  values: read((id) => graph.value(id)),
  gradients: read((id) => graph.gradient(id)),
  chosen: null,
};
const named = (name: string) => nodes.find((node) => node.name === name)!;

/** The gradient of a name after the part was opened in the Gates room. */
function carried(part: Parameters<typeof carryOver>[2], name: string): number[] {
  const { text, values, upstream } = carryOver(backflow.catalog, snapshot, part)!;
  const answer = new Bench().answer({ text, values, upstream });
  return [...answer.gradients[answer.nodes!.find((node) => node.name === name)!.id]!.data];
}

function close(found: readonly number[], wanted: readonly number[]): void {
  expect(found).toHaveLength(wanted.length);
  found.forEach((value, index) => expect(Math.abs(value - wanted[index]!)).toBeLessThanOrEqual(1e-5));
}

const column = ({ shape, data }: Tensor, unit: number) => [...data].filter((_, index) => index % shape[1]! === unit);

describe('a part of the training net in the Gates room', () => {
  it('has the training net’s gradients: the whole step', () => {
    for (const name of ['W1', 'b1', 'W2', 'b2', 'X'])
      close(carried({ kind: 'step' }, name), [...snapshot.gradients[named(name).id]!.data]);
  });

  it('has them for a layer at its input and its bias', () => {
    for (const name of ['X', 'b1', 'p1'])
      close(carried({ kind: 'layer', layer: 1 }, name), [...snapshot.gradients[named(name).id]!.data]);
    close(carried({ kind: 'layer', layer: 2 }, 'a1'), [...snapshot.gradients[named('a1').id]!.data]);
  });

  it('has them for one neuron', () => {
    const wanted = graph.contributions('W1').uses.find(({ node }) => node === named('p1').id)!.gradient;
    for (const unit of [0, 3]) {
      close(carried({ kind: 'neuron', layer: 1, unit }, 'W1'), column(wanted, unit));
      close(carried({ kind: 'neuron', layer: 1, unit }, 'b1'), [snapshot.gradients[named('b1').id]!.data[unit]!]);
    }
  });

  it('has them for the loss', () => {
    close(carried({ kind: 'loss' }, 'z2'), [...snapshot.gradients[named('z2').id]!.data]);
  });

  it('writes only the digits of a float32, without losing bits', () => {
    const { text, values, upstream } = carryOver(backflow.catalog, snapshot, { kind: 'layer', layer: 1 })!;
    for (const name of ['X', 'W1', 'b1']) {
      const numbers = rowsOf(values[name]!).flat();
      expect(numbers.map(Math.fround)).toEqual([...snapshot.values[named(name).id]!.data]);
      for (const value of numbers) expect(Number(value.toPrecision(9))).toBe(value);
    }
    expect(rowsOf(upstream!).flat().map(Math.fround)).toEqual([...snapshot.gradients[named('a1').id]!.data]);
    const step = carryOver(backflow.catalog, snapshot, { kind: 'step' })!.text;
    for (const literal of `${text}\n${step}`.match(/\d*\.\d+/g) ?? [])
      expect(Number(Number(literal).toPrecision(9))).toBe(Number(literal));
  });

  it('offers the parts that the gate belongs to', () => {
    expect(partsOf(named('z1'), 8).map(({ kind }) => kind)).toEqual(['neuron', 'layer', 'step']);
    expect(partsOf(named('z1'), 8)[0]).toEqual({ kind: 'neuron', layer: 1, unit: 3 });
    expect(partsOf(named('data_loss'), 0).map(({ kind }) => kind)).toEqual(['loss', 'step']);
    expect(partsOf(named('X'), 0).map(({ kind }) => kind)).toEqual(['step']);
  });
});
