// @vitest-environment node
import { readFileSync } from 'node:fs';
import type { TensorLike } from 'backflow';
import { describe, expect, it } from 'vitest';
import { activationGates } from '../../../../web/src/engine/protocol/sketch';
import { sketch } from '../../../../web/src/engine/worker/gates/sketch';
import { words as en } from '../../../../web/src/i18n/en';
import { words as gates } from '../../../../web/src/i18n/en/gates';
import { activationText, EXAMPLES, exampleText, type ExampleId } from '../../../../web/src/state/gates/examples';
import { backflow } from '../../catalog';
import { Bench } from '../../engine/worker/gates/worker';

interface Fixture {
  graphs: { id: string; expression: string; inputs: Record<string, TensorLike>; upstream?: TensorLike }[];
  losses: { scores: number[]; label: number; hinge: number; crossEntropy: number }[];
  linear: { id: string; W: number[][]; x: number[]; label: number; rate: number; loss: number; gradientW: number[][] };
}

const fixture = JSON.parse(readFileSync('tests/fixtures/worked-examples.json', 'utf8')) as Fixture;
const at = (id: string) => exampleText(id as ExampleId);

function read(id: string) {
  const { text, values, upstream = null } = at(id);
  const answer = new Bench().answer({ text, values, upstream });
  const idOf = (name: string): number => answer.nodes!.find((node) => node.name === name)!.id;
  return {
    value: (name: string) => answer.values[idOf(name)]!.data,
    gradient: (name: string) => answer.gradients[idOf(name)]!.data,
  };
}

describe('the gallery', () => {
  it('has every worked example of the fixture, unchanged', () => {
    for (const { id, expression, inputs, upstream } of fixture.graphs)
      expect(at(id)).toEqual({ text: expression, values: inputs, ...(upstream !== undefined && { upstream }) });
    fixture.losses.forEach(({ scores, label, hinge, crossEntropy }, index) => {
      expect(at(`loss-${index + 1}`).values).toEqual({ s: scores, y: label });
      expect(read(`loss-${index + 1}`).value('h')[0]).toBeCloseTo(hinge, 9);
      expect(read(`loss-${index + 1}`).value('L')[0]).toBeCloseTo(crossEntropy, 9);
    });
    const { W, x, label, rate, loss, gradientW } = fixture.linear;
    expect(at(fixture.linear.id).values).toEqual({ W, x, y: label, rate });
    expect(read(fixture.linear.id).value('L')[0]).toBeCloseTo(loss, 9);
    read(fixture.linear.id)
      .gradient('W')
      .forEach((entry, index) => expect(entry).toBeCloseTo(gradientW.flat()[index]!, 9));
  });

  it('opens every example, and has a title for it', () => {
    for (const id of [...EXAMPLES.worked, ...EXAMPLES.nets]) {
      const { text, values, upstream = null } = exampleText(id);
      const answer = new Bench().answer({ text, values, upstream });
      expect(answer.inputs.map(({ name }) => name).sort(), id).toEqual(Object.keys(values).sort());
      expect(gates).toHaveProperty([`gallery.example.${id}`]);
    }
    for (const { name } of activationGates(backflow.catalog)) new Bench().answer(activationText(name));
    expect(en).toHaveProperty(['room.gates']);
  });

  it('draws structures and curves, and leaves nothing behind', () => {
    const before = backflow.diagnostics.graphs;
    const drawn = sketch(backflow, { texts: [exampleText('add-mul')], points: 9, reach: 4 });
    expect(drawn.graphs[0]!.nodes).toHaveLength(5);
    expect(drawn.activations.map(({ name }) => name)).toEqual(
      activationGates(backflow.catalog).map(({ name }) => name),
    );
    const relu = drawn.activations.find(({ name }) => name === 'relu')!;
    expect([...relu.x]).toEqual([-4, -3, -2, -1, 0, 1, 2, 3, 4]);
    expect([...relu.slope]).toEqual([0, 0, 0, 0, 0, 1, 1, 1, 1]);
    expect(backflow.diagnostics.graphs).toBe(before);
  });
});
