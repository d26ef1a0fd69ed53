// @vitest-environment node
/** Worksheets: their numbers are the engine's, thirty versions differ, and the LaTeX is whole. */
import { readFileSync } from 'node:fs';
import type { TensorLike } from 'backflow';
import { judge } from 'backflow/answers';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../../../web/lesson-text';
import type { GatesRequest } from '../../../../web/src/engine/protocol/gates';
import type { LessonRequest } from '../../../../web/src/engine/protocol/lessons';
import { answerLesson } from '../../../../web/src/engine/worker/lessons';
import { GatesSession } from '../../../../web/src/engine/worker/gates/session';
import type { Lesson } from '../../../../web/src/lessons/format';
import { LESSON_IDS } from '../../../../web/src/lessons/lessons';
import { writeTensor } from '../../../../web/src/panels/lessons/write-tensor';
import { labelSlotsOf, targetsIn } from '../../../../web/src/panels/graph/gate-words';
import type { Played } from '../../../../web/src/state/lessons/course';
import { plainRequest } from '../../../../web/src/state/lessons/gates-place';
import { graphQuestion } from '../../../../web/src/state/lessons/graph-sheet';
import { judgeAnswer } from '../../../../web/src/state/lessons/judge-answer';
import { blanksOf, sceneOf } from '../../../../web/src/state/lessons/scene';
import { sheets, type SheetItem } from '../../../../web/src/state/lessons/sheet';
import { latexOf } from '../../../../web/src/state/lessons/sheet-latex';
import { backflow, catalog } from '../../catalog';

const session = new GatesSession();
const engine = {
  catalog,
  lesson: (request: LessonRequest) => Promise.resolve().then(() => answerLesson(backflow, request)),
  evaluate: (request: GatesRequest) => Promise.resolve().then(() => session.evaluate(backflow, request)),
};

async function playedOf(id: string, language: string): Promise<Played[]> {
  const { lesson } = (await import(`../../../../web/src/lessons/${id}/lesson.ts`)) as { lesson: Lesson };
  const file = new URL(`../../../../web/src/lessons/${id}/${language}.md`, import.meta.url);
  const { steps } = parseLesson(readFileSync(file, 'utf8'));
  return lesson.steps.map((step, place) => ({
    step,
    words: steps[step.id]!,
    scene: sceneOf(lesson.steps, place),
    recall: false,
  }));
}

async function made(id: string, versions: number, language = 'en', only?: string): Promise<SheetItem[][]> {
  const all = await playedOf(id, language);
  const steps = all.filter(({ step }) => only === undefined || step.id === only);
  const items: SheetItem[][] = [];
  for await (const version of sheets(engine, steps, 0, versions)) items.push(version);
  return items;
}

const latex = (all: SheetItem[][], kind: 'blank' | 'key' | 'solution', language = 'en') =>
  latexOf(all, {
    kind,
    title: 'A & B',
    language,
    write: writeTensor,
    words: { version: (version) => `Version ${version}`, name: 'Name', net: 'Net' },
    labelOf: (_, blank) => `The gradient of ${blank}`,
    linkTo: (step) => `https://example.org/#lessons=${step}`,
  });

test.each(LESSON_IDS)(
  '%s: every key is what the engine accepts as exact, and every wire has its numbers',
  async (id) => {
    const versions = await made(id, 2);
    for (const item of versions.flat()) {
      for (const { id: blank } of blanksOf(item.played.step)) {
        const written = writeTensor(item.answers[blank]!.truth);
        const { judged } = judgeAnswer(judge, written, item.answers[blank]!);
        expect(judged.verdict, `${item.played.step.id} ${blank}: ${written}`).toBe('exact');
      }
      for (const { id: node } of item.graph?.nodes ?? []) {
        expect(item.graph!.values.get(node)?.data.length, item.played.step.id).toBeGreaterThan(0);
        expect(item.graph!.gradients.get(node), item.played.step.id).toBeDefined();
      }
    }
  },
);

