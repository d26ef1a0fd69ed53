// @vitest-environment node
import type { TensorLike } from 'backflow';
import { describe, expect, it } from 'vitest';
import { checkInputs, errorCurves, gateCurves, STEPS } from '../../../../../web/src/engine/worker/gates/panels';
import type { PanelsWatch } from '../../../../../web/src/engine/protocol/gates-panels';
import { backflow } from '../../../catalog';
import { Bench } from './worker';

const nothing: PanelsWatch = { jacobian: false, check: false, errors: false, push: null };
const text = 'f = sum(relu(W @ x))';
const values: Record<string, TensorLike> = {
  W: [
    [1, -2, 3, 1],
    [0, 1, -1, 2],
    [2, 2, 2, -5],
  ],
  x: [1, 2, -1, 0.5],
};

describe('the data of the Gates room’s panels', () => {
  it('computes only what is watched', () => {
    const seen = new Bench().look({ text, values, watch: { node: 3, slot: 0, entry: 0 } }, nothing);
    expect(seen).toMatchObject({ check: null, errors: null, push: null, suspects: null });
    expect(seen.gate).toEqual({ node: 3, jacobian: null, edges: [] });
  });

  it('gives the Jacobian of the chosen slot, and what is stored of it', () => {
    const bench = new Bench();
    const relu = bench.look({ text, values, watch: { node: 3, slot: 0, entry: 0 } }, { ...nothing, jacobian: true });
    expect(relu.gate.jacobian).toMatchObject({
      structure: { cells: 9, reachable: 3, stored: 3, storage: 'output' },
      cells: { shape: [3, 3], data: new Float64Array([0, 0, 0, 0, 1, 0, 0, 0, 1]) },
    });
    const product = bench.look({ text, values, watch: { node: 2, slot: 1, entry: 0 } }, { ...nothing, jacobian: true });
    expect(product.gate.jacobian!.structure).toMatchObject({ cells: 12, reachable: 12, stored: 0 });
    expect([...product.gate.jacobian!.cells!.data]).toEqual((values['W'] as number[][]).flat());
    const leaf = bench.look({ text, values, watch: { node: 0, slot: 0, entry: 0 } }, { ...nothing, jacobian: true });
    expect(leaf.gate.jacobian).toBeNull();
  });

  it('gives the size of a Jacobian that is too large to draw', () => {
    const x = Array.from({ length: 4096 }, (_, index) => index - 2000);
    const request = { text: 'y = relu(x)', values: { x }, watch: { node: 1, slot: 0, entry: 0 } };
    const { gate } = new Bench().look(request, { ...nothing, jacobian: true });
    expect(gate.jacobian).toMatchObject({
      structure: { cells: 16_777_216, reachable: 4096, stored: 4096, storage: 'output' },
      cells: null,
      refused: { code: 'too-large', reason: 'jacobian-too-large' },
    });
  });

  it('checks every entry of every input, labels left out', () => {
    const request = { text: 'L = softmax_cross_entropy(s, y)', values: { s: [1, 2, 3], y: 1 } };
    const { check } = new Bench().look(request, { ...nothing, check: true });
    expect(check!.entries.map(({ name, index }) => `${name}${index}`)).toEqual(['s0', 's1', 's2']);
    expect(check!.total).toBe(3);
    expect(Math.max(...check!.entries.map(({ relativeError }) => relativeError))).toBeLessThan(1e-7);
  });

  it('says how many it has checked when time runs out', () => {
    const graph = backflow.graph('f = sum(x ^ 2)', { x: Array.from({ length: 50 }, (_, index) => index + 1) });
    graph.backward();
    expect(checkInputs(graph, ['x'], -1)).toMatchObject({ entries: [{ index: 0 }], total: 50 });
    expect(errorCurves(graph, ['x'], -1)).toMatchObject({ checked: 1, total: 50 });
    graph.dispose();
  });

  it('gives the V: the error falls with the step, then rises with rounding, sooner in float32', () => {
    const { errors } = new Bench().look(
      { text: 'f = sin(x) * exp(x)', values: { x: 0.7 } },
      { ...nothing, errors: true },
    );
    const lowest = (precision: 'float32' | 'float64'): number => {
      const all = errors!.curves[precision].map(({ error }) => error!);
      expect(errors!.curves[precision].map(({ step }) => step)).toEqual(STEPS);
      return STEPS[all.indexOf(Math.min(...all))]!;
    };
    expect(lowest('float64')).toBeLessThan(lowest('float32'));
    expect(errors!.curves.float32.at(-1)!.error).toBe(1);
  });

  it('leaves kinks out of the V and counts them', () => {
    const { errors } = new Bench().look(
      { text: 'f = relu(x) + y ^ 3', values: { x: 0.001, y: 2 } },
      { ...nothing, errors: true },
    );
    const [wide, , , narrow] = errors!.curves.float64;
    expect(wide).toMatchObject({ kinks: 1, name: 'y' });
    expect(narrow).toMatchObject({ kinks: 0 });
  });

  it('draws no error for a gradient that is zero to within rounding', () => {
    const { errors, check } = new Bench().look(
      { text: 'y = x - mean(x)', values: { x: [1, 2, 3, 4] } },
      { ...nothing, errors: true, check: true },
    );
    expect(check!.entries.map(({ verdict }) => verdict)).toEqual(['lost', 'lost', 'lost', 'lost']);
    for (const { error } of errors!.curves.float64) expect(error).toBeNull();
  });

  it('pushes a tangent, and gives the ones of the chosen gate', () => {
    const watch = { node: 2, slot: 0, entry: 0 };
    const { push, gate } = new Bench().look(
      { text, values, watch },
      { ...nothing, push: { input: 'x', tangent: [1, 0, 0, 0] } },
    );
    expect([...push!.tangents[2]!.data]).toEqual([1, 0, 2]);
    expect([...push!.tangents[4]!.data]).toEqual([2]);
    expect(gate.edges.map(({ contribution }) => [...contribution.data])).toEqual([
      [0, 0, 0],
      [1, 0, 2],
    ]);
    const stale = new Bench().look({ text, values }, { ...nothing, push: { input: 'x', tangent: [1, 0] } });
    expect([...stale.push!.tangents[1]!.data]).toEqual([1, 1, 1, 1]);
  });

  it('finds the gate with a mistake that was made on purpose', () => {
    const bench = new Bench();
    const wrong = { kind: 'wrong-local', node: 3 } as const;
    const broken = bench.look({ text, values, mistake: wrong }, { ...nothing, check: true });
    expect(broken.suspects).toMatchObject([{ node: 3, slot: 0, kind: 'local' }]);
    expect(broken.check!.entries.some(({ relativeError }) => relativeError > 1e-2)).toBe(true);
    const twice = bench.look({ text: 'f = x * x', values: { x: 3 }, mistake: { kind: 'overwrite' } }, nothing);
    expect(twice.suspects).toMatchObject([
      { node: 0, slot: null, kind: 'sum', expected: { data: Float64Array.of(6) } },
    ]);
    expect(bench.answer({ text, values, mistake: wrong })).toMatchObject({ mistake: wrong, difference: null });
    expect(bench.answer({ text, values, mistake: { kind: 'wrong-local', node: 0 } })).toMatchObject({ mistake: null });
    expect(bench.look({ text, values }, nothing).suspects).toBeNull();
  });

  it('evaluates gates over an interval with the engine’s derivative', () => {
    const [tanh, leaky] = gateCurves(backflow, {
      gates: [
        { name: 'tanh', parameters: [] },
        { name: 'leaky_relu', parameters: [0.2] },
      ],
      low: -4,
      high: 4,
      points: 101,
    });
    expect(tanh!.x).toHaveLength(101);
    expect(tanh!.local[50]).toBe(1);
    expect(tanh!.value[100]).toBeCloseTo(Math.tanh(4), 12);
    expect(leaky!.local[0]).toBe(0.2);
  });
});
