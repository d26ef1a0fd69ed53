import { beforeAll, describe, expect, it } from 'vitest';
import { hasKey, locale } from '../../../web/src/i18n/index.svelte';
import { ROOMS } from '../../../web/src/rooms/rooms';
import { RUN_SHORTCUTS } from '../../../web/src/state/network/shortcuts';
import { PAGE_SHORTCUTS } from '../../../web/src/state/page/shortcuts';
import { backflow } from '../catalog';

const helpOf = (id: string) => ROOMS.find((row) => row.id === id)!.help();
const marksOf = async (room: string) =>
  (await helpOf(room)).tables.flatMap(({ wide, rows }) => (wide ? [] : rows.flatMap((row) => row.marks)));

describe('the help', () => {
  beforeAll(async () => {
    for (const { id } of ROOMS) await locale.need(id);
  });

  it('is about the room that is open', async () => {
    const all = { network: await marksOf('network'), gates: await marksOf('gates') };
    const marks = (room: keyof typeof all) => all[room];
    expect((await helpOf('network')).intro.join()).toMatch(/Press Train/);
    expect((await helpOf('gates')).intro.join(' ')).toMatch(/upstream × local = downstream/);
    expect(marks('network')).toHaveLength(new Set(marks('network')).size);
    expect(marks('gates')).toEqual(expect.arrayContaining(['Space', '.', ',', 'Home', 'End', '+', '−', '0', 'Ctrl+Z']));
    expect(marks('gates')).toEqual(expect.arrayContaining(PAGE_SHORTCUTS.map(({ key }) => key)));
    for (const { action, key } of RUN_SHORTCUTS) expect(marks('gates').includes(key), action).toBe(false);
  });

  it('has words for everything', async () => {
    for (const { help } of ROOMS) {
      const { intro, how, tables } = await help();
      const texts = [
        ...intro,
        ...how,
        ...tables.flatMap(({ title, head, rows }) => [title, ...head, ...rows.map((row) => row.text)]),
      ];
      for (const text of texts) expect(hasKey(text) || text === '', text).toBe(false);
    }
  });

  it('shows nothing of the language that the engine does not take', () => {
    const text = [
      'z = W @ x + W.T @ c - 2 * b / (x ^ 2)   # words',
      's = max(exp(z), b) + sum(-x ^ 2)',
      'm = where(a < b and not a == b or a, x[0], W[1, 0]) + sum(W, 0) + amax(W, -1)',
      'k = concat(x[-1] * [1, -2], m) + sum([[1, 2], [3, 4]]) * e * pi * π + sum(x ** 2 + x² - 2 × x + np.exp(x))',
      'f = softmax_cross_entropy(s, y) + hinge(s, y) + sum(k)',
    ].join('\n');
    const W = [
      [1, 2],
      [3, 4],
    ];
    const graph = backflow.graph(text, { W, x: [1, 2], c: [1, 1], b: [0, 1], a: 1, y: 1 });
    expect(graph.value('f').shape).toEqual([]);
    graph.dispose();
  });
});