test('thirty versions of one step have thirty different sets of numbers, equal to the engine’s own graph', async () => {
  const all = (await made('backwards', 30, 'en', 'backwards.all')).flat();
  const numbers = all.map(({ graph }) => JSON.stringify([...graph!.values.values()].map(({ data }) => [...data])));
  expect(new Set(numbers).size).toBe(30);
  for (const { scene, graph } of all) {
    if (!scene || !('graph' in scene)) throw new Error('a graph was expected');
    const own = backflow.graph(scene.graph.text, scene.graph.values);
    own.forward();
    own.backward();
    for (const { id, name } of graph!.nodes) {
      if (name === undefined) continue;
      expect([...graph!.values.get(id)!.data]).toEqual([...own.value(name).data]);
      expect([...graph!.gradients.get(id)!.data]).toEqual([...own.gradient(name).data]);
    }
    own.dispose();
  }
});

test('LaTeX: a document with an item for each question; a blank sheet has no answers', async () => {
  const all = await made('sigmoid', 3);
  const [blank, key] = [latex(all, 'blank'), latex(all, 'key')];
  for (const text of [blank, key, latex(all, 'solution')]) {
    expect(text).toContain('\\section*{A \\& B');
    expect(text.match(/^\\item \\textbf/gm)).toHaveLength(3 * all[0]!.length);
    for (const end of ['document', 'enumerate', 'itemize'])
      expect(text.split(`\\begin{${end}}`).length, end).toBe(text.split(`\\end{${end}}`).length);
    // Every brace is closed.
    const plain = text.replace(/\\[{}]/g, '');
    expect(plain.split('{').length).toBe(plain.split('}').length);
    expect(text).not.toContain('undefined');
  }
  expect(blank).toContain('\\underline{\\hspace{4cm}}');
  expect(key).not.toContain('\\hspace');
  expect(blank).not.toContain('$\\boxtimes$');
  expect(key).toContain('$\\boxtimes$');
});

test('every letter of every lesson is one that the fonts of TeX have', async () => {
  // Compiled once with LuaLaTeX: Latin Modern has these; Hangul comes from kotex.
  const known = /[\x20-\x7e\n’‘“”…–—½]|\p{Script=Hangul}/gu;
  for (const id of LESSON_IDS)
    for (const language of ['en', 'ko']) {
      const left = latex(await made(id, 1, language), 'solution', language).replace(known, '');
      expect([...new Set(left)].join(' '), `${id}, ${language}`).toBe('');
    }
});

test('in Korean it loads a package for Hangul', async () => {
  expect(latex(await made('nudge', 1, 'ko'), 'solution', 'ko')).toContain('\\usepackage{kotex}');
});

