// Shared by the tests of wrong answers: graphs that are swept back, and what is expected of them.
import assert from 'node:assert/strict';
import { assertClose, backflow } from '../help.mjs';

/** A graph that is swept back; it frees itself. */
export function swept(text, inputs, options) {
  const graph = backflow.graph(text, inputs);
  graph.backward(options);
  return graph;
}

export const idOf = (graph, name) => graph.nodes.find((node) => node.name === name).id;

/** Expects a truth and, by name, wrong answers; more answers are allowed. */
export function expectAnswers(graph, question, truth, wrong) {
  const found = graph.wrongAnswers(question);
  const what = JSON.stringify(question);
  assertClose(found.truth, truth, what, 1e-3);
  for (const [mistake, value] of wrong) {
    const answers = found.answers.filter((answer) => answer.mistake === mistake);
    assert.ok(
      answers.some((answer) => Math.abs(answer.value - value) <= 2e-3 * Math.max(1, Math.abs(value))),
      `${what}: ${mistake} should give ${value}; got ${JSON.stringify(found.answers)}`,
    );
  }
  return found;
}

/** The same for every entry of a tensor. */
export function expectEntries(graph, question, truth, wrong) {
  truth.flat().forEach((one, index) => {
    const others = Object.entries(wrong)
      .map(([mistake, values]) => [mistake, values.flat()[index]])
      .filter(([, value]) => value !== one);
    const { answers } = graph.wrongAnswers({ ...question, index });
    assertClose(graph.wrongAnswers({ ...question, index }).truth, one, `${JSON.stringify(question)}[${index}]`);
    for (const [mistake, value] of others) {
      assert.ok(
        answers.some((answer) => Math.abs(answer.value - value) < 1e-9),
        `${mistake} of entry ${index} should give ${value}; got ${JSON.stringify(answers)}`,
      );
    }
  });
}
