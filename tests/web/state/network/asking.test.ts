// @vitest-environment node
// Predict mode in the cards: what is asked of the net that is trained, what is hidden, and when it is asked anew.
import type { TrainerConfig } from 'backflow';
import { judge } from 'backflow/answers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { choose } from '../../../../web/src/engine/worker/inspect';
import { answerLesson } from '../../../../web/src/engine/worker/lessons';
import { Parts } from '../../../../web/src/engine/worker/network/parts';
import { riddle } from '../../../../web/src/state/page/riddle.svelte';
import { askedView } from '../../../../web/src/state/network/asked-view';
import { Asking, mayAsk } from '../../../../web/src/state/network/asking.svelte';
import {
  gateBlanks,
  partBlanks,
  questionNow,
  type CardQuestion,
} from '../../../../web/src/state/network/card-questions';
import { AskedQuiz } from '../../../../web/src/state/lessons/asked.svelte';
import { judgeAnswer } from '../../../../web/src/state/lessons/judge-answer';
import { Quiz } from '../../../../web/src/state/lessons/quiz.svelte';
import { DIGITS, questionOf } from '../../../../web/src/state/lessons/scene';
import type { Blank } from '../../../../web/src/lessons/format';
import { backflow } from '../../catalog';
import { closeAll, open } from './open-app';

const CONFIG: TrainerConfig = {
  data: { name: 'circle' },
  layers: [{ units: 3, activation: 'tanh' }],
  regularizer: { name: 'l2', rate: 0.1 },
  batchSize: 4,
};

function trained(changes: Partial<TrainerConfig> = {}) {
  const config = { ...CONFIG, ...changes };
  const trainer = backflow.trainer(config);
  trainer.step(5);
  const ask = (blanks: readonly Blank[], run: { example?: number } = {}) =>
    answerLesson(
      backflow,
      {
        scene: { run },
        numbers: {},
        questions: Object.fromEntries(blanks.map((blank) => [blank.id, questionOf(blank)])),
        digits: DIGITS,
      },
      trainer,
    ).questions;
  const part = (name: string, index: number) =>
    new Parts().take({ engine: backflow, trainer, config }, { name, index }, 5, 0.1, false, () => 0)!;
  return { trainer, ask, part };
}

describe('what a gate asks', () => {
  it('are the numbers of its card, at every gate, slot and entry', () => {
    const { trainer, ask } = trained();
    const before = trainer.save();
    for (const run of [{}, { example: 2 }]) {
      const graph = trainer.graph(run);
      const asked = new Set<string>();
      for (const { id, inputs } of graph.nodes) {
        for (const slot of inputs.length > 0 ? inputs.keys() : [0]) {
          const chosen = choose(graph, { node: id, slot, entry: 1 })!;
          const edge = chosen.edges[slot];
          const answers = ask(gateBlanks(chosen), run);
          for (const name of Object.keys(answers)) asked.add(name);
          if (answers['passed'])
            expect(answers['passed'].truth.data).toEqual(edge!.downstream.data.slice(chosen.entry, chosen.entry + 1));
          if (answers['local']) expect(answers['local'].truth.data[0]).toBe(chosen.terms[0]!.local);
          if (answers['gradient'])
            expect(answers['gradient'].truth.data[0]).toBe(graph.gradient(id).data[chosen.entry]);
        }
      }
      expect([...asked].sort()).toEqual(['gradient', 'local', 'passed']);
      graph.dispose();
    }
    expect(trainer.save()).toEqual(before);
    trainer.dispose();
  });

  it('name the mistakes of the engine’s table', () => {
    const { trainer, ask } = trained();
    const graph = trainer.graph();
    const chosenAt = (name: string, slot = 0) =>
      choose(graph, { node: graph.nodes.find((node) => node.name === name)!.id, slot, entry: 0 })!;
    const tanh = chosenAt('a1');
    const { local, passed } = ask(gateBlanks(tanh));
    const [{ upstream, local: slope }] = tanh.terms as [(typeof tanh.terms)[0]];
    expect(judgeAnswer(judge, String(upstream * slope), local!)).toMatchObject({
      mistake: { id: 'downstream-for-local' },
    });
    expect(judgeAnswer(judge, String(slope), passed!)).toMatchObject({ mistake: { id: 'upstream-forgotten' } });
    expect(judgeAnswer(judge, String(upstream * slope), passed!)).toMatchObject({ solved: true });
    // A weight with a regularizer is a fork.
    const fork = chosenAt('W1');
    const { gradient } = ask(gateBlanks(fork));
    const last = fork.contributions.uses.find(
      ({ node }) => node === graph.nodes.find(({ name }) => name === 'p1')!.id,
    )!;
    expect(judgeAnswer(judge, String(last.gradient.data[0]), gradient!)).toMatchObject({
      mistake: { id: 'regularization-forgotten' },
    });
    graph.dispose();
    trainer.dispose();
  });

  it('are none where nothing flows back, nor where a sum is too long', () => {
    const data = { name: 'spiral', classes: 3 };
    const { trainer } = trained({ data, loss: 'cross-entropy', batchSize: 20 });
    const graph = trainer.graph();
    const blanksAt = (name: string, slot: number) =>
      gateBlanks(choose(graph, { node: graph.nodes.find((node) => node.name === name)!.id, slot, entry: 0 })!);
    expect(blanksAt('label', 0)).toEqual([]);
    expect(blanksAt('p1', 1)).toEqual([]);
    expect(blanksAt('p1', 0)).toHaveLength(1);
    const constant = graph.nodes.find(({ gate }) => gate === 'constant')!.id;
    expect(gateBlanks(choose(graph, { node: constant, slot: 0, entry: 0 })!)).toEqual([]);
    graph.dispose();
    trainer.dispose();
  });
});