describe('a graph that was typed', () => {
  const WORDS = {
    title: '',
    text: [],
    ask: [],
    after: [['From the output back:']],
    hints: [],
    choices: {},
    mistakes: {},
    labels: {},
  };

  async function question(text: string, values: Record<string, TensorLike>, labels: string[] = []) {
    const reply = await engine.evaluate(plainRequest({ text, values, upstream: null }));
    if ('refused' in reply || !reply.nodes) throw new Error(JSON.stringify(reply));
    const { nodes, output, inputs } = reply;
    return graphQuestion(
      {
        nodes,
        output,
        titleOf: (id) => `#${id}`,
        isLabel: (id) => labels.includes(nodes.find((node) => node.id === id)?.name ?? ''),
        isTarget: (id) => targetsIn(catalog, nodes).has(id),
        labelSlots: (id) =>
          labelSlotsOf(
            catalog,
            nodes.find((node) => node.id === id)!,
          ),
        scene: { text, values: Object.fromEntries(inputs.map(({ name, value }) => [name, value])) },
      },
      WORDS,
    );
  }
  async function versionsOf(played: Played, versions: number): Promise<SheetItem[]> {
    const all: SheetItem[] = [];
    for await (const [item] of sheets(engine, [played], 0, versions)) all.push(item!);
    return all;
  }

  test.each([
    ['f = (x + y) * z', { x: -2, y: 5, z: -4 }],
    [
      'L = sum((W @ x) ^ 2)',
      {
        W: [
          [0.1, 0.5],
          [-0.3, 0.8],
        ],
        x: [0.2, 0.4],
      },
    ],
    ['y = log(a) + sqrt(b - a)', { a: 1, b: 3 }],
  ] as [string, Record<string, TensorLike>][])(
    '%s: versions differ, are finite, and have keys',
    async (text, values) => {
      const played = (await question(text, values))!;
      const items = await versionsOf(played, 6);
      expect(items).toHaveLength(6);
      expect(new Set(items.map(({ scene }) => JSON.stringify(scene))).size).toBe(6);
      for (const {
        answers,
        played: { step },
      } of items) {
        expect(blanksOf(step).length).toBeGreaterThan(1);
        for (const { id } of blanksOf(step)) {
          expect([...answers[id]!.truth.data].every(Number.isFinite), id).toBe(true);
          expect(judgeAnswer(judge, writeTensor(answers[id]!.truth), answers[id]!).judged.verdict).toBe('exact');
        }
      }
    },
  );

  test('keeps signs, sizes and classes', async () => {
    const played = (await question(
      'L = softmax_cross_entropy(W @ x, c)',
      {
        W: [
          [1, -2],
          [3, 4],
          [0.5, 1],
        ],
        x: [0.2, 0.9],
        c: 2,
      },
      ['c'],
    ))!;
    const { draw } = played.step;
    expect(draw).toEqual({ W: { from: -4, to: 4, step: 0.5 }, x: { from: 0.1, to: 0.9, step: 0.1 } });
    expect((await versionsOf(played, 3)).map(({ scene }) => 'graph' in scene! && scene.graph.values['c'])).toEqual(
      Array(3).fill(2),
    );
  });

  test('keeps targets that a loss requires, and leaves out draws that a gate refuses', async () => {
    const values = async (text: string, given: Record<string, TensorLike>) =>
      (await versionsOf((await question(text, given))!, 4)).map(({ scene }) => 'graph' in scene! && scene.graph.values);
    const hinge = await values('L = binary_hinge(o, t)', { o: 2, t: -1 });
    expect(hinge.map((one) => one && one['t'])).toEqual([-1, -1, -1, -1]);
    expect(new Set(hinge.map((one) => one && one['o'])).size).toBe(4);
    // A class that is a number as well: there are no classes 3 and 4.
    const classes = await values('L = softmax_cross_entropy(o, c) * c', { o: [1, 2, 3], c: 1 });
    expect(classes).toHaveLength(4);
  });

  test('has a worked solution: upstream × local = passed on, and sums of several uses', async () => {
    const played = (await question('f = x * x + y', { x: 3, y: 1 }))!;
    const [item] = await versionsOf(played, 1);
    const said = played.words.after.map((line) =>
      line
        .map((one) => (typeof one === 'object' && 'number' in one ? writeTensor(item!.numbers[one.number]!) : one))
        .join(''),
    );
    expect(said.map((line) => line.replace(/^#\d+: /, ''))).toEqual([
      'From the output back:',
      '1 × 1 = 1',
      '1 × 1 = 1',
      '1 × 3 = 3',
      '1 × 3 = 3',
      '3 + 3 = 6',
    ]);
  });

  test('of matrices alone has no lines, and nothing that announces them', async () => {
    const values = { X: [[1, 2]], W: [[3], [4]] };
    expect((await question('f = sum(X @ W)', values))!.words.after).toEqual([]);
  });

  test('with too many gradients has no sheet; without other finite numbers it has one version', async () => {
    expect(
      await question(Array.from({ length: 70 }, (_, i) => `y${i} = ${i ? `y${i - 1}` : 'x'} * 2`).join('\n'), { x: 1 }),
    ).toBeNull();
    const played = (await question('y = log(x) + log(1 - x)', { x: 0.5 }))!;
    expect(
      (await versionsOf({ ...played, step: { ...played.step, draw: { x: { from: 2, to: 9, step: 1 } } } }, 3)).length,
    ).toBe(1);
  });
});
