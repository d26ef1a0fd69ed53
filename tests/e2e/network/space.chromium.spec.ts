// The stage's tab Space and the map's arrows show what the package computes in Node for the same configuration, seed and step.
import { load } from 'backflow';
import type { Locator } from '@playwright/test';
import { trained } from '../support/engine';
import { expect, test } from '../support/fixtures';
import { openTab, parameter, settled, trainAndPause, written } from './pictures';

const backflow = await load();

/** Opens the tables of the tab. */
async function openTables(panel: Locator): Promise<Locator> {
  await panel.locator('[data-role="space-tables"] summary').click();
  return panel.locator('[data-role="space-tables"] table').last();
}

test.describe('space', () => {
  test('shows the points where the layer puts them, also after other choices by keyboard', async ({ room, page }) => {
    await room.open('v=1&d=spiral&net=6,4');
    const step = await trainAndPause(room, 40);
    const panel = await openTab(room, 'space');
    await settled(panel, step);
    const changes = { data: { name: 'spiral', classes: 2, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 } };
    const table = await openTables(panel);
    const expectPoints = async (layer: number, across: number, up: number) => {
      await expect(panel.locator('[data-role="layer-plot"]')).toHaveAttribute('data-layer', String(layer));
      const expected = trained(
        step,
        (trainer) => {
          const { data, shape } = trainer.activations(trainer.data.trainPoints, { layer });
          return [0, 1, 70].map((row) => [data[row * shape[1]! + across]!, data[row * shape[1]! + up]!]);
        },
        changes,
      );
      await expect
        .poll(async () => {
          const shown = await table
            .locator('tbody tr')
            .evaluateAll((rows) =>
              [0, 1, 70].map((row) =>
                [...rows[row]!.querySelectorAll('[data-value]')].map((cell) => Number(cell.getAttribute('data-value'))),
              ),
            );
          return Math.max(
            ...shown.flatMap((pair, row) => pair.map((one, axis) => Math.abs(one - expected[row]![axis]!))),
          );
        })
        .toBeLessThan(1e-6);
    };
    const select = (name: string) => panel.getByRole('combobox', { name });
    await expectPoints(2, Number(await select('Across').inputValue()), Number(await select('Up').inputValue()));

    await select('Layer').focus();
    await page.keyboard.press('ArrowUp');
    await expect(select('Layer')).toHaveValue('1');
    await select('Across').selectOption('5');
    await select('Up').selectOption('2');
    await expectPoints(1, 5, 2);
    // The other axis moves out of the way.
    await select('Across').selectOption('2');
    await expectPoints(1, 2, 5);

    await panel.getByRole('radio', { name: /two directions/ }).check({ force: true });
    await expect(panel.locator('[data-role="layer-plot"] figcaption')).toContainText('% of the variance');
  });

  test('draws a zero line where a unit of layer 1 has the sum 0', async ({ room }) => {
    await room.open('v=1&act=relu');
    const step = await trainAndPause(room, 40);
    const panel = await openTab(room, 'space');
    await settled(panel, step);
    await openTables(panel);
    const rows = await panel.locator('[data-role="space-tables"] table').first().locator('tbody tr').allInnerTexts();
    expect(rows).toHaveLength(6);
    const sums = trained(
      step,
      (trainer) => {
        const [W, b] = [parameter(trainer, 'W1').data, parameter(trainer, 'b1').data];
        return (unit: number, x: number, y: number) => W[unit]! * x + W[6 + unit]! * y + b[unit]!;
      },
      {
        layers: [
          { units: 6, activation: 'relu' },
          { units: 4, activation: 'relu' },
        ],
      },
    );
    let ends = 0;
    rows.forEach((row, unit) => {
      for (const [, x, y] of row.matchAll(/\((\S+), (\S+)\)/g)) {
        // The page writes three digits.
        expect(Math.abs(sums(unit, written(x!), written(y!))), row).toBeLessThan(0.02);
        ends += 1;
      }
    });
    expect(ends).toBeGreaterThanOrEqual(6);
  });

  test('shows that stacked linear layers are one matrix', async ({ room }) => {
    await room.open('v=1&act=identity&net=5,3');
    const step = await trainAndPause(room, 20);
    const panel = await openTab(room, 'space');
    await settled(panel, step);
    const stack = panel.locator('[data-role="stack"]');
    expect(Number(await stack.getAttribute('data-difference'))).toBeLessThan(1e-6);
    const expected = trained(
      step,
      (trainer) => {
        const values = Object.fromEntries(trainer.parameters.map(({ name, shape, data }) => [name, { shape, data }]));
        const graph = backflow.graph(
          'M = W1 @ W2 @ W3',
          Object.fromEntries(Object.entries(values).filter(([name]) => name.startsWith('W'))),
        );
        return [...graph.value('M').data];
      },
      {
        layers: [
          { units: 5, activation: 'identity' },
          { units: 3, activation: 'identity' },
        ],
      },
    );
    const shown = await stack
      .locator('[data-value]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('data-value'))));
    expect(shown).toHaveLength(3);
    expected.forEach((value, row) => expect(shown[row]).toBeCloseTo(value, 12));
  });

  test('follows the run, and a net that becomes smaller', async ({ room }) => {
    await room.open('v=1&d=spiral&net=6,4');
    const panel = await openTab(room, 'space');
    await panel.getByRole('combobox', { name: 'Layer' }).selectOption('3');
    await room.play.click();
    await expect.poll(async () => Number(await panel.getAttribute('data-step'))).toBeGreaterThan(20);
    const earlier = Number(await panel.getAttribute('data-step'));
    await expect.poll(async () => Number(await panel.getAttribute('data-step'))).toBeGreaterThan(earlier);
    await settled(panel, await room.pause());
    await room.setting('hidden').getByRole('button', { name: /less$/ }).click();
    await expect(panel.locator('[data-role="layer-plot"]')).toHaveAttribute('data-layer', '2');
  });

  test('of data with more columns shows the points alone', async ({ room }) => {
    await room.open('v=1&d=iris&c=3&net=4');
    const panel = await openTab(room, 'space');
    await expect(panel.locator('[data-role="layer-plot"]')).toBeVisible();
    await expect(panel.locator('[data-role="input-plot"]')).toHaveCount(0);
    await expect(panel.getByRole('combobox', { name: 'Zero lines of' })).toHaveCount(0);
  });
});

test('arrows of −∂L/∂x are off at first, and show the gradients of the package', async ({ room, page }) => {
  await room.open();
  const step = await trainAndPause(room, 30);
  const canvas = page.locator('[data-role="arrows"]');
  await expect(canvas).toHaveCount(0);
  await page.locator('[data-action="map"]').focus();
  await page.keyboard.press('Enter');
  const box = page.getByRole('checkbox', { name: /Arrows/ });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(canvas).toHaveAttribute('data-step', String(step));
  const expected = trained(step, (trainer) => {
    const { trainPoints, trainLabels } = trainer.data;
    const { data } = trainer.inputGradients(trainPoints, { labels: trainLabels });
    const lengths = Array.from({ length: data.length / 2 }, (_, row) => Math.hypot(data[2 * row]!, data[2 * row + 1]!));
    const length = Math.max(...lengths);
    const row = lengths.indexOf(length);
    return { count: lengths.length, row, length, dx: -data[2 * row]!, dy: -data[2 * row + 1]! };
  });
  const text = await page.locator('[data-role="arrows-text"]').innerText();
  const [, count, row, dx, dy, length] =
    /longest of (\d+) arrows is at training point (\d+) .*: \((\S+), (\S+)\), length (\S+)\./.exec(text)!;
  expect([Number(count), Number(row)]).toEqual([expected.count, expected.row]);
  expect(written(dx!)).toBeCloseTo(expected.dx, 2);
  expect(written(dy!)).toBeCloseTo(expected.dy, 2);
  expect(written(length!)).toBeCloseTo(expected.length, 2);
  await box.uncheck();
  await expect(canvas).toHaveCount(0);
});