describe('what a weight asks', () => {
  it('are the first contribution, the sum and the whole gradient of its card', () => {
    const { trainer, ask, part } = trained();
    const step = part('W1', 1);
    const { row, sum, total } = ask(partBlanks(step, false));
    expect(row!.truth.data[0]).toBe(step.rows[0]!.product);
    expect(sum!.truth.data[0]).toBe(step.sum);
    expect(total!.truth.data[0]).toBe(step.total);
    const { value, gradient } = step.rows[0]!;
    expect(judgeAnswer(judge, String(value), row!)).toMatchObject({ mistake: { id: 'upstream-forgotten' } });
    expect(judgeAnswer(judge, String(gradient), row!)).toMatchObject({ mistake: { id: 'local-forgotten' } });
    expect(judgeAnswer(judge, String(-value * gradient), row!)).toMatchObject({ mistake: { id: 'sign' } });
    expect(judgeAnswer(judge, String(step.sum / 4), sum!)).toMatchObject({ mistake: { id: 'mean-for-sum' } });
    expect(judgeAnswer(judge, String(step.sum), total!)).toMatchObject({ mistake: { id: 'regularization-forgotten' } });
    trainer.dispose();
  });

  it('asks of a bias, of one row and of many rows only what is not shown', () => {
    const ids = (changes: Partial<TrainerConfig>, name: string) => {
      const { trainer, part } = trained(changes);
      const blanks = partBlanks(part(name, 0), name.startsWith('b'));
      trainer.dispose();
      return blanks.map(({ id }) => id);
    };
    expect(ids({}, 'b1')).toEqual(['sum']);
    expect(ids({ batchSize: 1 }, 'W1')).toEqual(['sum', 'total']);
    expect(ids({ batchSize: 50 }, 'W1')).toEqual(['row', 'total']);
    expect(ids({ batchSize: 50 }, 'b1')).toEqual([]);
  });
});

it('hides what a gate sends back and all that follows from it; of a leaf, its own gradient', () => {
  const { trainer } = trained();
  const graph = trainer.graph();
  const { nodes } = graph;
  const idOf = (name: string) => nodes.find((node) => node.name === name)!.id;
  const named = (ids: ReadonlySet<number>) =>
    nodes.filter(({ id, name }) => name && ids.has(id)).map(({ name }) => name);
  const gate = askedView(nodes, idOf('a1'));
  expect(named(gate.gradients)).toEqual(['a1', 'W2', 'b2', 'p2', 'z2', 'target', 'data_loss', 'penalty', 'loss']);
  expect(gate.sent.has(idOf('a1'))).toBe(false);
  expect(gate.sent.has(idOf('p2'))).toBe(true);
  expect(gate.values.size).toBe(nodes.length);
  const leaf = askedView(nodes, idOf('W1'));
  expect(nodes.filter(({ id }) => !leaf.gradients.has(id)).map(({ name }) => name)).toEqual(['W1']);
  expect(leaf.sent.has(idOf('p1'))).toBe(false);
  graph.dispose();
  trainer.dispose();
});

