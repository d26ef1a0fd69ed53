// The gate inspector shows the numbers that trainer.graph() gives in Node for the same configuration, seed and step.
import { trained } from '../support/engine';
import { expect, test } from '../support/fixtures';
import { addsUp, expectedCard, readCard } from '../support/card';
import type { Room } from './room';

const EXAMPLE = 7;
const REGULARIZED = { regularizer: { name: 'l2', rate: 0.01 }, layers: [{ units: 5, activation: 'relu' }] };
const HASH = 'v=1&net=5&act=relu&reg=l2&wd=0.01';

/** Clicks the training point with this number on the map. */
async function clickPoint(room: Room, example: number, changes: object): Promise<void> {
  const [x, y] = trained(0, ({ data }) => [...data.trainPoints.data.slice(2 * example, 2 * example + 2)], changes);
  const box = (await room.plot.boundingBox())!;
  await room.plot.click({ position: { x: ((x! + 6) / 12) * box.width, y: ((6 - y!) / 12) * box.height } });
}

/** The node's id in the graph of this configuration. */
function nodeId(changes: object, matches: (node: { name?: string; gate: string }) => boolean): number {
  return trained(0, (trainer) => trainer.graph({ example: EXAMPLE }).nodes.find(matches)!.id, changes);
}

const GATES: [string, (node: { name?: string; gate: string }) => boolean, string][] = [
  ['a product', ({ name }) => name === 'p1', 'switcher'],
  ['a bias added', ({ name }) => name === 'z1', 'distributor'],
  ['an activation', ({ name }) => name === 'a1', 'router'],
  ['the loss', ({ name }) => name === 'data_loss', 'none'],
  ['a regularization product', ({ name, gate }) => name === undefined && gate === 'mul', 'switcher'],
];

test('every gate of a paused run shows the numbers of the package in Node', async ({ room, page }) => {
  await room.open(HASH);
  await room.play.click();
  await room.reach(60);
  const step = await room.pause();

  await clickPoint(room, EXAMPLE, REGULARIZED);
  await expect(room.inspector.locator('[data-role="example"]')).toHaveText(String(EXAMPLE));
  await expect(room.inspector).toHaveAttribute('data-step', String(step));

  for (const [what, matches, pattern] of GATES) {
    const node = nodeId(REGULARIZED, matches);
    await room.choose(node);
    if (what === GATES[0]![0]) await room.unfoldCard();
    await expect(room.card.locator('[data-tex]').first(), `${what}: formula`).toHaveAttribute('data-tex', /\S/);
    await expect(room.card.locator('.katex').first()).toBeVisible();
    await expect(room.card.locator('[data-role="pattern"]')).toHaveAttribute('data-pattern', pattern);
    const slots = await room.card.locator('.slots').getByRole('radio').count();
    for (let slot = 0; slot < Math.max(1, slots); ++slot) {
      if (slots > 0) await room.card.locator('.slots').getByRole('radio').nth(slot).check({ force: true });
      const expected = trained(step, (t) => expectedCard(t, EXAMPLE, node, slot, 0), REGULARIZED);
      await expect.poll(() => readCard(page), `${what}, slot ${slot}`).toEqual(expected);
      expect(addsUp(expected), `${what}, slot ${slot}: upstream × local = downstream`).toBe(true);
    }
  }

  // Another entry of the product's weights, chosen in the matrix.
  const product = nodeId(REGULARIZED, GATES[0]![1]);
  await room.choose(product);
  await room.card.locator('.slots').getByRole('radio').nth(1).check({ force: true });
  await room.card
    .getByRole('grid', { name: /^downstream/ })
    .locator('[data-index="7"]')
    .click();
  const expected = trained(step, (t) => expectedCard(t, EXAMPLE, product, 1, 7), REGULARIZED);
  await expect.poll(() => readCard(page)).toEqual(expected);
  expect(addsUp(expected)).toBe(true);
});

