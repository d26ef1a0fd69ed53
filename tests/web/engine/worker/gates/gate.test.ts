// @vitest-environment node
// A click: one gate of the graph that the page shows.
import type { Graph, TensorLike } from 'backflow';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PanelsWatch } from '../../../../../web/src/engine/protocol/gates-panels';
import { backflow } from '../../../catalog';
import { Bench } from './worker';

const nothing: PanelsWatch = { jacobian: false, check: false, errors: false, push: null };
const text = 'H = relu(X @ W + b)\nL = softmax_cross_entropy(H @ V, y) + 0.1 * sum(W * W)';
const values: Record<string, TensorLike> = {
  X: [
    [1, -2, 3],
    [0.5, 1, -1],
  ],
  W: [
    [1, 0.5],
    [-1, 2],
    [0.3, -0.7],
  ],
  b: [0.1, -0.2],
  V: [
    [1, -1],
    [2, 0.5],
  ],
  y: [0, 1],
};
const first = { node: 0, slot: 0, entry: 0 };

/** A session with a graph whose calls are counted. */
function opened(request: { text: string; values?: Record<string, TensorLike> }) {
  const made: Graph[] = [];
  const graph = backflow.graph.bind(backflow);
  vi.spyOn(backflow, 'graph').mockImplementation((...given) => {
    made.push(graph(...given));
    return made.at(-1)!;
  });
  const bench = new Bench();
  const answer = bench.answer(request);
  const calls = (['snapshot', 'forward', 'backward', 'tangents', 'edges', 'check', 'contributions'] as const).map(
    (name) => [name, vi.spyOn(made[0]!, name)] as const,
  );
  /** The calls since the last time. */
  const counted = (): Record<string, number> => {
    const counts = calls
      .filter(([, spy]) => spy.mock.calls.length > 0)
      .map(([name, { mock }]) => [name, mock.calls.length]);
    for (const [, spy] of calls) spy.mockClear();
    return Object.fromEntries(counts) as Record<string, number>;
  };
  return { bench, answer, counted };
}

afterEach(() => void vi.restoreAllMocks());

describe('a click', () => {
  it('reads one gate and nothing else', () => {
    const { bench, answer, counted } = opened({ text, values });
    const node = answer.nodes!.find(({ gate }) => gate === 'relu')!.id;
    const clicked = bench.gate({ sweep: answer.sweep, watch: { ...first, node }, panels: nothing })!;
    expect(counted()).toEqual({ edges: 1, contributions: 1, check: 1 });
    expect(clicked).toMatchObject({ structure: answer.structure, chosen: { node }, look: { node, jacobian: null } });
    expect(JSON.stringify(clicked).length).toBeLessThan(JSON.stringify(answer).length / 2);
  });

  it('gives the same numbers as an evaluation and a look with that gate, after any look', () => {
    const push = { input: 'W', tangent: null };
    const { bench, answer } = opened({ text, values });
    const { sweep } = answer;
    bench.look({ text, values }, { jacobian: true, check: true, errors: true, push });
    const panels = { jacobian: true, push };
    for (const { id, inputs } of answer.nodes!) {
      for (let slot = 0; slot < Math.max(1, inputs.length); ++slot) {
        const watch = { node: id, slot, entry: 1 };
        const afresh = new Bench();
        const { chosen } = afresh.answer({ text, values, watch });
        const { structure, gate } = afresh.look({ text, values, watch }, { ...nothing, ...panels });
        expect(bench.gate({ sweep, watch, panels })).toEqual({ structure, chosen, look: gate });
      }
    }
  });

  it('leaves tangents to the next look if there are newer ones', () => {
    const { bench, answer, counted } = opened({ text, values });
    const watch = { ...first, node: answer.output };
    const edgesFor = (input: string): number =>
      bench.gate({ sweep: answer.sweep, watch, panels: { jacobian: false, push: { input, tangent: null } } })!.look
        .edges.length;
    expect(edgesFor('W')).toBe(0);
    bench.look({ text, values }, { ...nothing, push: { input: 'W', tangent: null } });
    counted();
    expect(edgesFor('W')).toBe(2);
    expect(edgesFor('V')).toBe(0);
    expect(counted()).not.toHaveProperty('tangents');
  });

  it('shows only the result of a folded line', () => {
    const chain = Array.from({ length: 400 }, (_, row) => `y${row} = tanh(${row ? `y${row - 1}` : 'x'} * 2)`).join(
      '\n',
    );
    const bench = new Bench();
    const answer = bench.answer({ text: chain, values: { x: 0.5 } });
    const node = answer.nodes!.find(({ folds }) => folds)!.id;
    const watch = { ...first, node };
    const { chosen } = bench.answer({ text: chain, values: { x: 0.5 }, watch });
    expect(chosen!.edges).toEqual([]);
    expect(bench.gate({ sweep: answer.sweep, watch, panels: nothing })!.chosen).toEqual(chosen);
  });
});

describe('numbers that the graph no longer has', () => {
  const request = { text: 'f = sigmoid(x) * y', values: { x: 1, y: 2 } };

  it.each([
    ['a value', { values: { x: 3, y: 2 } }],
    ['the start', { output: 0 }],
    ['the upstream', { upstream: 3 }],
    ['the mistake', { mistake: { kind: 'overwrite' as const } }],
    ['the parts', { expanded: [2] }],
    ['the text', { text: 'f = x - y' }],
  ])('are not read after a change of %s', (_, change) => {
    const bench = new Bench();
    const { sweep } = bench.answer(request);
    const other = bench.answer({ ...request, ...change });
    expect(other.sweep).toBeGreaterThan(sweep);
    expect(bench.gate({ sweep, watch: first, panels: nothing })).toBeNull();
    expect(bench.gate({ sweep: other.sweep, watch: first, panels: nothing })).not.toBeNull();
    const back = bench.answer(request);
    expect(bench.gate({ sweep: other.sweep, watch: first, panels: nothing })).toBeNull();
    expect(bench.gate({ sweep: back.sweep, watch: first, panels: nothing })!.chosen).toEqual(
      bench.answer({ ...request, watch: first }).chosen,
    );
  });

  it('are not read after a look at newer values, or by another worker', () => {
    const bench = new Bench();
    const { sweep } = bench.answer(request);
    bench.look({ ...request, values: { x: 5, y: 2 } }, nothing);
    expect(bench.gate({ sweep, watch: first, panels: nothing })).toBeNull();
    expect(new Bench().gate({ sweep, watch: first, panels: nothing })).toBeNull();
  });

  it('stay while the text can’t be read', () => {
    const bench = new Bench();
    const { sweep } = bench.answer(request);
    const shown = { ...request, expanded: [], unfolded: [], upstream: null };
    expect(bench.evaluate({ ...request, text: 'f = x *', shown })).toMatchObject({ shown: { sweep } });
    expect(bench.gate({ sweep, watch: first, panels: nothing })).not.toBeNull();
  });
});

describe('the same request again', () => {
  it('runs no second backward pass', () => {
    const { bench, answer, counted } = opened({ text, values });
    expect(bench.answer({ text, values }).sweep).toBe(answer.sweep);
    bench.look({ text, values }, nothing);
    const { forward, backward } = counted();
    expect([forward, backward]).toEqual([undefined, undefined]);
  });
});
