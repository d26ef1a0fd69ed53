// @vitest-environment node
/** What seeds draw: enough different graphs, each of which can be asked, answered, and answered wrongly in ways that have names. */
import { judge } from 'backflow/answers';
import { describe, expect, test } from 'vitest';
import { answerLesson } from '../../../../../web/src/engine/worker/lessons';
import { drawDrill } from '../../../../../web/src/state/lessons/drill/drill';
import { LEVELS } from '../../../../../web/src/state/lessons/drill/levels';
import { blanksOf, DIGITS, requestFor } from '../../../../../web/src/state/lessons/scene';
import { solvedExample } from '../../../../../web/src/state/lessons/example';
import { words } from '../../../../../web/src/i18n/en/lessons';
import { backflow, catalog } from '../../../catalog';

const DRAWS = 200;
const ask = (request: Parameters<typeof answerLesson>[1]) => answerLesson(backflow, request);

/** The gates and how they are connected, without names and numbers. */
function structureOf({ text, values }: { text: string; values: Record<string, never> }): string {
  const { inputs } = backflow.parse(text);
  const graph = backflow.graph(text, Object.fromEntries(inputs.map((name) => [name, values[name]!])));
  try {
    return graph.nodes.map((node) => `${node.gate}(${node.inputs.join()})[${node.shape.join()}]`).join(' ');
  } finally {
    graph.dispose();
  }
}

describe.each(LEVELS)('level %s', (id) => {
  test(`${DRAWS} seeds draw at least 50 structures; all can be answered and have named mistakes`, async () => {
    const structures = new Set<string>();
    for (let seed = 1; seed <= DRAWS; ++seed) {
      const { step, scene } = await drawDrill(id, seed, ask);
      structures.add(structureOf(scene as never));
      const { questions } = ask(requestFor(step, { graph: scene }, catalog, true));
      expect(blanksOf(step).length).toBeGreaterThan(0);
      for (const blank of blanksOf(step)) {
        const { truth, wrong } = questions[blank.id]!;
        const where = `seed ${seed}: ${scene.text} ${blank.id}`;
        expect(wrong.length, where).toBeGreaterThanOrEqual(2);
        const question = {
          truth,
          wrong: wrong.map(({ value }, at) => ({ id: at, value })),
          conventions: [],
          digits: DIGITS,
        };
        const written = (one: typeof truth) =>
          one.shape.length === 0
            ? String(one.data[0])
            : JSON.stringify(
                one.shape.length === 1
                  ? [...one.data]
                  : Array.from({ length: one.shape[0]! }, (_, row) => [
                      ...one.data.slice(row * one.shape[1]!, (row + 1) * one.shape[1]!),
                    ]),
              );
        expect(judge(written(truth), question).verdict, where).toBe('exact');
        for (const one of wrong) {
          expect(judge(written(one.value), question).verdict, `${where}: ${one.id}`).toBe('mistake');
          expect(Object.keys(words), one.id).toContain(`lessons.mistake.${one.id}`);
        }
      }
    }
    expect(structures.size).toBeGreaterThanOrEqual(50);
  });

  test('a seed draws the same graph every time, another seed another one', async () => {
    const [first, same, other] = [
      await drawDrill(id, 5, ask),
      await drawDrill(id, 5, ask),
      await drawDrill(id, 6, ask),
    ] as const;
    expect(same).toEqual(first);
    expect(other.scene).not.toEqual(first.scene);
  });

  test('the last hint solves it with other numbers', async () => {
    const { step, scene } = await drawDrill(id, 3, ask);
    const engine = { lesson: async (request: Parameters<typeof ask>[0]) => ask(request), catalog };
    const example = await solvedExample(engine, step, { graph: scene }, 3, (tensor) => [...tensor.data].join(' '));
    expect(Object.keys(example!.answers)).toEqual(blanksOf(step).map((blank) => blank.id));
  });
});
