// @vitest-environment node
/** Predict mode asks for every gradient of a typed graph. The cards show only what was found. */
import { expect, test } from 'vitest';
import { answerLesson } from '../../../../web/src/engine/worker/lessons';
import { hidesOf } from '../../../../web/src/state/lessons/mask';
import { MOST_BLANKS, stepOf, viewOf, type Predicted } from '../../../../web/src/state/lessons/predict-step';
import { Prediction } from '../../../../web/src/state/lessons/predict.svelte';
import { blanksOf } from '../../../../web/src/state/lessons/scene';
import { backflow } from '../../catalog';

const engine = { lesson: async (request: Parameters<typeof answerLesson>[1]) => answerLesson(backflow, request) };

function graphOf(text: string, values: Record<string, never | number | number[]>, label?: string): Predicted {
  const graph = backflow.graph(text, values);
  try {
    const { nodes, output } = graph;
    const labels = nodes.filter(({ name }) => label !== undefined && name === label).map(({ id }) => id);
    return { nodes: [...nodes], output, isLabel: (id) => labels.includes(id), scene: { text, values } };
  } finally {
    graph.dispose();
  }
}

const idOf = ({ nodes }: Predicted, name: string): number =>
  nodes.find((node) => 'name' in node && node.name === name)!.id;

async function predictionOf(graph: Predicted): Promise<Prediction> {
  const prediction = new Prediction(engine);
  prediction.show(graph);
  await Promise.resolve();
  await Promise.resolve();
  expect(prediction.quiz!.answers).not.toBeNull();
  return prediction;
}

test('asks in the order of the sweep: branches first, then their sum', () => {
  const graph = graphOf('q = x + y\nf = q * q + z', { x: 1, y: 2, z: 3 });
  const id = (name: string) => idOf(graph, name);
  const mul = graph.nodes.find(({ gate }) => gate === 'mul')!.id;
  expect(blanksOf(stepOf(graph)).map((blank) => blank.id)).toEqual([
    `#${mul}`,
    `#${id('z')}`,
    `${mul}.0`,
    `${mul}.1`,
    `#${id('q')}`,
    `#${id('x')}`,
    `#${id('y')}`,
  ]);
});

test('leaves out the output, constants, classes, what the output does not depend on, and large tensors', () => {
  const asked = (graph: Predicted) => blanksOf(stepOf(graph)).map(({ truth }) => truth);
  const pow = graphOf('f = x ^ 2', { x: 3 });
  expect(asked(pow)).toEqual([{ gradient: `#${idOf(pow, 'x')}` }]);
  const classes = graphOf('L = binary_cross_entropy(o, t)', { o: 1, t: 1 }, 't');
  expect(asked(classes)).toEqual([{ gradient: `#${idOf(classes, 'o')}` }]);
  const large = graphOf('f = sum(v) + x', { v: Array.from({ length: 13 }, (_, k) => k), x: 1 });
  expect(asked(large)).not.toContainEqual({ gradient: `#${idOf(large, 'v')}` });
});

test('finds nothing until it is answered; an answer shows its own number only', async () => {
  const graph = graphOf('q = x + y\nf = q * z', { x: -2, y: 5, z: -4 });
  const prediction = await predictionOf(graph);
  const quiz = prediction.quiz!;
  const [q, x, z] = ['q', 'x', 'z'].map((name) => idOf(graph, name)) as [number, number, number];
  const seen = () => [...viewOf(graph, quiz)!.gradients].sort();
  expect(seen()).toEqual([graph.output]);
  expect(hidesOf(quiz.step, graph.nodes as never, quiz).gradient(q)).toBe(true);

  quiz.type(`#${q}`, '3');
  expect(await quiz.submit(`#${q}`)).toBe(false);
  expect(quiz.entry(`#${q}`).mistake).toMatchObject({ listed: false });
  quiz.type(`#${q}`, '-4');
  expect(await quiz.submit(`#${q}`)).toBe(true);
  expect(seen()).toEqual([q, graph.output].sort());
  expect(hidesOf(quiz.step, graph.nodes as never, quiz).gradient(q)).toBe(false);
  expect(hidesOf(quiz.step, graph.nodes as never, quiz).gradient(z)).toBe(true);
  // The × has not shown what it sends to z, so its card stays closed.
  expect(viewOf(graph, quiz)!.sent.has(graph.output)).toBe(false);

  quiz.show(`#${z}`);
  expect(viewOf(graph, quiz)!.sent.has(graph.output)).toBe(true);
  expect(prediction.found).toEqual({ done: 2, all: 4 });
  expect(quiz.next).toBe(`#${x}`);
  quiz.reveal();
  expect(viewOf(graph, quiz)).toBeNull();
  expect(quiz.outcome).toBe('shown');
});

test('starts where the room starts: another node, with another upstream', async () => {
  const graph = graphOf('q = x + y\nf = q * z', { x: -2, y: 5, z: -4 });
  const q = idOf(graph, 'q');
  const { quiz } = await predictionOf({
    ...graph,
    output: q,
    scene: { ...graph.scene, output: `#${q}`, upstream: 7 },
  });
  const [x, y] = ['x', 'y'].map((name) => `#${idOf(graph, name)}`) as [string, string];
  expect(blanksOf(quiz!.step).map(({ id }) => id)).toEqual([x, y]);
  expect(quiz!.answers![x]!.truth.data[0]).toBe(7);
});

test('keeps what was found while nothing changes, and asks again with other values', async () => {
  const graph = graphOf('f = x * y', { x: 2, y: 3 });
  const prediction = await predictionOf(graph);
  const { quiz } = prediction;
  prediction.show(graphOf('f = x * y', { x: 2, y: 3 }));
  expect(prediction.quiz).toBe(quiz);
  prediction.show(graphOf('f = x * y', { x: 2, y: 4 }));
  expect(prediction.quiz).not.toBe(quiz);
});

test('asks nothing in a graph that is too large', () => {
  const names = Array.from({ length: MOST_BLANKS + 1 }, (_, k) => `x${k}`);
  const prediction = new Prediction(engine);
  prediction.show(graphOf(`f = ${names.join(' + ')}`, Object.fromEntries(names.map((name) => [name, 1]))));
  expect(prediction.tooLarge).toBe(true);
  expect(prediction.view).toBeNull();
  expect(prediction.quiz!.answers).toBeNull();
});