test('a weight that is used three times: the copy gate adds up what its uses send back', async ({ room, page }) => {
  await room.open(HASH);
  await room.stepOnce();
  await room.openInspector();
  const weight = nodeId(REGULARIZED, ({ name }) => name === 'W1');
  await room.choose(weight);
  // The next batch, since no example is chosen.
  const at = (entry: number) => trained(1, (t) => expectedCard(t, null, weight, 0, entry), REGULARIZED);
  await expect.poll(() => readCard(page)).toEqual(at(0));
  await expect(room.card.locator('[data-role="contribution"]')).toHaveCount(3);

  // Another entry: first by click, then from there by key.
  const cell = room.card.getByRole('grid', { name: /^gradient/ }).locator('[data-index="3"]');
  await cell.click();
  await expect.poll(() => readCard(page)).toEqual(at(3));
  await cell.press('ArrowRight');
  await expect.poll(() => readCard(page)).toEqual(at(4));
  const contributions = await room.card
    .locator('[data-role="contribution"]')
    .evaluateAll((cells) => cells.map((cell) => Number((cell as HTMLElement).dataset['value'])));
  const sum = contributions.reduce((total, part) => Math.fround(total + part), 0);
  const shown = await room.card.locator('[data-role="contributions"] tfoot [data-value]').getAttribute('data-value');
  expect(Math.abs(sum - Number(shown))).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(sum)));
});

test('the table of all gates and that of the weights have the numbers of Node', async ({ room, page }) => {
  await room.open(HASH);
  await page.getByRole('button', { name: 'One epoch' }).click();
  await expect.poll(room.step).toBe(15);
  await room.openInspector();
  await room.inspector.getByText('All gates as a table').click();
  const expected = trained(
    15,
    (trainer) => {
      const graph = trainer.graph();
      graph.backward();
      const few = (data: Float64Array) => [...data].slice(0, 4).map(String);
      // The loss's labels and constants have no gradient, and none is shown.
      const label = graph.nodes.find(({ gate }) => gate === 'softmax_cross_entropy')?.inputs[1];
      return graph.nodes.map(({ id, gate }) => [
        ...few(graph.value(id).data),
        ...(id === label || gate === 'constant' ? [] : few(graph.gradient(id).data)),
      ]);
    },
    REGULARIZED,
  );
  const rows = () =>
    page
      .locator('[data-row]')
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('[data-value]')].map((cell) => cell.getAttribute('data-value'))),
      );
  await expect.poll(rows).toEqual(expected);

  await room.tab('net').click();
  await page.locator('[data-panel="net"] summary').click();
  const weights = () =>
    page
      .locator('[data-panel="net"] td[data-value]')
      .evaluateAll((cells) => cells.map((cell) => cell.getAttribute('data-value')));
  const parameters = trained(
    15,
    ({ parameters }) => parameters.flatMap(({ data }) => [...data].map(String)),
    REGULARIZED,
  );
  await expect.poll(weights).toEqual(parameters);
});

test('the inspector follows the training, and a point can be chosen by keyboard', async ({ room, page }) => {
  await room.open();
  await room.plot.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(room.inspector.locator('[data-role="example"]')).toHaveText(/\d+/);
  await expect(page.locator('[data-role="chosen-point"]')).toHaveText(/Chosen: training point \d+/);
  await room.inspector.getByRole('button', { name: 'Start at the loss' }).click();
  await expect(room.card).toHaveAttribute('data-name', /loss/);

  const stepShown = async () => Number(await room.inspector.getAttribute('data-step'));
  const value = () => room.card.locator('.downstream .number [data-value]').getAttribute('data-value');
  await room.play.click();
  const [early, earlyValue] = [await stepShown(), await value()];
  await expect.poll(stepShown).toBeGreaterThan(early);
  await expect.poll(value).not.toBe(earlyValue);
  await expect.poll(stepShown).toBeGreaterThan(early + 50);
  const step = await room.pause();
  await expect.poll(stepShown).toBe(step);
});