describe('the mode', () => {
  it('hides until everything is found, also before its part is there', () => {
    const asking = new Asking();
    expect(asking.hides).toBe(false);
    asking.on = true;
    expect(asking.hides).toBe(true);
    const asked = new AskedQuiz({ lesson: () => Promise.reject(new Error('not asked')) });
    asking.asked = asked;
    expect(asking.hides).toBe(true);
    asked.quiz = new Quiz({ id: 'card', question: { blanks: [{ id: 'sum', truth: 1 }] } });
    expect(asking.hides).toBe(true);
    asked.quiz.reveal();
    expect(asking.hides).toBe(false);
    asking.end();
    expect([asking.on, asking.asked]).toEqual([false, null]);
  });

  it('is not offered with a mistake on purpose, nor in a riddle', () => {
    const run = (mistake: 'overwrite' | null) => ({ run: { frame: { mistake } } });
    expect(mayAsk(run(null))).toBe(true);
    expect(mayAsk(run('overwrite'))).toBe(false);
    expect(mayAsk({ run: { frame: null } })).toBe(false);
    riddle.on = true;
    expect(mayAsk(run(null))).toBe(false);
    riddle.on = false;
  });
});

describe('the run', () => {
  afterEach(closeAll);

  it('asks about the step that is shown, anew after each change, and not while it trains', async () => {
    const { app } = await open('v=1&speed=100');
    const { run } = app;
    const part = { name: 'W1', index: 0 };
    await run.look({ part });
    await vi.waitFor(() => expect(run.part).not.toBeNull());
    const now = (): CardQuestion => ({
      ...{ about: 'W1 0', run: {}, step: run.part!.step },
      blanks: partBlanks(run.part!, false),
    });
    const asked = new AskedQuiz(run.engine);
    const shown = () => asked.quiz?.answers?.['sum']?.truth.data[0];
    asked.ask(questionNow(run, now()));
    await vi.waitFor(() => expect(shown()).toBe(run.part!.sum));
    const { quiz } = asked;
    asked.ask(questionNow(run, now()));
    expect(asked.quiz).toBe(quiz);

    await app.advance(1);
    await vi.waitFor(() => expect([run.step, run.part!.step]).toEqual([1, 1]));
    asked.ask(questionNow(run, now()));
    expect(asked.quiz).not.toBe(quiz);
    await vi.waitFor(() => expect(shown()).toBe(run.part!.sum));

    const before = run.part!.sum;
    await app.setEntry({ name: 'b2', index: 0 }, 3, false);
    await vi.waitFor(() => expect(run.part!.sum).not.toBe(before));
    asked.ask(questionNow(run, now()));
    await vi.waitFor(() => expect(shown()).toBe(run.part!.sum));

    await app.play();
    asked.ask(questionNow(run, now()));
    expect(asked.quiz).toBeNull();
    await app.pause();
    await vi.waitFor(() => expect(questionNow(run, now())).not.toBeNull());
    // A card that is still at another step asks nothing.
    expect(questionNow(run, { ...now(), step: run.step - 1 })).toBeNull();
  });

  it('leaves a question unanswered that its net does not know any more', async () => {
    const { app } = await open();
    const asked = new AskedQuiz(app.run.engine);
    const blanks = [{ id: 'passed', truth: { passed: '#999', slot: 0, index: 0 } }];
    const question = () => questionNow(app.run, { about: 'gate', run: {}, step: 0, blanks });
    asked.ask(question());
    const { quiz } = asked;
    await app.run.engine.lesson({ scene: { run: {} }, numbers: {}, questions: {}, digits: DIGITS });
    expect(quiz!.answers).toBeNull();
    // It may be asked again.
    asked.ask(question());
    expect(asked.quiz).not.toBe(quiz);
  });

  it('ends what is asked with Escape before it closes the card, and with the card', async () => {
    const { app } = await open();
    app.selection.choose({ name: 'W1', index: 0 });
    app.stage.asking.on = true;
    expect(app.stage.letGo()).toBe(true);
    expect([app.stage.asking.on, app.stage.card]).toEqual([false, 'part']);
    app.stage.asking.on = true;
    app.stage.close();
    expect([app.stage.asking.on, app.stage.card]).toEqual([false, null]);
  });
});
